import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { namedStatement, type Asked } from '../../platform/db/pool.js';

export type TalkRow = {
  readonly id: string;
  readonly on_day: CalendarDay;
  readonly one_id: string;
  readonly one_name: string;
  readonly other_id: string;
  readonly other_name: string;
  readonly entered_by: string | null;
  readonly entered_at: Date;
};
const talksIn = namedStatement<TalkRow, readonly [string, string, CalendarDay, CalendarDay]>(
  'talks of a branch in a time',
  `select t.id, t.on_day, t.one_id, a.name as one_name, t.other_id, b.name as other_name, t.entered_at,
     (select u.display_name from accounts u where u.tenant_id = $1 and u.id = t.entered_by) as entered_by
   from talks t
   join people a on a.tenant_id = $1 and a.id = t.one_id
   join people b on b.tenant_id = $1 and b.id = t.other_id
   where t.tenant_id = $1 and t.organisation_id = $2 and t.on_day >= $3 and t.on_day < $4
   order by t.on_day desc, a.name_key, b.name_key, t.id`,
);
/** The talks registered of a branch in [from, until), newest first. */
export const talksOf = (
  asked: Asked,
  tenantId: string,
  branchId: string,
  from: CalendarDay,
  until: CalendarDay,
): Promise<readonly TalkRow[]> => talksIn(asked, [tenantId, branchId, from, until]);
