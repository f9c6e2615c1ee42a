import { createPublicKey } from 'node:crypto';
import { appendFileSync, copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { beforeEach, describe, expect, it } from 'vitest';
import { faultText } from '../../../domain/audit/chain.js';
import { testApp } from '../../../testkit/testApp.js';
import { addWorlds } from '../../../testkit/world.js';
import { inTransaction } from '../db/pool.js';
import type { Database } from '../db/tables.js';
import { checkExport } from './checkExport.js';
import { exportLog, publicKeyOf } from './exportLog.js';
import { noteHead } from './heads.js';
import { sealedHead } from './reads.js';
import { sealAll, sealTenant, startSealing } from './sealing.js';
import { recordAudit } from './store.js';
import { verifyLog } from './verify.js';

const app = await testApp();
const [own, other] = await addWorlds(app);
const { deps } = app;
const { tenantId } = own;
const who = { tenantId, accountId: own.accounts.committee.id, name: '江帆' };
const heads = join(deps.auditDirectory, 'heads.ndjson');

const recordMany = async (count: number): Promise<void> => {
  for (let n = 0; n < count; n += 1)
    await recordAudit(deps.db, deps, who, { action: 'tenure.recorded', detail: { since: '2026-09-30', n } });
};
/** What only somebody with the owner's power over the database can do. */
const tamper = (sql: string, values: readonly unknown[] = []): Promise<unknown> => {
  const grant = 'grant update, delete, truncate on audit_entries, audit_seals to current_user';
  const revoke = 'revoke update, delete, truncate on audit_entries, audit_seals from current_user';
  return inTransaction<Database, unknown>(app.database.pool, async ({ client }) => {
    await client.query(grant);
    await client.query(sql, [...values]);
    await client.query(revoke);
  });
};
const faults = async (copy?: string): Promise<string[]> =>
  (await verifyLog(deps, tenantId, copy === undefined ? {} : { heads: copy })).faults.map(faultText);
const at = (position: number): string =>
  `(select s.entry_id from audit_seals s where s.tenant_id = '${tenantId}' and s.position = ${position})`;
const forgedEntry = `insert into audit_entries (tenant_id, id, at, actor_name, action, mac)
  values ('${tenantId}', gen_random_uuid(), now(), '没有这个人', 'session.opened', '\\x00')`;

beforeEach(async () => {
  await tamper('truncate audit_entries, audit_seals, audit_unsealed');
  rmSync(deps.auditDirectory, { recursive: true, force: true });
  await recordMany(9);
  await sealTenant(deps, tenantId);
});

describe('sealing', () => {
  it('links every entry once, in order, and notes head and count outside', async () => {
    expect(await sealedHead(deps.db, tenantId)).toMatchObject({ position: 9 });
    expect(await sealTenant(deps, tenantId)).toBe(0);
    await recordMany(3);
    expect(await sealTenant(deps, tenantId)).toBe(3);
    const lines = readFileSync(heads, 'utf8').trim().split('\n');
    expect(lines.map((l) => (JSON.parse(l) as { position: number }).position)).toEqual([9, 12]);
    expect(await faults()).toEqual([]);
  });

  it('keeps the chains of two working committees apart', async () => {
    await recordAudit(deps.db, deps, { ...who, tenantId: other.tenantId }, { action: 'session.opened' });
    await sealAll(deps);
    expect(await sealedHead(deps.db, other.tenantId)).toMatchObject({ position: 1 });
    expect(await sealedHead(deps.db, tenantId)).toMatchObject({ position: 9 });
    expect((await verifyLog(deps, other.tenantId)).count).toBe(0);
  });

  it('leaves nothing out and nothing twice, however many write and seal at once', async () => {
    const writers = Array.from({ length: 8 }, () => recordMany(15));
    const sealers = Array.from({ length: 6 }, () => sealTenant(deps, tenantId));
    await Promise.all([...writers, ...sealers]);
    await sealTenant(deps, tenantId);
    expect(await sealedHead(deps.db, tenantId)).toMatchObject({ position: 129 });
    expect(await faults()).toEqual([]);
  });

  it('leaves an entry whose change is not committed for later, and one whose change is undone for ever', async () => {
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    const slow = inTransaction<Database, void>(deps.pool, async ({ db }) => {
      await recordAudit(db, deps, who, { action: 'import.applied' });
      await held;
    });
    await inTransaction<Database, void>(deps.pool, async ({ db }) => {
      await recordAudit(db, deps, who, { action: 'import.undone' });
      throw new Error('undone');
    }).catch(() => undefined);
    await recordMany(1);
    expect(await sealTenant(deps, tenantId)).toBe(1);
    go();
    await slow;
    expect(await sealTenant(deps, tenantId)).toBe(1);
    expect(await faults()).toEqual([]);
  });

  it('goes on by itself within a second, and tells what went wrong', async () => {
    const errors: unknown[] = [];
    const sealing = startSealing(deps, (error) => errors.push(error), 50);
    await recordMany(2);
    const begun = Date.now();
    while ((await sealedHead(deps.db, tenantId)).position < 11 && Date.now() - begun < 5000)
      await new Promise((resolve) => setTimeout(resolve, 20));
    await sealing.stop();
    expect(errors).toEqual([]);
    expect(await sealedHead(deps.db, tenantId)).toMatchObject({ position: 11 });
  });

  it('notes the head at the next start where the machine stopped before it was noted', async () => {
    rmSync(heads);
    await startSealing(deps, () => undefined, 10_000).stop();
    expect((await verifyLog(deps, tenantId)).noted?.position).toBe(9);
  });
});

describe('verifying finds', () => {
  it('nothing where nothing was touched, and names the tail that is not sealed yet', async () => {
    await recordMany(2);
    const verified = await verifyLog(deps, tenantId);
    expect(verified).toMatchObject({ count: 0, unsealed: 2, head: { position: 9 }, noted: { position: 9 } });
  });

  it.each([
    ['actor_name', `'别人'`],
    ['action', `'session.closed'`],
    ['detail', `'{"n": 3, "since": "2026-10-01"}'`],
    ['at', `at - interval '1 day'`],
    ['account_id', 'null'],
    ['subject_id', 'gen_random_uuid()'],
    ['person_id', 'gen_random_uuid()'],
  ])('an entry whose %s was edited', async (column, value) => {
    await tamper(`update audit_entries set ${column} = ${value} where id = ${at(4)}`);
    expect(await faults()).toEqual(['第 4 条：记录的内容被改动过。']);
  });

  it('an entry that was removed, with its link or without', async () => {
    await tamper(`delete from audit_entries where id = ${at(4)}`);
    expect(await faults()).toEqual(['第 4 条：记录被删除。']);
    await tamper(`delete from audit_seals where position = 4`);
    expect(await faults()).toEqual(['第 4 条：记录被删除。']);
  });

  it('an entry that was put in, before and after it is sealed', async () => {
    await tamper(forgedEntry);
    expect(await faults()).toEqual([expect.stringMatching(/^未封存的记录 .*：记录不是由本系统写入的。$/)]);
    await tamper(
      `insert into audit_unsealed select e.tenant_id, e.id from audit_entries e where e.actor_name = '没有这个人'`,
    );
    await recordMany(1);
    await sealTenant(deps, tenantId);
    expect((await faults()).join()).toMatch(/^第 1[01] 条：记录不是由本系统写入的。$/);
  });

  it('an entry that was copied under another id', async () => {
    await tamper(
      `insert into audit_entries (tenant_id, id, at, account_id, actor_name, action, subject_id, person_id, detail, mac)
       select tenant_id, gen_random_uuid(), at, account_id, actor_name, action, subject_id, person_id, detail, mac
       from audit_entries where id = ${at(4)}`,
    );
    expect(await faults()).toHaveLength(1);
  });

  it('the newest that were cut off, also where new ones have come since', async () => {
    await tamper(`delete from audit_entries where id in (select s.entry_id from audit_seals s where s.position > 6)`);
    await tamper('delete from audit_seals where position > 6');
    expect(await faults()).toEqual(['第 7 至 9 条：最新的记录被截去：数据库之外留存的链头比数据库中的更长。']);
    await recordMany(5);
    await sealTenant(deps, tenantId);
    expect(await faults()).toEqual(['第 9 条：与数据库之外留存的链头不符，此前的记录曾被截去或改写。']);
  });

  it('the newest that were cut off by a copy of the heads kept elsewhere, where those beside the data are gone too', async () => {
    const copy = join(app.deps.uploadDirectory, '..', 'heads-copy.ndjson');
    copyFileSync(heads, copy);
    await tamper(`delete from audit_entries where id in (select s.entry_id from audit_seals s where s.position > 6)`);
    await tamper('delete from audit_seals where position > 6');
    rmSync(heads);
    expect((await verifyLog(deps, tenantId)).noted).toBeNull();
    expect(await faults(copy)).toHaveLength(1);
  });

  it('heads that were made without the key say nothing', async () => {
    appendFileSync(
      heads,
      `${JSON.stringify({ tenantId, position: 99, chain: '0'.repeat(64), at: '', mac: '0'.repeat(64) })}\n{"half`,
    );
    expect(await faults()).toEqual([]);
  });

  it('every one of many faults, of which it names a hundred', async () => {
    await recordMany(150);
    await sealTenant(deps, tenantId);
    await tamper(`update audit_entries set actor_name = '别人'`);
    const verified = await verifyLog(deps, tenantId);
    expect(verified.count).toBe(159);
    expect(verified.faults).toHaveLength(100);
  });
});

it('the file of heads is begun anew when it has grown, and nothing noted is lost', async () => {
  for (let n = 10; n < 5500; n += 1)
    if (n % 5 === 0)
      await noteHead(deps.auditDirectory, deps.keys, {
        tenantId: other.tenantId,
        position: n,
        chain: '0'.repeat(64),
        at: 'x'.repeat(1000),
      });
  expect(readFileSync(join(deps.auditDirectory, 'heads.1.ndjson'), 'utf8')).toContain('"position":9');
  expect((await verifyLog(deps, tenantId)).noted?.position).toBe(9);
});

describe('an export', () => {
  const publicKey = publicKeyOf(deps.keys);
  const file = join(deps.uploadDirectory, '..', 'export.ndjson');
  const exported = async (after = 0): Promise<string> => {
    const asked = { tenantId, committee: own.name, after, limit: 1_000_000 };
    return text(Readable.from(exportLog(deps, asked)));
  };
  const checkText = async (content: string, key = publicKey) => {
    writeFileSync(file, content);
    return checkExport(file, key);
  };

  it('is verified with the file and the public key alone, whole or from a place on', async () => {
    expect(await checkText(await exported())).toMatchObject({ good: true, count: 9, head: { committee: own.name } });
    expect(await checkText(await exported(6))).toMatchObject({ good: true, count: 3 });
  });

  it('betrays every change: of a line, of their order, of their number, of the head, of the signature', async () => {
    const lines = (await exported()).trim().split('\n');
    const without = (n: number): string => lines.filter((_, i) => i !== n).join('\n');
    const changed = [
      without(4),
      without(lines.length - 1),
      without(lines.length - 2),
      lines.join('\n').replace('江帆', '别人'),
      lines.join('\n').replace(own.name, other.name),
      [lines[0], ...lines.slice(1, -1).toReversed(), lines.at(-1)].join('\n'),
      lines.join('\n').replace(/"signature":"..../, '"signature":"AAAA'),
    ];
    for (const content of changed) expect(await checkText(content)).toMatchObject({ good: false });
  });

  it('is not verified with another key', async () => {
    const { auditSigning } = await import('../keys.js').then((m) => m.keysFrom(Buffer.alloc(32, 9)));
    const foreign = createPublicKey(auditSigning).export({ type: 'spki', format: 'pem' }).toString();
    expect(await checkText(await exported(), foreign)).toMatchObject({ good: false });
  });
});
