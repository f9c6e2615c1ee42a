import type { Kysely } from 'kysely';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import type { Database } from '../../platform/db/tables.js';

type Db = Kysely<Database>;
export type AuditQuestion = {
  readonly action?: string | undefined;
  readonly actor?: string | undefined;
  readonly concerning?: string | undefined;
  readonly since?: CalendarDay | undefined;
  readonly through?: CalendarDay | undefined;
};

/** The beginning of a day in China. */
const beginningOf = (day: CalendarDay): Date => new Date(`${day}T00:00:00+08:00`);
const dayMs = 24 * 3_600_000;

const matching = (db: Db, tenantId: string, f: AuditQuestion) => {
  let q = db.selectFrom('audit_entries as e').where('e.tenant_id', '=', tenantId);
  if (f.action) q = q.where('e.action', '=', f.action);
  if (f.actor) q = q.where('e.actor_name', 'like', `%${f.actor.replace(/[\\%_]/g, '\\$&')}%`);
  if (f.since) q = q.where('e.at', '>=', beginningOf(f.since));
  if (f.through) q = q.where('e.at', '<', new Date(beginningOf(f.through).getTime() + dayMs));
  const { concerning } = f;
  if (concerning)
    q = q.where('e.person_id', 'in', (x) =>
      x.selectFrom('people as p').select('p.id').where('p.tenant_id', '=', tenantId).where('p.name', '=', concerning),
    );
  return q;
};

/** A page of the audit log, the newest first. */
export const auditPage = async (
  db: Db,
  tenantId: string,
  filter: AuditQuestion,
  page: { readonly page: number; readonly size: number },
) => {
  const { total } = await matching(db, tenantId, filter)
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await matching(db, tenantId, filter)
    .leftJoin('audit_seals as s', (j) => j.on('s.tenant_id', '=', tenantId).onRef('s.entry_id', '=', 'e.id'))
    .leftJoin('people as p', (j) => j.on('p.tenant_id', '=', tenantId).onRef('p.id', '=', 'e.person_id'))
    .select(['e.id', 'e.at', 'e.actor_name', 'e.action', 'e.detail', 's.position', 'p.name as concerning'])
    .orderBy('e.at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(page.size)
    .offset((page.page - 1) * page.size)
    .execute();
  return { total, rows };
};

/** How many entries wait for the sealer. */
export const countUnsealed = async (db: Db, tenantId: string): Promise<number> => {
  const { count } = await db
    .selectFrom('audit_unsealed as u')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('u.tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  return count;
};
