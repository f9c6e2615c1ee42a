import type { ClockTime } from '../../../domain/meetings/clockTime.js';
import type { ContradictionCode, RecordFacts } from '../../../domain/meetings/contradictions.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { namedStatement, type Asked } from '../../platform/db/pool.js';

type PresentRow = { readonly id: string; readonly name: string };
type SameDayRow = {
  readonly id: string;
  readonly topic: string;
  readonly held_on: CalendarDay;
  readonly begins_at: string | null;
  readonly ends_at: string | null;
  readonly present: readonly PresentRow[];
};
const sameDay = namedStatement<SameDayRow, readonly [string, string, CalendarDay]>(
  'meetings of a branch on a day with who was present',
  `select m.id, m.topic, m.held_on, m.begins_at, m.ends_at,
     coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name_key) from meeting_attendances a
       join people p on p.tenant_id = $1 and p.id = a.person_id
       where a.tenant_id = $1 and a.meeting_id = m.id and a.presence = 'present'), '[]') as present
   from meetings m where m.tenant_id = $1 and m.organisation_id = $2 and m.held_on = $3 and m.begins_at is not null order by m.id`,
);
const time = (text: string | null): ClockTime | null => (text === null ? null : (text.slice(0, 5) as ClockTime));

/** The records of a branch on a day that say at which hour it was. */
export const recordsOfDay = async (
  asked: Asked,
  tenantId: string,
  branchId: string,
  day: CalendarDay,
): Promise<readonly RecordFacts[]> =>
  (await sameDay(asked, [tenantId, branchId, day])).map((r) => ({
    id: r.id,
    topic: r.topic,
    day: r.held_on,
    beginsAt: time(r.begins_at),
    endsAt: time(r.ends_at),
    present: r.present,
  }));

export type CandidateText = {
  readonly id: string;
  readonly organisation_id: string;
  readonly held_on: CalendarDay;
  readonly topic: string;
  readonly text: string;
};
/** So many of the candidates are read: those with the most keys in common. The branch is asked about three at most. */
const mostCandidates = 8;
/**
 * The look-up stands apart, so that no plan walks the table in the hope of soon having found some. The keys are a sub-select: so one
 * plan serves all, instead of a new one for each text.
 */
const candidates = namedStatement<CandidateText, readonly [string, readonly number[], readonly string[], string]>(
  'texts that may equal another',
  `with alike as materialized (
     select t.meeting_id, (select count(*) from unnest(t.bands) b where b = any($2::int[])) as common from meeting_texts t
     where t.tenant_id = $1 and t.bands && (select $2::int[]) and t.meeting_id <> all($3::uuid[]) and t.meeting_id < $4
   )
   select m.id, m.organisation_id, m.held_on, m.topic, case when m.minutes = '' then m.summary else m.minutes end as text
   from (select a.meeting_id, a.common from alike a order by a.common desc, a.meeting_id limit ${mostCandidates}) a
   join meetings m on m.tenant_id = $1 and m.id = a.meeting_id order by a.common desc, a.meeting_id`,
);
/** No id comes after it: for a text that is not kept yet all others are earlier. */
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
/**
 * Texts that have keys in common with another, those with the most first, but for the meetings named.
 * @param before the id of the meeting itself, where it is kept: ids are made in the order of time, and only earlier ones are asked about
 */
export const candidateTexts = (
  asked: Asked,
  tenantId: string,
  bands: readonly number[],
  except: readonly string[],
  before: string = lastId,
): Promise<readonly CandidateText[]> => candidates(asked, [tenantId, bands, except, before]);

export type ContradictionRow = {
  readonly id: string;
  readonly meeting_id: string;
  readonly organisation_id: string;
  readonly code: ContradictionCode;
  readonly other_id: string | null;
  readonly figures: Readonly<Record<string, string | number>>;
  readonly found_at: Date;
  readonly explained: string | null;
  readonly explained_name: string | null;
  readonly explained_at: Date | null;
};
const columns =
  'c.id, c.meeting_id, c.organisation_id, c.code, c.other_id, c.figures, c.found_at, c.explained, c.explained_name, c.explained_at';
const ofMeeting = namedStatement<ContradictionRow, readonly [string, string]>(
  'contradictions of a meeting',
  `select ${columns} from contradictions c where c.tenant_id = $1 and c.meeting_id = $2 order by c.found_at, c.id`,
);
export const contradictionsOf = (
  asked: Asked,
  tenantId: string,
  meetingId: string,
): Promise<readonly ContradictionRow[]> => ofMeeting(asked, [tenantId, meetingId]);

export type OpenContradiction = ContradictionRow & {
  readonly topic: string;
  readonly held_on: CalendarDay;
  readonly filed_here: boolean;
  readonly total: number;
};
const open = namedStatement<OpenContradiction, readonly [string, string]>(
  'open contradictions of a branch',
  `select ${columns}, m.topic, m.held_on, m.gathering_id is not null as filed_here, (count(*) over ())::int as total
   from contradictions c join meetings m on m.tenant_id = $1 and m.id = c.meeting_id
   where c.tenant_id = $1 and c.organisation_id = $2 and c.explained_at is null
   order by c.found_at desc, c.id limit 10`,
);
/** What a branch has not yet corrected or explained, newest first: ten, and how many in all. */
export const openContradictions = (
  asked: Asked,
  tenantId: string,
  branchId: string,
): Promise<readonly OpenContradiction[]> => open(asked, [tenantId, branchId]);

export type WaitingContradictions = {
  readonly organisation_id: string;
  readonly short_name: string;
  readonly count: number;
  readonly oldest: Date;
};
const waiting = namedStatement<WaitingContradictions, readonly [string, string, Date, CalendarDay]>(
  'contradictions waiting below an organisation',
  `select c.organisation_id, o.short_name, count(*)::int as count, min(c.found_at) as oldest
   from (select w.organisation_id, w.found_at from contradictions w
     where w.tenant_id = $1 and w.explained_at is null and w.found_at < $3 order by w.found_at limit 500) c
   join organisation_states o on o.tenant_id = $1 and o.organisation_id = c.organisation_id
     and o.since <= $4 and (o.until is null or o.until > $4) and o.path <@ $2::ltree
   group by c.organisation_id, o.short_name order by oldest, o.short_name limit 20`,
);
/** Branches below a path that have had contradictions since before an instant, the oldest first; out of the oldest 500. */
export const contradictionsBelow = (
  asked: Asked,
  tenantId: string,
  path: string,
  before: Date,
  today: CalendarDay,
): Promise<readonly WaitingContradictions[]> => waiting(asked, [tenantId, path, before, today]);

const unexamined = namedStatement<{ readonly meeting_id: string }, readonly [string, number]>(
  'unexamined meetings',
  'select u.meeting_id from unexamined_meetings u where u.tenant_id = $1 order by u.meeting_id limit $2',
);
/** Records that have been written or corrected and not looked at since. */
export const unexaminedMeetings = async (asked: Asked, tenantId: string, most: number): Promise<readonly string[]> =>
  (await unexamined(asked, [tenantId, most])).map((r) => r.meeting_id);

const about = namedStatement<{ readonly meeting_id: string }, readonly [string, string]>(
  'meetings with contradictions about a meeting',
  'select distinct c.meeting_id from contradictions c where c.tenant_id = $1 and c.other_id = $2',
);
/** Records that were found to disagree with this one: they are looked at again when it changes. */
export const disagreeingWith = async (asked: Asked, tenantId: string, id: string): Promise<readonly string[]> =>
  (await about(asked, [tenantId, id])).map((r) => r.meeting_id);

const textOf = namedStatement<{ readonly text: string; readonly imported: boolean }, readonly [string, string]>(
  'text of a meeting',
  `select case when m.minutes = '' then m.summary else m.minutes end as text, m.gathering_id is null as imported
   from meetings m where m.tenant_id = $1 and m.id = $2`,
);
/** The minutes of a record (of an imported one its summary), and whether it was imported. */
export const meetingText = async (asked: Asked, tenantId: string, id: string) =>
  (await textOf(asked, [tenantId, id]))[0];
