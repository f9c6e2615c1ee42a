import type { GatheringState } from '../../../domain/meetings/lifecycle.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { namedStatement, type Asked } from '../../platform/db/pool.js';

export type GatheringRow = {
  readonly id: string;
  readonly organisation_id: string;
  readonly on_day: CalendarDay;
  readonly state: GatheringState;
  readonly revision: number;
  readonly content: unknown;
  readonly changed_by: string | null;
  readonly changed_at: Date;
};
const one = namedStatement<GatheringRow, readonly [string, string]>(
  'gathering',
  `select g.id, g.organisation_id, g.on_day, g.state, g.revision, g.content, g.changed_at,
     (select a.display_name from accounts a where a.tenant_id = $1 and a.id = g.changed_by) as changed_by
   from gatherings g where g.tenant_id = $1 and g.id = $2`,
);
export const gatheringById = async (asked: Asked, tenantId: string, id: string): Promise<GatheringRow | undefined> =>
  (await one(asked, [tenantId, id]))[0];

const became = namedStatement<{ readonly id: string; readonly kinds: readonly string[] }, readonly [string, string]>(
  'meetings of a gathering',
  `select m.id, array(select distinct k.kind from meeting_kinds k where k.tenant_id = $1 and k.meeting_id = m.id order by 1) as kinds
   from meetings m where m.tenant_id = $1 and m.gathering_id = $2 order by m.begins_at nulls last, m.id`,
);
/** What a gathering became when it was filed. */
export const meetingsOfGathering = (asked: Asked, tenantId: string, id: string): ReturnType<typeof became> =>
  became(asked, [tenantId, id]);

export type OpenGathering = Pick<GatheringRow, 'id' | 'on_day' | 'state' | 'content'> & {
  readonly recurring_id: string | null;
};
const openIn = namedStatement<OpenGathering, readonly [string, string, CalendarDay, CalendarDay]>(
  'gatherings of a branch in a time',
  `select g.id, g.on_day, g.state, g.content, g.recurring_id from gatherings g
   where g.tenant_id = $1 and g.on_day >= $3 and g.on_day < $4 and (g.organisation_id = $2::uuid or g.organisation_id in (
     select s.organisation_id from organisation_states s where s.tenant_id = $1 and s.parent_id = $2::uuid and s.kind = 'group'))
   order by g.on_day, g.id`,
);
/** Everything planned, drafted, filed or cancelled in [from, until), that of the groups of a branch too. */
export const gatheringsIn = (
  asked: Asked,
  tenantId: string,
  branchId: string,
  from: CalendarDay,
  until: CalendarDay,
): Promise<readonly OpenGathering[]> => openIn(asked, [tenantId, branchId, from, until]);

export type FiledLine = {
  readonly id: string;
  /** Groups for which it counts. */
  readonly group_ids: readonly string[];
  readonly held_on: CalendarDay;
  readonly day_known: boolean;
  readonly begins_at: string | null;
  readonly ends_at: string | null;
  readonly place: string;
  readonly topic: string;
  readonly kinds: readonly string[];
  readonly gathering_id: string | null;
  readonly signed: boolean;
  readonly returned_reason: string | null;
};
const filedIn = namedStatement<FiledLine, readonly [string, string, CalendarDay, CalendarDay]>(
  'meetings of a branch in a time',
  `select m.id, m.held_on, m.day_known, m.begins_at, m.ends_at, m.place, m.topic, m.gathering_id, m.signed_at is not null as signed, m.returned_reason,
     array(select distinct k.kind from meeting_kinds k where k.tenant_id = $1 and k.meeting_id = m.id order by 1) as kinds,
     array(select distinct k.organisation_id from meeting_kinds k where k.tenant_id = $1 and k.meeting_id = m.id and k.organisation_id <> $2) as group_ids
   from meetings m where m.tenant_id = $1 and m.organisation_id = $2 and m.held_on >= $3 and m.held_on < $4
   order by m.held_on, m.begins_at nulls last, m.id`,
);
/** The records of a branch in [from, until), in order of day and hour. */
export const meetingsIn = (
  asked: Asked,
  tenantId: string,
  branchId: string,
  from: CalendarDay,
  until: CalendarDay,
): Promise<readonly FiledLine[]> => filedIn(asked, [tenantId, branchId, from, until]);

const lastOne = namedStatement<
  { readonly place: string; readonly begins_at: string | null; readonly ends_at: string | null },
  readonly [string, string]
>(
  'last meeting of a branch',
  `select m.place, m.begins_at, m.ends_at from meetings m
   where m.tenant_id = $1 and m.organisation_id = $2 and m.place <> '' order by m.held_on desc, m.id desc limit 1`,
);
/** Where and when the branch met last: what a new form begins with. */
export const usualOf = async (asked: Asked, tenantId: string, branchId: string) =>
  (await lastOne(asked, [tenantId, branchId]))[0];

/** '14:30:00' as the database has it is '14:30' to everybody else. */
export const shortTime = (time: string | null): string | null => time?.slice(0, 5) ?? null;
