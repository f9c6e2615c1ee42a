import { sql, type Kysely } from 'kysely';
import type { Database } from '../../platform/db/tables.js';

type Db = Kysely<Database>;
type Built = { readonly n: number; readonly example: string | null };

const of = async (db: Db, query: ReturnType<typeof sql<Built>>): Promise<Built> =>
  (await query.execute(db)).rows[0] ?? { n: 0, example: null };

/**
 * What was built on an import since: data of other origin that rest on organisations or people it created, and later imports
 * that changed the same rows. Each as a sentence; empty where it can be taken back.
 */
export const builtOn = async (db: Db, tenantId: string, importId: string): Promise<readonly string[]> => {
  const other = (alias: string) => sql`${sql.ref(`${alias}.import_id`)} is distinct from ${importId}`;
  const own = sql`(select o.id from organisations o where o.tenant_id = ${tenantId} and o.import_id = ${importId})`;
  const people = sql`(select p.id from people p where p.tenant_id = ${tenantId} and p.import_id = ${importId})`;
  const questions: readonly (readonly [string, ReturnType<typeof sql<Built>>])[] = [
    [
      '次组织生活记录',
      sql<Built>`select count(*) as n, min(m.topic) as example from meetings m where m.tenant_id = ${tenantId} and ${other('m')} and m.organisation_id in ${own}`,
    ],
    [
      '名党员的组织关系',
      sql<Built>`select count(*) as n, min(p.name) as example from affiliations f join people p on p.tenant_id = f.tenant_id and p.id = f.person_id where f.tenant_id = ${tenantId} and ${other('f')} and (f.organisation_id in ${own} or f.person_id in ${people})`,
    ],
    [
      '个下级党组织',
      sql<Built>`select count(*) as n, min(s.short_name) as example from organisation_states s where s.tenant_id = ${tenantId} and ${other('s')} and s.parent_id in ${own}`,
    ],
    [
      '项任职',
      sql<Built>`select count(*) as n, min(t.holder_name) as example from tenures t where t.tenant_id = ${tenantId} and ${other('t')} and (t.organisation_id in ${own} or t.person_id in ${people})`,
    ],
    [
      '项党组织变更',
      sql<Built>`select count(*) as n, null::text as example from organisation_events e where e.tenant_id = ${tenantId} and ${other('e')} and e.organisation_id in ${own}`,
    ],
    [
      '个账号',
      sql<Built>`select count(*) as n, min(a.display_name) as example from accounts a where a.tenant_id = ${tenantId} and a.person_id in ${people}`,
    ],
    [
      '项权利限制',
      sql<Built>`select count(*) as n, null::text as example from restrictions r where r.tenant_id = ${tenantId} and r.person_id in ${people}`,
    ],
    [
      '项本级要求',
      sql<Built>`select count(*) as n, min(l.title) as example from local_rules l where l.tenant_id = ${tenantId} and l.organisation_id in ${own}`,
    ],
    [
      '处后来导入的更新',
      sql<Built>`select count(*) as n, null::text as example from import_changes c where c.tenant_id = ${tenantId} and c.import_id <> ${importId}
        and c.import_id in (select i.id from imports i where i.tenant_id = ${tenantId} and i.state = 'applied' and i.applied_at > (select x.applied_at from imports x where x.tenant_id = ${tenantId} and x.id = ${importId}))
        and (c.before ->> 'import_id' = ${importId} or c.row_id in (select y.row_id from import_changes y where y.tenant_id = ${tenantId} and y.import_id = ${importId}))`,
    ],
  ];
  const sentences: string[] = [];
  for (const [what, query] of questions) {
    const { n, example } = await of(db, query);
    if (n > 0) sentences.push(`已有${n}${what}建立在本次导入之上${example ? `（如“${example.slice(0, 30)}”）` : ''}。`);
  }
  return sentences;
};
