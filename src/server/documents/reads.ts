import type { CalendarDay } from '../../domain/shared/calendarDay.js';
import { namedStatement, type Asked } from '../platform/db/pool.js';

/** A record with the names of everybody in it; imported ones have the absentees of their ledger. */
export type PrintedRow = {
  readonly id: string;
  readonly organisation_id: string;
  readonly held_on: CalendarDay;
  readonly day_known: boolean;
  readonly begins_at: string | null;
  readonly ends_at: string | null;
  readonly topic: string;
  readonly place: string;
  readonly chair_name: string;
  readonly chair_delegated: boolean;
  readonly recorder_name: string;
  readonly entered_by: string | null;
  readonly signed_by: string | null;
  readonly due: number | null;
  readonly present: number | null;
  readonly voting_due: number | null;
  readonly voting_present: number | null;
  readonly reported_due: number | null;
  readonly reported_present: number | null;
  readonly summary: string;
  readonly minutes: string;
  readonly detail: { readonly purpose?: string; readonly outcome?: string };
  readonly late_reason: string | null;
  readonly version: number;
  readonly kinds: readonly string[];
  readonly bearers: readonly string[];
  readonly came: readonly string[];
  readonly on_leave: readonly string[];
  readonly stayed_away: readonly string[];
  readonly guests: readonly { readonly name: string; readonly capacity: string }[];
  readonly items: readonly {
    readonly form: string;
    readonly title: string;
    readonly speaker: string;
    readonly minutes: number | null;
  }[];
  readonly resolutions: readonly {
    readonly text: string;
    readonly inFavour: number | null;
    readonly against: number | null;
    readonly abstained: number | null;
    readonly passed: boolean | null;
  }[];
  readonly problems: readonly ProblemRow[];
};
export type ProblemRow = {
  readonly area: string;
  readonly text: string;
  readonly chosen: boolean;
  readonly measure: string;
  readonly answerable: string;
  readonly dueOn: string | null;
  readonly solvedOn: string | null;
};

const namesWhere = (presence: string): string => `array(
  select p.name from meeting_attendances a join people p on p.tenant_id = $1 and p.id = a.person_id
  where a.tenant_id = $1 and a.meeting_id = m.id and a.presence = '${presence}' order by p.name_key)`;
const problemJson = `json_build_object('area', b.area, 'text', b.text, 'chosen', b.chosen, 'measure', b.measure, 'answerable', b.answerable_name,
  'dueOn', b.due_on, 'solvedOn', b.solved_on)`;

const columns = `m.id, m.organisation_id, m.held_on, m.day_known, m.begins_at, m.ends_at, m.topic, m.place, m.chair_name, m.chair_delegated, m.recorder_name,
  m.due, m.present, m.voting_due, m.voting_present, m.reported_due, m.reported_present, m.summary, m.minutes, m.detail, m.late_reason, m.version,
  (select c.display_name from accounts c where c.tenant_id = $1 and c.id = m.entered_by) as entered_by,
  (select c.display_name from accounts c where c.tenant_id = $1 and c.id = m.signed_by) as signed_by,
  array(select distinct k.kind from meeting_kinds k where k.tenant_id = $1 and k.meeting_id = m.id order by 1) as kinds,
  array(select distinct k.organisation_id from meeting_kinds k where k.tenant_id = $1 and k.meeting_id = m.id and k.organisation_id <> m.organisation_id)::uuid[] as bearers,
  ${namesWhere('present')} as came,
  array(select x.name from meeting_absentees x where x.tenant_id = $1 and x.meeting_id = m.id order by x.position) || ${namesWhere('leave')} as on_leave,
  ${namesWhere('absent')} as stayed_away,
  coalesce((select json_agg(json_build_object('name', g.name, 'capacity', g.capacity) order by g.position)
    from meeting_guests g where g.tenant_id = $1 and g.meeting_id = m.id), '[]') as guests,
  coalesce((select json_agg(json_build_object('form', i.form, 'title', i.title, 'speaker', i.speaker_name, 'minutes', i.minutes) order by i.position)
    from meeting_items i where i.tenant_id = $1 and i.meeting_id = m.id), '[]') as items,
  coalesce((select json_agg(json_build_object('text', r.text, 'inFavour', r.in_favour, 'against', r.against, 'abstained', r.abstained, 'passed', r.passed) order by r.position)
    from meeting_resolutions r where r.tenant_id = $1 and r.meeting_id = m.id), '[]') as resolutions,
  coalesce((select json_agg(${problemJson} order by b.id) from problems b where b.tenant_id = $1 and b.meeting_id = m.id), '[]') as problems`;

const one = namedStatement<PrintedRow, readonly [string, string]>(
  'record to print',
  `select ${columns} from meetings m where m.tenant_id = $1 and m.id = $2`,
);
export const recordToPrint = async (asked: Asked, tenantId: string, id: string): Promise<PrintedRow | undefined> =>
  (await one(asked, [tenantId, id]))[0];

const ofYear = namedStatement<PrintedRow, readonly [string, string, string, string]>(
  'records of a year to print',
  `select ${columns} from meetings m
   where m.tenant_id = $1 and m.organisation_id = $2 and m.held_on >= $3::date and m.held_on < $4::date
   order by m.held_on, m.begins_at nulls last, m.id`,
);
/** The records of a branch in a calendar year, in order of day and hour. */
export const recordsToPrint = (
  asked: Asked,
  tenantId: string,
  branchId: string,
  year: number,
): ReturnType<typeof ofYear> => ofYear(asked, [tenantId, branchId, `${year}-01-01`, `${year + 1}-01-01`]);

const talksIn = namedStatement<
  { readonly day: string; readonly one: string; readonly other: string },
  readonly [string, string, string, string]
>(
  'talks of a year to print',
  `select t.on_day as day, a.name as one, b.name as other from talks t
   join people a on a.tenant_id = $1 and a.id = t.one_id
   join people b on b.tenant_id = $1 and b.id = t.other_id
   where t.tenant_id = $1 and t.organisation_id = $2 and t.on_day >= $3::date and t.on_day < $4::date order by t.on_day, a.name_key, b.name_key`,
);
const problemsIn = namedStatement<ProblemRow, readonly [string, string, string, string]>(
  'problems of a year to print',
  `select b.area, b.text, b.chosen, b.measure, b.answerable_name as answerable, b.due_on as "dueOn", b.solved_on as "solvedOn" from problems b
   where b.tenant_id = $1 and b.organisation_id = $2 and b.raised_on >= $3::date and b.raised_on < $4::date order by b.raised_on, b.id`,
);
const postsOn = namedStatement<
  { readonly post: string; readonly name: string; readonly since: string },
  readonly [string, string, CalendarDay]
>(
  'posts of a branch to print',
  `select t.post, t.holder_name as name, t.since from tenures t
   where t.tenant_id = $1 and t.organisation_id = $2 and t.since <= $3 and (t.until is null or t.until > $3) order by t.since, t.id`,
);

/** What else a handbook lists: posts as of a day, talks and problems of the year. */
export const furtherOfYear = async (
  asked: Asked,
  tenantId: string,
  branchId: string,
  year: number,
  asOf: CalendarDay,
) => {
  const bounds = [`${year}-01-01`, `${year + 1}-01-01`] as const;
  const [posts, talks, problems] = await Promise.all([
    postsOn(asked, [tenantId, branchId, asOf]),
    talksIn(asked, [tenantId, branchId, ...bounds]),
    problemsIn(asked, [tenantId, branchId, ...bounds]),
  ]);
  return { posts, talks, problems };
};
