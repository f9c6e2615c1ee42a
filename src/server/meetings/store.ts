import type { PoolClient } from 'pg';
import type { GatheringContent, MeetingPart } from '../../domain/meetings/content.js';
import type { GatheringState } from '../../domain/meetings/lifecycle.js';
import type { Roll } from '../../domain/meetings/roll.js';
import type { CalendarDay } from '../../domain/shared/calendarDay.js';
import { namedStatement, type Asked } from '../platform/db/pool.js';
import { newId } from '../platform/ids.js';

/** Who writes, and when. */
export type Writer = { readonly tenantId: string; readonly accountId: string | null; readonly at: Date };

const insertOne = namedStatement<
  { readonly id: string },
  readonly [string, string, string, CalendarDay, GatheringState, string, string | null, string | null, Date]
>(
  'insert gathering',
  `insert into gatherings (tenant_id, id, organisation_id, on_day, state, content, recurring_id, created_by, changed_by, created_at, changed_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, $9) on conflict (tenant_id, id) do nothing returning id`,
);

export type NewGathering = {
  readonly id: string;
  readonly organisationId: string;
  readonly day: CalendarDay;
  readonly state: 'planned' | 'held';
  readonly content: GatheringContent;
  readonly recurringId: string | null;
};
/** @returns false where a gathering of the id is already there (the same plan sent twice) */
export const insertGathering = async (asked: Asked, who: Writer, g: NewGathering): Promise<boolean> => {
  const content = JSON.stringify(g.content);
  const rows = await insertOne(asked, [
    who.tenantId,
    g.id,
    g.organisationId,
    g.day,
    g.state,
    content,
    g.recurringId,
    who.accountId,
    who.at,
  ]);
  return rows.length === 1;
};

const saveOne = namedStatement<
  { readonly revision: number },
  readonly [string, string, number, CalendarDay, string, string | null, Date]
>(
  'save gathering',
  `update gatherings g set on_day = $4, content = $5, revision = g.revision + 1, changed_by = $6, changed_at = $7
   where g.tenant_id = $1 and g.id = $2 and g.revision = $3 and g.state not in ('filed', 'cancelled') returning g.revision`,
);
/** @returns the new revision; null where somebody else saved meanwhile or the gathering is no draft any more */
export const updateGathering = async (
  asked: Asked,
  who: Writer,
  id: string,
  revision: number,
  day: CalendarDay,
  content: GatheringContent,
): Promise<number | null> => {
  const rows = await saveOne(asked, [who.tenantId, id, revision, day, JSON.stringify(content), who.accountId, who.at]);
  return rows[0]?.revision ?? null;
};

const setState = namedStatement<
  { readonly revision: number },
  readonly [string, string, number, string, string | null, string | null, Date]
>(
  'set state of gathering',
  `update gatherings g set state = $4, cancel_reason = $5, revision = g.revision + 1, changed_by = $6, changed_at = $7
   where g.tenant_id = $1 and g.id = $2 and g.revision = $3 and g.state not in ('filed', 'cancelled') returning g.revision`,
);
/** @returns false where somebody else was quicker */
export const closeGathering = async (
  asked: Asked,
  who: Writer,
  id: string,
  revision: number,
  state: 'filed' | 'cancelled',
  reason: string | null,
): Promise<boolean> =>
  (await setState(asked, [who.tenantId, id, revision, state, reason, who.accountId, who.at])).length === 1;

/** A meeting as it is written: the part of a draft, with what was computed from the rolls of its day. */
export type MeetingToWrite = {
  readonly id: string;
  readonly organisationId: string;
  readonly gatheringId: string;
  readonly heldOn: CalendarDay;
  readonly topic: string;
  readonly key: string;
  readonly part: MeetingPart;
  readonly roll: Roll;
  readonly passed: readonly (boolean | null)[];
  readonly bearers: readonly { readonly kind: string; readonly organisationId: string }[];
  readonly nameOf: (personId: string | null) => string;
  readonly lateReason: string | null;
};

/** One statement for a meeting and all its parts: a filing is one journey to the database, however long the agenda. */
const writeParts = `
  kinds as (
    insert into meeting_kinds (tenant_id, meeting_id, organisation_id, kind, held_on, belongs_to_year)
    select $1, $2, x.organisation_id, x.kind, $3, $4::smallint from unnest($5::uuid[], $6::text[]) x(organisation_id, kind)
  ), attendances as (
    insert into meeting_attendances (tenant_id, meeting_id, person_id, presence, voting)
    select $1, $2, x.person_id, x.presence, x.voting from unnest($7::uuid[], $8::text[], $9::boolean[]) x(person_id, presence, voting)
  ), items as (
    insert into meeting_items (tenant_id, meeting_id, position, form, title, speaker_name, speaker_id, minutes)
    select $1, $2, x.position, x.form, x.title, x.speaker_name, x.speaker_id, x.minutes
    from jsonb_to_recordset($10::jsonb) x(position smallint, form text, title text, speaker_name text, speaker_id uuid, minutes smallint)
  ), guests as (
    insert into meeting_guests (tenant_id, meeting_id, position, name, capacity)
    select $1, $2, x.position, x.name, x.capacity from jsonb_to_recordset($11::jsonb) x(position smallint, name text, capacity text)
  ), resolutions as (
    insert into meeting_resolutions (tenant_id, meeting_id, position, text, in_favour, against, abstained, passed)
    select $1, $2, x.position, x.text, x.in_favour, x.against, x.abstained, x.passed
    from jsonb_to_recordset($12::jsonb) x(position smallint, text text, in_favour smallint, against smallint, abstained smallint, passed boolean)
  ), raised as (
    insert into problems (tenant_id, id, organisation_id, meeting_id, area, text, chosen, measure, answerable_id, answerable_name, due_on, raised_on)
    select $1, x.id, $13, $2, x.area, x.text, x.chosen, x.measure, x.answerable_id, x.answerable_name, x.due_on, $3
    from jsonb_to_recordset($14::jsonb) x(id uuid, area text, text text, chosen boolean, measure text, answerable_id uuid, answerable_name text, due_on date)
  ), unexamined as (
    insert into unexamined_meetings (tenant_id, meeting_id) values ($1, $2) on conflict do nothing
  )`;

const insertWhole = namedStatement<object, readonly unknown[]>(
  'insert meeting with its parts',
  `with ${writeParts}
   insert into meetings (tenant_id, id, organisation_id, held_on, topic, place, chair_name, chair_id, recorder_name, recorder_id,
     meeting_key, late_reason, entered_by, gathering_id, begins_at, ends_at, minutes, belongs_to_year,
     due, voting_due, present, voting_present, chair_delegated, detail, entered_at)
   values ($1, $2, $13, $3, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $4, $28, $29, $30, $31, $32, $33, $34)`,
);
const replaceWhole = namedStatement<object, readonly unknown[]>(
  'replace meeting and its parts',
  `with ${writeParts}
   update meetings m set held_on = $3, topic = $15, place = $16, chair_name = $17, chair_id = $18, recorder_name = $19, recorder_id = $20,
     meeting_key = $21, begins_at = $22, ends_at = $23, minutes = $24, belongs_to_year = $4, due = $25, voting_due = $26, present = $27,
     voting_present = $28, chair_delegated = $29, detail = $30, version = m.version + 1, signed_by = null, signed_at = null, returned_reason = null
   where m.tenant_id = $1 and m.id = $2`,
);

const problemRows = (m: MeetingToWrite): string =>
  JSON.stringify(
    m.part.problems
      .filter((p) => p.text !== '')
      .map((p) => ({
        id: newId(),
        area: p.area,
        text: p.text,
        chosen: p.chosen,
        measure: p.measure,
        answerable_id: p.answerableId,
        answerable_name: m.nameOf(p.answerableId),
        due_on: p.dueOn,
      })),
  );

const partsOf = (tenantId: string, m: MeetingToWrite): readonly unknown[] => [
  tenantId,
  m.id,
  m.heldOn,
  m.part.belongsToYear,
  m.bearers.map((b) => b.organisationId),
  m.bearers.map((b) => b.kind),
  m.roll.entries.map((e) => e.personId),
  m.roll.entries.map((e) => e.presence),
  m.roll.entries.map((e) => e.voting),
  JSON.stringify(
    m.part.items.map((item, position) => ({
      position,
      form: item.form,
      title: item.title,
      speaker_name: item.speakerId === null ? item.speakerName : m.nameOf(item.speakerId),
      speaker_id: item.speakerId,
      minutes: item.minutes,
    })),
  ),
  JSON.stringify(m.part.guests.map((guest, position) => ({ position, ...guest }))),
  JSON.stringify(
    m.part.resolutions.map((r, position) => ({
      position,
      text: r.text,
      in_favour: r.votes?.inFavour ?? null,
      against: r.votes?.against ?? null,
      abstained: r.votes?.abstained ?? null,
      passed: m.passed[position] ?? null,
    })),
  ),
  m.organisationId,
  problemRows(m),
  m.topic,
  m.part.place,
  m.nameOf(m.part.chairId),
  m.part.chairId,
  m.nameOf(m.part.recorderId),
  m.part.recorderId,
  m.key,
];
const timesAndFigures = ({ part, roll }: MeetingToWrite): readonly unknown[] => [
  part.beginsAt,
  part.endsAt,
  part.minutes,
  roll.due,
  roll.votingDue,
  roll.present,
  roll.votingPresent,
  part.chairDelegated,
  JSON.stringify({ purpose: part.purpose, outcome: part.outcome }),
];

/** Write a meeting that is filed. Violates the unique key of the meeting where the branch has one of the same day, kinds, groups and topic. */
export const insertMeeting = async (client: PoolClient, who: Writer, m: MeetingToWrite): Promise<void> => {
  const [begins, ends, minutes, ...figures] = timesAndFigures(m);
  await insertWhole(client, [
    ...partsOf(who.tenantId, m),
    m.lateReason,
    who.accountId,
    m.gatheringId,
    begins,
    ends,
    minutes,
    ...figures,
    who.at,
  ]);
};

const forgetParts = namedStatement<object, readonly [string, string]>(
  'forget the parts of a meeting',
  `with kinds as (delete from meeting_kinds x where x.tenant_id = $1 and x.meeting_id = $2),
   attendances as (delete from meeting_attendances x where x.tenant_id = $1 and x.meeting_id = $2),
   items as (delete from meeting_items x where x.tenant_id = $1 and x.meeting_id = $2),
   guests as (delete from meeting_guests x where x.tenant_id = $1 and x.meeting_id = $2),
   unsolved as (delete from problems x where x.tenant_id = $1 and x.meeting_id = $2 and x.solved_on is null)
   delete from meeting_resolutions x where x.tenant_id = $1 and x.meeting_id = $2`,
);
const keepVersion = namedStatement<
  { readonly version: number },
  readonly [string, string, number, string, string, string | null, Date]
>(
  'keep the former version of a meeting',
  `insert into meeting_versions (tenant_id, meeting_id, version, content, reason, replaced_by, replaced_at)
   select m.tenant_id, m.id, m.version, $4, $5, $6, $7 from meetings m where m.tenant_id = $1 and m.id = $2 and m.version = $3 for update
   returning version`,
);

/** Keep the former version, then write the new one. @returns false where the version is not the newest any more */
export const replaceMeeting = async (
  client: PoolClient,
  who: Writer,
  former: { readonly version: number; readonly content: unknown; readonly reason: string },
  m: MeetingToWrite,
): Promise<boolean> => {
  const kept = await keepVersion(client, [
    who.tenantId,
    m.id,
    former.version,
    JSON.stringify(former.content),
    former.reason,
    who.accountId,
    who.at,
  ]);
  if (kept.length === 0) return false;
  await forgetParts(client, [who.tenantId, m.id]);
  await replaceWhole(client, [...partsOf(who.tenantId, m), ...timesAndFigures(m)]);
  return true;
};

const sign = namedStatement<object, readonly [string, string, number, string | null, Date]>(
  'sign meeting',
  `update meetings m set signed_by = $4, signed_at = $5, returned_reason = null
   where m.tenant_id = $1 and m.id = $2 and m.version = $3 and m.gathering_id is not null and m.signed_at is null returning 1 as done`,
);
/** @returns false where there is nothing to sign: another version, signed already, or an imported row */
export const setSigned = async (asked: Asked, who: Writer, id: string, version: number): Promise<boolean> =>
  (await sign(asked, [who.tenantId, id, version, who.accountId, who.at])).length === 1;

const giveBack = namedStatement<object, readonly [string, string, number, string]>(
  'return meeting',
  `update meetings m set returned_reason = $4
   where m.tenant_id = $1 and m.id = $2 and m.version = $3 and m.gathering_id is not null and m.signed_at is null returning 1 as done`,
);
export const setReturned = async (
  asked: Asked,
  who: Writer,
  id: string,
  version: number,
  reason: string,
): Promise<boolean> => (await giveBack(asked, [who.tenantId, id, version, reason])).length === 1;
