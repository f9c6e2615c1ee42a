import { describe, expect, it } from 'vitest';
import * as contract from '../../contract/feedback.js';
import { setSecurity } from '../../contract/administration.js';
import { person, reveal } from '../../contract/people.js';
import { as } from '../../testkit/as.js';
import { refusalOf } from '../../testkit/refusalOf.js';
import { testApp, type Answer, type Client } from '../../testkit/testApp.js';
import { addWorlds } from '../../testkit/world.js';
import { retain } from './usecases/retain.js';

const app = await testApp();
const [world, other] = await addWorlds(app);
const { tenantId } = world;
const me = world.accounts.member.personId ?? '';
const mine = { params: { personId: me } };
const member = await as(app, world, 'member');
const secretary = await as(app, world, 'branchSecretary');
const officer = await as(app, world, 'workingCommittee');
const itemsOf = <T>(a: Answer): T[] => (a.json as { items: T[] }).items;

describe('feedback', () => {
  type Line = { id: string; text: string; sender: string | null };
  const send = (who: Client, text: string, signed: boolean): Promise<Answer> =>
    who.ask(contract.sendFeedback, { body: { page: '/map/x', text, signed } });
  const list = async (): Promise<Line[]> => itemsOf<Line>(await officer.ask(contract.feedbackList));

  it('names the sender where he wants, and keeps nobody where he does not', async () => {
    expect((await send(member, '字太小，看不清。', true)).status).toBe(200);
    expect((await send(secretary, '填报太多。', false)).status).toBe(200);
    const lines = await list();
    expect(lines.find((l) => l.text === '字太小，看不清。')?.sender).toContain('member');
    expect(lines.find((l) => l.text === '填报太多。')?.sender).toBeNull();
    for (const table of ['feedback', 'audit_entries']) {
      const { rows } = await app.database.pool.query<{ t: string }>(
        `select x::text as t from ${table} x where x.id = $1 or x::text like '%feedback.sent%未署名%'`,
        [lines.find((l) => l.text === '填报太多。')?.id],
      );
      for (const { t } of rows) {
        expect(t).not.toContain(world.accounts.branchSecretary.id);
        expect(t).not.toContain(world.accounts.branchSecretary.personId ?? 'none');
      }
    }
  });

  it('is answered by the working committee, and then open to everybody without names', async () => {
    const [line] = await list();
    const params = { feedbackId: line?.id ?? '' };
    expect((await officer.ask(contract.answerFeedback, { params, body: { answer: '已加大字号。' } })).status).toBe(200);
    const answered = await member.ask(contract.answeredFeedback);
    expect(itemsOf(answered)).toMatchObject([{ answer: '已加大字号。' }]);
    expect(answered.text).not.toContain('sender');
    expect(refusalOf(await secretary.ask(contract.feedbackList)).code).toBe('notFound');
    const theirs = await as(app, other, 'workingCommittee');
    expect(itemsOf(await theirs.ask(contract.feedbackList))).toEqual([]);
    expect(refusalOf(await theirs.ask(contract.answerFeedback, { params, body: { answer: '不是你的。' } })).code).toBe(
      'notFound',
    );
  });

  it('marked secret is refused, and nothing of it kept', async () => {
    expect(refusalOf(await send(member, '附件：机密★3年 某某文件', true)).code).toBe('secrecy.marked');
    expect((await list()).some((l) => l.text.includes('机密'))).toBe(false);
  });
});

describe('who looked at one’s own file', () => {
  type View = { by: string; what: string; detail: string };
  const views = async (): Promise<View[]> => itemsOf<View>(await member.ask(contract.personViews, mine));

  it('is shown to oneself: who opened it, once a day, and who saw a number and why', async () => {
    await secretary.ask(person, mine);
    await secretary.ask(person, mine);
    await secretary.ask(reveal, { ...mine, body: { field: 'phone', reason: '通知开会' } });
    await member.ask(person, mine);
    const seen = await views();
    expect(seen.map((v) => v.what)).toEqual(['查看完整号码', '查看人员档案']);
    expect(seen[0]?.detail).toContain('通知开会');
    expect(seen.every((v) => v.by.includes('branchSecretary'))).toBe(true);
    app.clock.goOn(24 * 60);
    await (await as(app, world, 'branchSecretary')).ask(person, mine);
    app.clock.goOn(-24 * 60);
    expect(await views()).toHaveLength(3);
  });

  it('is shown to nobody else', async () => {
    for (const who of [secretary, officer])
      expect(refusalOf(await who.ask(contract.personViews, mine)).code).toBe('notFound');
  });
});

describe('a request to put something right', () => {
  type Line = { id: string; stateTitle: string; answer: string | null; name: string };
  const open = async (who: Client): Promise<Line[]> => itemsOf<Line>(await who.ask(contract.openCorrections));

  it('goes to the branch and those above it, is answered once, and the person sees the answer', async () => {
    const body = { field: 'joinedOn', text: '应为2010年7月1日，见入党志愿书。' };
    const { id } = (await member.ask(contract.requestCorrection, { ...mine, body })).json as { id: string };
    for (const who of [secretary, officer, await as(app, world, 'committee')])
      expect((await open(who)).map((l) => l.id)).toEqual([id]);
    const params = { personId: me, correctionId: id };
    const answer = { params, body: { done: true, answer: '已核对志愿书，已更正。' } };
    expect((await secretary.ask(contract.answerCorrection, answer)).status).toBe(200);
    expect(refusalOf(await secretary.ask(contract.answerCorrection, answer)).code).toBe('notFound');
    expect(itemsOf(await member.ask(contract.correctionsOfPerson, mine))).toMatchObject([
      { fieldTitle: '入党日期', stateTitle: '已更正', answer: '已核对志愿书，已更正。' },
    ]);
    expect(await open(secretary)).toEqual([]);
  });

  it('is made by the person alone, and not seen from another branch', async () => {
    const body = { field: 'phone', text: '号码已换。' };
    expect(refusalOf(await secretary.ask(contract.requestCorrection, { ...mine, body })).code).toBe('notFound');
    await member.ask(contract.requestCorrection, { ...mine, body });
    expect(await open(await as(app, other, 'workingCommittee'))).toEqual([]);
    expect(refusalOf(await (await as(app, world, 'clerk')).ask(contract.openCorrections)).code).toBe('notFound');
  });
});

describe('what has stayed its time', () => {
  const count = async (table: string): Promise<number> =>
    (await app.database.pool.query(`select 1 from ${table} x where x.tenant_id = $1`, [tenantId])).rowCount ?? 0;

  it('is deleted by the job, which says what and how much; what waits for an answer stays', async () => {
    const security = await as(app, world, 'securityAdministrator');
    const body = { secondFactor: false, retention: { importRows: 6, feedback: 6, corrections: 120 } };
    expect((await security.ask(setSecurity, { body })).status).toBe(200);
    expect(await count('feedback')).toBe(2);
    await app.database.pool.query(`update imports set state = 'applied' where tenant_id = $1`, [tenantId]);
    await app.database.pool.query(`update imports set created_at = $1`, [app.clock.now()]);
    await retain(app.deps)(tenantId);
    expect(await count('feedback')).toBe(2);
    app.clock.goOn(60 * 24 * 187);
    await retain(app.deps)(tenantId);
    expect(await count('feedback')).toBe(1);
    expect(await count('correction_requests')).toBe(2);
    expect(await count('import_rows')).toBe(0);
    const { rows } = await app.database.pool.query<{ d: string }>(
      `select e.detail::text as d from audit_entries e where e.action = 'retention.applied'`,
    );
    expect(rows[0]?.d).toContain('已答复的意见反馈1条');
  });

  it('of another working committee is left alone', async () => {
    const { rowCount } = await app.database.pool.query('select 1 from import_rows r where r.tenant_id = $1', [
      other.tenantId,
    ]);
    expect(rowCount).toBeGreaterThan(0);
  });
});
