import type { PoolClient } from 'pg';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { namedStatement } from '../../platform/db/pool.js';
import type { Writer } from '../store.js';

const setSolvedOn = namedStatement<object, readonly [string, string, CalendarDay | null, string | null, string]>(
  'set problem solved',
  'update problems b set solved_on = $3, solved_by = $4, proof = $5 where b.tenant_id = $1 and b.id = $2',
);

/** Mark a problem as solved on a day, or with null as open again. */
export const setSolved = async (
  client: PoolClient,
  who: Writer,
  id: string,
  on: CalendarDay | null,
  proof: string,
): Promise<void> => {
  await setSolvedOn(client, [who.tenantId, id, on, on === null ? null : who.accountId, proof]);
};
