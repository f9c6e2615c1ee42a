import { sql, type Kysely } from 'kysely';
import type { Scope } from '../../domain/access/scope.js';
import { whereInScope } from '../platform/access/reads.js';
import type { Database } from '../platform/db/tables.js';

type Db = Kysely<Database>;
type Page = { readonly page: number; readonly size: number };

/** A page of feedback: those that wait first, then the newest. */
export const feedbackPage = async (db: Db, tenantId: string, page: Page) => {
  const { total, open } = await db
    .selectFrom('feedback as f')
    .select((e) => [e.fn.countAll<number>().as('total')])
    .select(sql<number>`count(*) filter (where f.answer is null)`.as('open'))
    .where('f.tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('feedback as f')
    .select([
      'f.id',
      'f.page',
      'f.text',
      'f.sender_name',
      'f.sent_at',
      'f.answer',
      'f.answered_by_name',
      'f.answered_at',
    ])
    .where('f.tenant_id', '=', tenantId)
    .orderBy(sql`f.answer is not null`)
    .orderBy('f.sent_at', 'desc')
    .limit(page.size)
    .offset((page.page - 1) * page.size)
    .execute();
  return { total, open, rows };
};

/** A page of what was answered, the newest answer first. */
export const answeredPage = async (db: Db, tenantId: string, page: Page) => {
  const all = () =>
    db.selectFrom('feedback as f').where('f.tenant_id', '=', tenantId).where('f.answer', 'is not', null);
  const { total } = await all()
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await all()
    .select(['f.id', 'f.text', 'f.sent_at', 'f.answer', 'f.answered_at'])
    .orderBy('f.answered_at', 'desc')
    .limit(page.size)
    .offset((page.page - 1) * page.size)
    .execute();
  return { total, rows };
};

const correctionColumns = [
  'c.id',
  'c.person_id',
  'p.name',
  'c.field',
  'c.text',
  'c.requested_at',
  'c.state',
  'c.answer',
  'c.answered_by_name',
] as const;

const corrections = (db: Db, tenantId: string) =>
  db
    .selectFrom('correction_requests as c')
    .innerJoin('people as p', (j) => j.on('p.tenant_id', '=', tenantId).onRef('p.id', '=', 'c.person_id'))
    .select(correctionColumns)
    .where('c.tenant_id', '=', tenantId);

/** The requests of one person, the newest first. */
export const correctionsOf = (db: Db, tenantId: string, personId: string) =>
  corrections(db, tenantId).where('c.person_id', '=', personId).orderBy('c.requested_at', 'desc').limit(100).execute();
export type CorrectionRow = Awaited<ReturnType<typeof correctionsOf>>[number];

/** Open requests of people whose newest affiliation lies within the scopes, the oldest first. */
export const openCorrectionsIn = (db: Db, tenantId: string, scopes: readonly Scope[]): Promise<CorrectionRow[]> =>
  corrections(db, tenantId)
    .innerJoinLateral(
      (e) =>
        e
          .selectFrom('affiliations as f')
          .innerJoin('organisation_states as o', (j) =>
            j.on('o.tenant_id', '=', tenantId).onRef('o.organisation_id', '=', 'f.organisation_id'),
          )
          .select('o.path')
          .where('f.tenant_id', '=', tenantId)
          .whereRef('f.person_id', '=', 'c.person_id')
          .orderBy('f.since', 'desc')
          .orderBy('o.since', 'desc')
          .limit(1)
          .as('place'),
      (j) => j.onTrue(),
    )
    .where('c.state', '=', 'open')
    .where(whereInScope(scopes, 'place.path'))
    .orderBy('c.requested_at')
    .limit(200)
    .execute();

/** What the audit log says of a person, the newest first. */
export const viewsOf = async (db: Db, tenantId: string, personId: string, page: Page) => {
  const all = () =>
    db.selectFrom('audit_entries as e').where('e.tenant_id', '=', tenantId).where('e.person_id', '=', personId);
  const { total } = await all()
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await all()
    .select(['e.at', 'e.actor_name', 'e.action', 'e.detail'])
    .orderBy('e.at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(page.size)
    .offset((page.page - 1) * page.size)
    .execute();
  return { total, rows };
};
