import type { ProblemArea } from '../../../domain/meetings/content.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { namedStatement, type Asked } from '../../platform/db/pool.js';

export type ProblemRow = {
  readonly id: string;
  readonly meeting_id: string | null;
  readonly topic: string | null;
  readonly raised_on: CalendarDay;
  readonly area: ProblemArea;
  readonly text: string;
  readonly chosen: boolean;
  readonly measure: string;
  readonly answerable_name: string;
  readonly due_on: CalendarDay | null;
  readonly proof: string;
  readonly solved_on: CalendarDay | null;
  readonly solved_by: string | null;
};
const columns = `b.id, b.meeting_id, b.raised_on, b.area, b.text, b.chosen, b.measure, b.answerable_name, b.due_on, b.proof, b.solved_on,
  (select m.topic from meetings m where m.tenant_id = $1 and m.id = b.meeting_id) as topic,
  (select a.display_name from accounts a where a.tenant_id = $1 and a.id = b.solved_by) as solved_by`;

const listed = namedStatement<ProblemRow, readonly [string, string, CalendarDay | null, CalendarDay | null]>(
  'problems of a branch',
  `select ${columns} from problems b where b.tenant_id = $1 and b.organisation_id = $2
   and (case when $3::date is null then b.chosen and b.solved_on is null else b.raised_on >= $3 and b.raised_on < $4 end)
   order by b.due_on nulls last, b.raised_on, b.id`,
);
/** The problems raised in [from, until); those to be solved and not yet solved where no time is given. The most pressing first. */
export const problemsOf = (
  asked: Asked,
  tenantId: string,
  branchId: string,
  time: { readonly from: CalendarDay; readonly until: CalendarDay } | null,
): Promise<readonly ProblemRow[]> => listed(asked, [tenantId, branchId, time?.from ?? null, time?.until ?? null]);

const one = namedStatement<ProblemRow, readonly [string, string, string]>(
  'problem of a branch',
  `select ${columns} from problems b where b.tenant_id = $1 and b.organisation_id = $2 and b.id = $3 for update of b`,
);
/** One problem of the branch, held until the transaction ends. */
export const lockProblem = async (
  asked: Asked,
  tenantId: string,
  branchId: string,
  id: string,
): Promise<ProblemRow | undefined> => (await one(asked, [tenantId, branchId, id]))[0];

const yearsIn = namedStatement<{ readonly year: number }, readonly [string, string]>(
  'years with problems of a branch',
  `select distinct extract(year from b.raised_on)::int as year from problems b where b.tenant_id = $1 and b.organisation_id = $2 order by 1 desc`,
);
/** Newest first. */
export const problemYears = async (asked: Asked, tenantId: string, branchId: string): Promise<readonly number[]> =>
  (await yearsIn(asked, [tenantId, branchId])).map((r) => r.year);
