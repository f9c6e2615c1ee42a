import { describe, expect, it } from 'vitest';
import { addLocalRule, branchYear, endRule, rulesInForce } from '../../contract/obligations.js';
import { as } from '../../testkit/as.js';
import { refusalOf } from '../../testkit/refusalOf.js';
import type { Client } from '../../testkit/testApp.js';
import { testApp } from '../../testkit/testApp.js';
import { addWorld } from '../../testkit/world.js';
import { inTransaction } from '../platform/db/pool.js';
import type { Database } from '../platform/db/tables.js';
import { recomputeAll } from './store.js';

/* 工委 ── 甲 ── 一 */
const app = await testApp();
const world = await addWorld(app, '澜川市');
const officer = await as(app, world, 'workingCommittee');
const committee = await as(app, world, 'committee');
const secretary = await as(app, world, 'branchSecretary');
await inTransaction<Database, unknown>(app.database.pool, (tx) => recomputeAll(tx, world.tenantId, app.clock.today()));

const lesson = 'partyLesson.quarter';
const end = (who: Client, at: '工委' | '甲', ruleId: string, until = '2026-07-01') =>
  who.ask(endRule, {
    params: { organisationId: world.at[at].id, ruleId },
    body: { until, reason: '党课改按年度学习计划安排' },
  });
const ruleShown = async (who: Client, at: '工委' | '甲' | '一', id: string) => {
  const { json } = await who.ask(rulesInForce, { params: { organisationId: world.at[at].id } });
  return rulesInForce.reply.parse(json).rules.find((r) => r.id === id);
};
const lessonsOwed = async (): Promise<readonly string[]> => {
  const { json } = await secretary.ask(branchYear, { params: { organisationId: world.at.一.id } });
  const row = branchYear.reply.parse(json).rows.find((r) => r.rule.id === lesson);
  return row?.cells.map((c) => c.period) ?? [];
};

describe('a local rule', () => {
  it('that came with the product is ended by the working committee alone, and only a local one', async () => {
    expect(refusalOf(await end(committee, '甲', lesson))).toEqual({
      status: 409,
      code: 'rule.end',
      details: ['“党课”不是本级制定的要求，请由制定的党委废止。'],
    });
    expect(refusalOf(await end(officer, '工委', 'memberMeeting.quarter')).details).toEqual([
      '“党员大会”是全国统一的规定，本级不能废止。',
    ]);
    expect((await ruleShown(officer, '工委', lesson))?.own).toBe(true);
    expect((await ruleShown(committee, '甲', lesson))?.own).toBe(false);
  });

  it('ended: later periods are not owed any more, earlier ones as before, and everybody sees who decided it and why', async () => {
    expect(await lessonsOwed()).toEqual(['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']);
    expect((await end(officer, '工委', lesson)).status).toBe(200);
    expect(await lessonsOwed()).toEqual(['2026-Q1', '2026-Q2']);
    expect(await ruleShown(secretary, '一', lesson)).toMatchObject({
      until: '2026-07-01',
      end: { by: '澜川市直属机关工委', reason: '党课改按年度学习计划安排' },
      own: false,
    });
    expect(refusalOf(await end(officer, '工委', lesson)).details).toEqual(['“党课”已经废止。']);
    const { rows } = await app.database.pool.query<{ detail: unknown }>(
      `select detail from audit_entries where tenant_id = $1 and action = 'rule.ended'`,
      [world.tenantId],
    );
    expect(rows).toHaveLength(1);
  });

  it('may then be replaced by one that asks for less', async () => {
    const body = {
      kind: 'partyLesson',
      title: '党课',
      period: 'year',
      required: 2,
      since: '2026-07-01',
      basis: '通知',
    };
    const added = await officer.ask(addLocalRule, { params: { organisationId: world.at.工委.id }, body });
    expect(added.status).toBe(200);
  });

  it('of a committee is ended by that committee, not by one above or below', async () => {
    const body = {
      kind: 'themeDay',
      title: '主题党日',
      period: 'month',
      required: 2,
      since: '2026-02-01',
      basis: '通知',
    };
    const added = await committee.ask(addLocalRule, { params: { organisationId: world.at.甲.id }, body });
    const { id } = added.json as { id: string };
    expect(refusalOf(await end(officer, '工委', id)).code).toBe('notFound');
    expect((await end(committee, '甲', id)).status).toBe(200);
  });
});
