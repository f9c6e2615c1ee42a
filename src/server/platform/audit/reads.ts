import { sql, type Kysely } from 'kysely';
import { beginning, type Head, type Kept } from '../../../domain/audit/chain.js';
import type { SealedEntry } from '../../../domain/audit/entry.js';
import type { Database } from '../db/tables.js';

type Db = Kysely<Database>;
type EntryRow = {
  readonly id: string;
  readonly at: Date;
  readonly account_id: string | null;
  readonly actor_name: string;
  readonly action: string;
  readonly subject_id: string | null;
  readonly person_id: string | null;
  readonly detail: unknown;
  readonly mac: Buffer;
};
export type Unsealed = { readonly entry: SealedEntry; readonly mac: string };

const entryOf = (tenantId: string, e: EntryRow): SealedEntry => ({
  tenantId,
  id: e.id,
  at: e.at.toISOString(),
  accountId: e.account_id,
  actor: e.actor_name,
  action: e.action,
  subjectId: e.subject_id,
  personId: e.person_id,
  detail: e.detail,
});
const columns = sql.raw('e.id, e.at, e.account_id, e.actor_name, e.action, e.subject_id, e.person_id, e.detail, e.mac');

/** The last link of a tenant, and when it was made; the beginning where nothing is sealed yet. */
export const sealedHead = async (db: Db, tenantId: string): Promise<Head & { readonly at: Date | null }> => {
  const row = await db
    .selectFrom('audit_seals as s')
    .select(['s.position', 's.chain', 's.sealed_at'])
    .where('s.tenant_id', '=', tenantId)
    .orderBy('s.position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row
    ? { position: Number(row.position), chain: row.chain.toString('hex'), at: row.sealed_at }
    : { ...beginning, at: null };
};

/** Whether anything waits for the sealer. */
export const anyUnsealed = async (db: Db, tenantId: string): Promise<boolean> =>
  (await db
    .selectFrom('audit_unsealed as u')
    .select('u.entry_id')
    .where('u.tenant_id', '=', tenantId)
    .limit(1)
    .executeTakeFirst()) !== undefined;

/** What waits for the sealer, in the order of ids, which is that of time. */
export const nextUnsealed = async (db: Db, tenantId: string, limit: number): Promise<readonly SealedEntry[]> => {
  const { rows } = await sql<EntryRow>`
    select ${columns} from (
      select w.entry_id from audit_unsealed w where w.tenant_id = ${tenantId} order by w.entry_id limit ${limit}
    ) u
    join audit_entries e on e.tenant_id = ${tenantId} and e.id = u.entry_id
    order by u.entry_id`.execute(db);
  return rows.map((r) => entryOf(tenantId, r));
};

type KeptRow = EntryRow & {
  readonly position: number;
  readonly entry_id: string;
  readonly chain: Buffer;
  readonly seal: Buffer;
};

/** Links behind a place, in order, each with its entry where that is still there. */
export const keptAfter = async (db: Db, tenantId: string, after: number, limit: number): Promise<readonly Kept[]> => {
  const { rows } = await sql<KeptRow>`
    select s.position, s.entry_id, s.chain, s.seal, ${columns} from audit_seals s
    left join audit_entries e on e.tenant_id = ${tenantId} and e.id = s.entry_id
    where s.tenant_id = ${tenantId} and s.position > ${after} order by s.position limit ${limit}`.execute(db);
  return rows.map((r) => ({
    position: Number(r.position),
    chain: r.chain.toString('hex'),
    seal: r.seal.toString('hex'),
    entryId: r.entry_id,
    entry: r.id ? entryOf(tenantId, r) : null,
    mac: r.id ? r.mac.toString('hex') : '',
  }));
};

/** Entries behind an id that no link names, whether they wait for the sealer or not, in the order of their ids. */
export const unlinkedAfter = async (
  db: Db,
  tenantId: string,
  after: string,
  limit: number,
): Promise<readonly Unsealed[]> => {
  const { rows } = await sql<EntryRow>`
    select ${columns} from audit_entries e
    where e.tenant_id = ${tenantId} and e.id > ${after}
      and not exists (select 1 from audit_seals s where s.tenant_id = ${tenantId} and s.entry_id = e.id)
    order by e.id limit ${limit}`.execute(db);
  return rows.map((r) => ({ entry: entryOf(tenantId, r), mac: r.mac.toString('hex') }));
};
