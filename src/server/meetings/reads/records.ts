import { meetingPart, type ActivityKind, type MeetingPart } from '../../../domain/meetings/content.js';
import type { Presence } from '../../../domain/meetings/roll.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { namedStatement, type Asked } from '../../platform/db/pool.js';
import { shortTime } from './gatherings.js';

export type RecordRow = {
  readonly id: string;
  readonly organisation_id: string;
  readonly gathering_id: string | null;
  readonly held_on: CalendarDay;
  readonly topic: string;
  readonly place: string;
  readonly chair_id: string | null;
  readonly recorder_id: string | null;
  readonly chair_delegated: boolean;
  readonly begins_at: string | null;
  readonly ends_at: string | null;
  readonly minutes: string;
  readonly version: number;
  readonly belongs_to_year: number | null;
  readonly due: number | null;
  readonly voting_due: number | null;
  readonly present: number | null;
  readonly voting_present: number | null;
  readonly detail: { readonly purpose?: string; readonly outcome?: string };
  readonly late_reason: string | null;
  readonly entered_at: Date;
  readonly signed_at: Date | null;
  readonly signed_by: string | null;
  readonly returned_reason: string | null;
  readonly kinds: readonly { readonly kind: ActivityKind; readonly organisation_id: string }[];
  readonly attendances: readonly {
    readonly person_id: string;
    readonly name: string;
    readonly presence: Presence;
    readonly voting: boolean;
  }[];
  readonly items: readonly {
    readonly form: string;
    readonly title: string;
    readonly speaker_id: string | null;
    readonly speaker_name: string;
    readonly minutes: number | null;
  }[];
  readonly guests: readonly { readonly name: string; readonly capacity: string }[];
  readonly resolutions: readonly {
    readonly text: string;
    readonly in_favour: number | null;
    readonly against: number | null;
    readonly abstained: number | null;
    readonly passed: boolean | null;
  }[];
  readonly problems: readonly {
    readonly id: string;
    readonly area: string;
    readonly text: string;
    readonly chosen: boolean;
    readonly measure: string;
    readonly answerable_id: string | null;
    readonly answerable_name: string;
    readonly due_on: CalendarDay | null;
    readonly proof: string;
    readonly solved_on: CalendarDay | null;
  }[];
};

const list = (fields: string, from: string, order: string): string =>
  `coalesce((select json_agg(json_build_object(${fields
    .split(', ')
    .map((f) => `'${f.split('.').at(-1)}', ${f}`)
    .join(', ')}) order by ${order}) from ${from}), '[]')`;

const whole = namedStatement<RecordRow, readonly [string, string]>(
  'record with its parts',
  `select m.id, m.organisation_id, m.gathering_id, m.held_on, m.topic, m.place, m.chair_id, m.recorder_id, m.chair_delegated, m.begins_at,
     m.ends_at, m.minutes, m.version, m.belongs_to_year, m.due, m.voting_due, m.present, m.voting_present, m.detail, m.late_reason,
     m.entered_at, m.signed_at, m.returned_reason,
     (select a.display_name from accounts a where a.tenant_id = $1 and a.id = m.signed_by) as signed_by,
     ${list('k.kind, k.organisation_id', 'meeting_kinds k where k.tenant_id = $1 and k.meeting_id = m.id', 'k.kind, k.organisation_id')} as kinds,
     ${list('x.person_id, p.name, x.presence, x.voting', 'meeting_attendances x join people p on p.tenant_id = $1 and p.id = x.person_id where x.tenant_id = $1 and x.meeting_id = m.id', 'p.name_key, p.id')} as attendances,
     ${list('i.form, i.title, i.speaker_id, i.speaker_name, i.minutes', 'meeting_items i where i.tenant_id = $1 and i.meeting_id = m.id', 'i.position')} as items,
     ${list('g.name, g.capacity', 'meeting_guests g where g.tenant_id = $1 and g.meeting_id = m.id', 'g.position')} as guests,
     ${list('r.text, r.in_favour, r.against, r.abstained, r.passed', 'meeting_resolutions r where r.tenant_id = $1 and r.meeting_id = m.id', 'r.position')} as resolutions,
     ${list('b.id, b.area, b.text, b.chosen, b.measure, b.answerable_id, b.answerable_name, b.due_on, b.proof, b.solved_on', 'problems b where b.tenant_id = $1 and b.meeting_id = m.id', 'b.id')} as problems
   from meetings m where m.tenant_id = $1 and m.id = $2`,
);
export const recordById = async (asked: Asked, tenantId: string, id: string): Promise<RecordRow | undefined> =>
  (await whole(asked, [tenantId, id]))[0];

/** The record as a form may change it: what was filed, not what was computed from it. */
export const partOf = (r: RecordRow): MeetingPart =>
  meetingPart.parse({
    kinds: [...new Set(r.kinds.map((k) => k.kind))],
    groupIds: [...new Set(r.kinds.map((k) => k.organisation_id))].filter((id) => id !== r.organisation_id),
    beginsAt: shortTime(r.begins_at),
    endsAt: shortTime(r.ends_at),
    topic: r.topic,
    place: r.place,
    chairId: r.chair_id,
    chairDelegated: r.chair_delegated,
    recorderId: r.recorder_id,
    missing: Object.fromEntries(
      r.attendances.filter((a) => a.presence !== 'present').map((a) => [a.person_id, a.presence]),
    ),
    tookPart: r.attendances.filter((a) => a.presence === 'present').map((a) => a.person_id),
    guests: r.guests,
    items: r.items.map((i) => ({
      form: i.form,
      title: i.title,
      speakerId: i.speaker_id,
      speakerName: i.speaker_id === null ? i.speaker_name : '',
      minutes: i.minutes,
    })),
    resolutions: r.resolutions.map(({ text, in_favour: inFavour, against, abstained }) => ({
      text,
      votes: inFavour === null ? null : { inFavour, against: against ?? 0, abstained: abstained ?? 0 },
    })),
    problems: r.problems.map((p) => ({
      area: p.area,
      text: p.text,
      chosen: p.chosen,
      measure: p.measure,
      answerableId: p.answerable_id,
      dueOn: p.due_on,
    })),
    minutes: r.minutes,
    purpose: r.detail.purpose ?? '',
    outcome: r.detail.outcome ?? '',
    belongsToYear: r.belongs_to_year,
  });

const formerOnes = namedStatement<
  {
    readonly version: number;
    readonly content: { readonly day: string; readonly part: unknown };
    readonly reason: string;
    readonly replaced_by: string | null;
    readonly replaced_at: Date;
  },
  readonly [string, string]
>(
  'former versions of a meeting',
  `select v.version, v.content, v.reason, v.replaced_at,
     (select a.display_name from accounts a where a.tenant_id = $1 and a.id = v.replaced_by) as replaced_by
   from meeting_versions v where v.tenant_id = $1 and v.meeting_id = $2 order by v.version desc`,
);
/** Newest first. */
export const formerVersions = (asked: Asked, tenantId: string, id: string): ReturnType<typeof formerOnes> =>
  formerOnes(asked, [tenantId, id]);

const named = namedStatement<{ readonly id: string; readonly name: string }, readonly [string, readonly string[]]>(
  'names of people',
  `select p.id, p.name from people p where p.tenant_id = $1 and p.id = any($2::uuid[]) order by p.name_key, p.id`,
);
export const namesOfPeople = (asked: Asked, tenantId: string, ids: readonly string[]): ReturnType<typeof named> =>
  named(asked, [tenantId, ids]);
