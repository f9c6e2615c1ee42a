import type { PoolClient } from 'pg';
import type { Pair } from '../../../domain/meetings/talks.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { namedStatement } from '../../platform/db/pool.js';
import { newId } from '../../platform/ids.js';
import type { Writer } from '../store.js';

const insertAll = namedStatement<{ readonly id: string }, readonly unknown[]>(
  'insert talks',
  `insert into talks (tenant_id, id, organisation_id, on_day, one_id, other_id, entered_by, entered_at)
   select $1, x.id, $2, $3, least(x.a, x.b), greatest(x.a, x.b), $4, $5 from unnest($6::uuid[], $7::uuid[], $8::uuid[]) x(id, a, b)
   on conflict (tenant_id, organisation_id, on_day, one_id, other_id) do nothing returning id`,
);
/** @returns how many were new; a pair is registered once for a day */
export const insertTalks = async (
  client: PoolClient,
  who: Writer,
  branchId: string,
  day: CalendarDay,
  pairs: readonly Pair[],
): Promise<number> => {
  const columns = [pairs.map(() => newId()), pairs.map(([a]) => a), pairs.map(([, b]) => b)];
  return (await insertAll(client, [who.tenantId, branchId, day, who.accountId, who.at, ...columns])).length;
};

type Removed = { readonly on_day: CalendarDay; readonly one_id: string; readonly other_id: string };
const removeOne = namedStatement<Removed, readonly [string, string, string]>(
  'remove talk',
  'delete from talks t where t.tenant_id = $1 and t.organisation_id = $2 and t.id = $3 returning t.on_day, t.one_id, t.other_id',
);
/** @returns what was registered; undefined where the branch has no such talk */
export const deleteTalk = async (
  client: PoolClient,
  tenantId: string,
  branchId: string,
  id: string,
): Promise<Removed | undefined> => (await removeOne(client, [tenantId, branchId, id]))[0];
