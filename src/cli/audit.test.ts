import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../server/platform/clock.js';
import { recordAudit } from '../server/platform/audit/store.js';
import { loadKeys } from '../server/platform/keys.js';
import { insertTenant } from '../server/platform/tenants/store.js';
import { day } from '../domain/shared/calendarDay.js';
import type { Database } from '../server/platform/db/tables.js';
import { zhibuOn, type Zhibu } from '../testkit/command.js';
import { testDatabase, type TestDatabase } from '../testkit/database.js';

const scratch = mkdtempSync(join(tmpdir(), 'zhibu-audit-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const [exported, publicKey] = [join(scratch, 'log.ndjson'), join(scratch, 'key.pem')];

let database: TestDatabase<Database>;
let zhibu: Zhibu;
beforeAll(async () => {
  database = await testDatabase<Database>();
  zhibu = zhibuOn(database.settings);
  const { tenantId } = await insertTenant(database.db, {
    name: '中共澜川市直属机关工作委员会',
    shortName: '澜川市直属机关工委',
    code: null,
    since: day('2024-01-01'),
    demo: false,
  });
  await zhibu('migrate');
  const data = process.env['ZHIBU_DATA'] ?? '';
  const keys = loadKeys({ keyFile: join(data, 'zhibu.key'), dataDirectory: data });
  const who = { tenantId, accountId: null, name: '系统设立' };
  for (let n = 0; n < 5; n += 1)
    await recordAudit(database.db, { clock: systemClock, keys }, who, { action: 'account.opened', detail: { n } });
});

describe('zhibu audit', () => {
  it('names the tail that no server has sealed, and seals it', async () => {
    const first = await zhibu('audit', 'verify');
    expect(first).toMatchObject({ code: 0 });
    expect(first.output).toMatch(/已封存 0 条[\s\S]*尚未封存的记录 5 条[\s\S]*校验通过。\n$/);
    const second = await zhibu('audit', 'verify');
    expect(second.output).toMatch(/已封存 5 条[\s\S]*没有尚未封存的记录。[\s\S]*链头：第 5 条/);
  });

  it('exports what an outsider verifies with the public key alone', async () => {
    expect(await zhibu('audit', 'export', exported)).toMatchObject({ code: 0, output: '' });
    const key = await zhibu('audit', 'key');
    expect(key.output).toMatch(/^-----BEGIN PUBLIC KEY-----/);
    writeFileSync(publicKey, key.output);
    const checked = await zhibu('audit', 'check', exported, '--key', publicKey);
    expect(checked).toMatchObject({ code: 0 });
    expect(checked.output).toContain('核验通过：中共澜川市直属机关工作委员会，6 条');
    writeFileSync(exported, readFileSync(exported, 'utf8').replace('系统设立', '别人'));
    expect(await zhibu('audit', 'check', exported, '--key', publicKey)).toMatchObject({ code: 1, output: '' });
  });

  it('finds an entry that was removed, with exit code 1', async () => {
    await database.pool.query('grant delete on audit_entries to current_user');
    await database.pool.query(
      'delete from audit_entries where id = (select s.entry_id from audit_seals s where s.position = 3)',
    );
    const said = await zhibu('audit', 'verify');
    expect(said.code).toBe(1);
    expect(said.output).toContain('第 3 条：记录被删除。\n校验未通过：1 处。');
  });

  it('says how it is used', async () => {
    for (const args of [
      ['audit'],
      ['audit', 'export'],
      ['audit', 'check', 'x'],
      ['audit', 'check', 'x', '--key', '/nowhere'],
    ])
      expect(await zhibu(...args)).toMatchObject({ code: 1, output: '' });
  });
});
