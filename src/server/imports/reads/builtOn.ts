import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from '../../platform/db/tables.js';

type Db = Kysely<Database>;
type Built = { readonly n: number; readonly example: string | null };
type Question = { readonly what: string; readonly query: RawBuilder<Built> };

/**
 * Rows of a table that neither come from the import nor were changed by it (what it changed will be as before); the organisations
 * and the people that it created.
 */
const pieces = (tenantId: string, importId: string) => ({
  other: (
    alias: string,
    table: string,
  ) => sql`(${sql.ref(`${alias}.import_id`)} is distinct from ${importId} and not exists (
    select 1 from import_changes h
    where h.tenant_id = ${tenantId} and h.import_id = ${importId} and h.table_name = ${table} and h.row_id = ${sql.ref(`${alias}.id`)}))`,
  own: sql`(select o.id from organisations o where o.tenant_id = ${tenantId} and o.import_id = ${importId})`,
  people: sql`(select p.id from people p where p.tenant_id = ${tenantId} and p.import_id = ${importId})`,
});

/** Records and changes of other origin that rest on organisations the import created. */
const onOrganisations = (tenantId: string, importId: string): readonly Question[] => {
  const { other, own } = pieces(tenantId, importId);
  return [
    {
      what: '次组织生活记录',
      query: sql<Built>`
        select count(*) as n, min(m.topic) as example from meetings m
        where m.tenant_id = ${tenantId} and ${other('m', 'meetings')} and (m.organisation_id in ${own} or exists (
          select 1 from meeting_kinds k where k.tenant_id = ${tenantId} and k.meeting_id = m.id and k.organisation_id in ${own}))`,
    },
    {
      what: '个下级党组织',
      query: sql<Built>`
        select count(*) as n, min(s.short_name) as example from organisation_states s
        where s.tenant_id = ${tenantId} and ${other('s', 'organisation_states')} and s.parent_id in ${own} and s.organisation_id not in ${own}`,
    },
    {
      what: '个党组织的变更',
      query: sql<Built>`
        select count(*) as n, min(x.name) as example from (
          select s.organisation_id, min(s.short_name) as name from organisation_states s
          where s.tenant_id = ${tenantId} and s.organisation_id in ${own} and (${other('s', 'organisation_states')} or exists (
            select 1 from organisation_events e
            where e.tenant_id = ${tenantId} and e.organisation_id = s.organisation_id and e.import_id is distinct from ${importId}))
          group by s.organisation_id) x`,
    },
    {
      what: '个届次',
      query: sql<Built>`
        select count(*) as n, null::text as example from terms t
        where t.tenant_id = ${tenantId} and ${other('t', 'terms')} and t.organisation_id in ${own}`,
    },
  ];
};

/** What was decided for organisations that the import created, or is done in their name. */
const onDecisions = (tenantId: string, importId: string): readonly Question[] => {
  const { own } = pieces(tenantId, importId);
  return [
    {
      what: '项任用',
      query: sql<Built>`
        select count(*) as n, min(a.display_name) as example from appointments x
        join accounts a on a.tenant_id = x.tenant_id and a.id = x.account_id
        where x.tenant_id = ${tenantId} and x.organisation_id in ${own}
          and x.organisation_id not in (select r.organisation_id from organisation_states r where r.tenant_id = ${tenantId} and r.parent_id is null)`,
    },
    {
      what: '项本级要求',
      query: sql<Built>`
        select count(*) as n, min(l.title) as example from local_rules l
        where l.tenant_id = ${tenantId} and l.organisation_id in ${own}`,
    },
    {
      what: '项不适用的决定',
      query: sql<Built>`
        select count(*) as n, min(x.reason) as example from exemptions x
        where x.tenant_id = ${tenantId} and (x.organisation_id in ${own}
          or exists (select 1 from organisations o where o.tenant_id = ${tenantId} and o.import_id = ${importId} and o.id = any(x.organisation_ids)))`,
    },
    {
      what: '次本级导入',
      query: sql<Built>`
        select count(*) as n, null::text as example from imports i
        where i.tenant_id = ${tenantId} and i.id <> ${importId} and i.organisation_id in ${own}`,
    },
  ];
};

/** Data of other origin that rest on people the import created, or place people in organisations it created. */
const onPeople = (tenantId: string, importId: string): readonly Question[] => {
  const { other, own, people } = pieces(tenantId, importId);
  return [
    {
      what: '名党员的组织关系',
      query: sql<Built>`
        select count(*) as n, min(p.name) as example from affiliations f
        join people p on p.tenant_id = f.tenant_id and p.id = f.person_id
        where f.tenant_id = ${tenantId} and ${other('f', 'affiliations')} and (f.organisation_id in ${own} or f.group_id in ${own} or f.person_id in ${people})`,
    },
    {
      what: '名党员的身份变化',
      query: sql<Built>`
        select count(*) as n, min(p.name) as example from standings s
        join people p on p.tenant_id = s.tenant_id and p.id = s.person_id
        where s.tenant_id = ${tenantId} and ${other('s', 'standings')} and s.person_id in ${people}`,
    },
    {
      what: '项任职',
      query: sql<Built>`
        select count(*) as n, min(t.holder_name) as example from tenures t
        where t.tenant_id = ${tenantId} and ${other('t', 'tenures')} and (t.organisation_id in ${own} or t.person_id in ${people})`,
    },
    {
      what: '项离任登记',
      query: sql<Built>`
        select count(*) as n, min(t.holder_name) as example from tenures t
        where t.tenant_id = ${tenantId} and t.import_id = ${importId} and exists (
          select 1 from audit_entries e where e.tenant_id = ${tenantId} and e.action = 'tenure.ended' and e.detail ->> 'tenureId' = t.id::text)`,
    },
  ];
};

/** What else names people whom the import created. */
const naming = (tenantId: string, importId: string): readonly Question[] => {
  const { other, people } = pieces(tenantId, importId);
  return [
    {
      what: '次组织生活记录的主持、记录或请假人员',
      query: sql<Built>`
        select count(*) as n, min(m.topic) as example from meetings m
        where m.tenant_id = ${tenantId} and ${other('m', 'meetings')} and (m.chair_id in ${people} or m.recorder_id in ${people} or exists (
          select 1 from meeting_absentees x where x.tenant_id = ${tenantId} and x.meeting_id = m.id and x.person_id in ${people}))`,
    },
    {
      what: '个账号',
      query: sql<Built>`
        select count(*) as n, min(a.display_name) as example from accounts a
        where a.tenant_id = ${tenantId} and a.person_id in ${people}`,
    },
    {
      what: '项权利限制',
      query: sql<Built>`
        select count(*) as n, null::text as example from restrictions r
        where r.tenant_id = ${tenantId} and r.person_id in ${people}`,
    },
  ];
};

/** Rows that the import made or changed, and that an import still in force has changed since. */
const laterChanges = (tenantId: string, importId: string): Question => ({
  what: '处后来导入的更新',
  query: sql<Built>`
    select count(*) as n, null::text as example from import_changes c
    where c.tenant_id = ${tenantId} and c.import_id <> ${importId}
      and c.import_id in (select i.id from imports i where i.tenant_id = ${tenantId} and i.state = 'applied')
      and (c.before ->> 'import_id' = ${importId} or exists (
        select 1 from import_changes y
        where y.tenant_id = ${tenantId} and y.import_id = ${importId} and y.table_name = c.table_name and y.row_id = c.row_id and y.id < c.id))`,
});

/**
 * What was built on an import since: data of other origin that rest on organisations or people it created, and later imports
 * that changed the same rows. Each as a sentence; empty where it can be taken back.
 */
export const builtOn = async (db: Db, tenantId: string, importId: string): Promise<readonly string[]> => {
  const questions = [
    ...onOrganisations(tenantId, importId),
    ...onDecisions(tenantId, importId),
    ...onPeople(tenantId, importId),
    ...naming(tenantId, importId),
    laterChanges(tenantId, importId),
  ];
  const sentences: string[] = [];
  for (const { what, query } of questions) {
    const { n, example } = (await query.execute(db)).rows[0] ?? { n: 0, example: null };
    if (n > 0) sentences.push(`已有${n}${what}建立在本次导入之上${example ? `（如“${example.slice(0, 30)}”）` : ''}。`);
  }
  return sentences;
};
