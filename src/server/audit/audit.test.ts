import { describe, expect, it } from 'vitest';
import { openAccount } from '../../contract/administration.js';
import { auditEntries, auditSeal, exportAudit, verifyAudit } from '../../contract/audit.js';
import { as } from '../../testkit/as.js';
import { testApp } from '../../testkit/testApp.js';
import { addWorlds } from '../../testkit/world.js';
import { sealTenant } from '../platform/audit/sealing.js';
import { auditActions, recordAudit } from '../platform/audit/store.js';

const app = await testApp();
const [world, other] = await addWorlds(app);
const audit = await as(app, world, 'auditAdministrator');
const system = await as(app, world, 'systemAdministrator');
const opened = async (signInName: string): Promise<{ id: string }> =>
  (await system.ask(openAccount, { body: { signInName, displayName: '记录' } })).json as { id: string };

describe('the audit log', () => {
  type Entry = {
    readonly actor: string;
    readonly action: string;
    readonly actionTitle: string;
    readonly detail: string;
  };
  const read = async (query: Record<string, string>): Promise<{ total: number; items: Entry[] }> =>
    (await audit.ask(auditEntries, { query })).json as { total: number; items: Entry[] };

  it('is read by the auditor, the newest first, by action and by person', async () => {
    const { id } = await opened('ji.lu');
    await opened('yu.lan');
    const found = await read({ action: 'account.opened', actor: 'systemAdministrator' });
    expect(found.items[0]).toMatchObject({ action: 'account.opened', actionTitle: '开通账号' });
    expect(found.items.map((e) => e.detail)).toEqual(['登录名：yu.lan', '登录名：ji.lu']);
    expect(found.total).toBe(2);
    expect((await read({ actor: 'nobody' })).total).toBe(0);
    expect((await read({ actor: '%' })).total).toBe(0);
    const { rows } = await app.database.pool.query('select 1 from audit_entries as e where e.subject_id = $1', [id]);
    expect(rows).toHaveLength(1);
  });

  it('shows nothing of another committee', async () => {
    const theirs = await as(app, other, 'auditAdministrator');
    const seen = (await theirs.ask(auditEntries)).json;
    expect(seen).toMatchObject({ total: 0, items: [] });
  });

  it('is searched by whom it concerns and by day', async () => {
    const someone = world.at.一.member;
    const who = { tenantId: world.tenantId, accountId: null, name: '某人' };
    await recordAudit(app.database.db, app.deps, who, { action: 'person.revealed', personId: someone.id });
    const about = await read({ concerning: someone.name });
    expect(about).toMatchObject({ total: 1, items: [{ actionTitle: '查看完整号码', concerning: someone.name }] });
    const today = app.clock.today();
    expect((await read({ concerning: someone.name, since: today, through: today })).total).toBe(1);
    expect((await read({ concerning: someone.name, since: '2030-01-01' })).total).toBe(0);
    expect((await read({ concerning: someone.name, through: '2020-01-01' })).total).toBe(0);
  });

  it('is sealed, verified and exported, and each of these is recorded', async () => {
    await sealTenant(app.deps, world.tenantId);
    const state = (await audit.ask(auditSeal)).json as { position: number; chain: string };
    expect(state).toMatchObject({ unsealed: 0, noted: { position: state.position } });
    const whole = await audit.ask(verifyAudit, { body: { after: null } });
    expect(whole.json).toMatchObject({ done: true, count: 0, head: { position: state.position } });
    const wrong = await audit.ask(verifyAudit, { body: { after: { position: 1, chain: 'f'.repeat(64) } } });
    expect(wrong.json).toMatchObject({ count: 1, faults: ['第 2 条：记录的内容被改动过。'] });
    const exported = await audit.ask(exportAudit);
    expect(exported.text.trim().split('\n')).toHaveLength(state.position + 2);
    const actions = (await read({})).items.map((e) => e.action);
    expect(actions.slice(0, 3)).toEqual(['audit.exported', 'audit.verified', 'audit.verified']);
  });

  it('can be added to and nothing else, not even by the application itself', async () => {
    for (const change of [
      `update audit_entries set actor_name = '别人'`,
      'delete from audit_entries',
      'truncate audit_entries',
    ])
      await expect(app.deps.pool.query(change)).rejects.toThrow(/permission denied/);
  });

  it('names every action in Chinese', () => {
    for (const title of Object.values(auditActions)) expect(title).toMatch(/^[\u4e00-\u9fff]+$/);
  });
});
