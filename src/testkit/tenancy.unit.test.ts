import { describe, expect, it } from 'vitest';
import { tenancyFaults, withoutTenant } from './tenancy.js';

const tables = new Set(['people', 'affiliations', 'organisation_states', 'accounts', 'import_rows']);
const faults = (sql: string): readonly string[] => tenancyFaults(sql, tables);

describe('the check for tenants in statements is content with', () => {
  it.each([
    'select p.id from people p where p.tenant_id = $1',
    'select "p"."id" from "people" as "p" where "p"."tenant_id" = $1 and "p"."id" = $2',
    `select 1 from people p where p.tenant_id = '0199' and p.name = 'from affiliations'`,
    'select * from people p join affiliations f on f.tenant_id = p.tenant_id and f.person_id = p.id where f.tenant_id = $1::uuid',
    'select * from people p, affiliations f where p.tenant_id = $1 and f.tenant_id = p.tenant_id',
    'select (select 1 from affiliations f where f.tenant_id = p.tenant_id) from people p where p.tenant_id = $1',
    'select * from (select f.* from affiliations f where f.tenant_id = $1 union all select f.* from affiliations f where f.tenant_id = $1) x',
    'with q as (select p.id from people p where p.tenant_id = $1) select * from q where q.id = $2',
    'with q as (delete from people p where p.tenant_id = $1 returning p.id) insert into affiliations (tenant_id, id) select $1, q.id from q',
    'update people set name = $1 where tenant_id = $2 and id = $3',
    'delete from people where tenant_id = $1',
    'insert into people (tenant_id, id) values ($1, $2) on conflict (tenant_id, id) do update set name = $3',
    'copy import_rows (tenant_id, import_id) from stdin',
    `copy (select p.id from people p where p.tenant_id = '0199') to stdout`,
    'select a.id from sign_in_names n join accounts a on a.tenant_id = n.tenant_id and a.id = n.account_id where n.name = $1',
    'select t.name from tenants t join accounts a on a.tenant_id = t.id',
    'select 1 from organisation_states o left join lateral (select 1 from people p where p.tenant_id = o.tenant_id) x on true where o.tenant_id = $1',
    'select pg_advisory_xact_lock(1)',
    'select x.id from people x where x.tenant_id = $1 for update',
  ])('%s', (sql) => expect(faults(sql)).toEqual([]));
});

describe('the check for tenants in statements finds', () => {
  it.each([
    ['no tenant at all', 'select p.id from people p where p.id = $1'],
    ['a tenant that is only selected', 'select p.tenant_id from people p where p.id = $1'],
    ['a tenant that is only sorted by', 'select p.id from people p order by p.tenant_id'],
    [
      'a joined table without',
      'select 1 from people p join affiliations f on f.person_id = p.id where p.tenant_id = $1',
    ],
    [
      'two tables tied to each other and to nothing else',
      'select 1 from people p join affiliations f on f.tenant_id = p.tenant_id',
    ],
    ['the second of a list', 'select 1 from people p, affiliations f where p.tenant_id = $1'],
    [
      'a sub-select without',
      'select (select 1 from affiliations f where f.person_id = p.id) from people p where p.tenant_id = $1',
    ],
    ['a CTE without', 'with q as (select id from people) select * from q where tenant_id = $1'],
    ['the second part of a union', 'select 1 from people p where p.tenant_id = $1 union all select 1 from people p'],
    ['an update without', 'update people set name = $1 where id = $2'],
    ['a delete without', 'delete from people where id = $1'],
    ['an insert without', 'insert into people (id) values ($1)'],
    ['a copy without', 'copy people (id) from stdin'],
    ['a comparison that is none', 'select 1 from people p where p.tenant_id <> $1'],
    ['an alternative to the tenant', 'select 1 from people p where p.tenant_id = $1 or p.id = $2'],
    ['many tenants', 'select 1 from people p where p.tenant_id = any($1)'],
    ['a tenant in a comment', 'select 1 from people p where p.id = $1 -- and p.tenant_id = $2'],
    ['a table emptied', 'truncate people'],
    [
      'a deletion beside a condition on the other table',
      'delete from people p using affiliations f where f.tenant_id = $1 and f.person_id = p.id',
    ],
  ])('%s', (_, sql) => expect(faults(sql)).not.toEqual([]));
});

it('exempts few tables, each for its reason', () => {
  expect([...withoutTenant]).toEqual(['tenants', 'sign_in_names', 'sessions', 'activation_codes', 'migration']);
});
