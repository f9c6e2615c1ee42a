import type { StudiedMeeting } from '../../../domain/meetings/study.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { namedStatement, type Asked } from '../../platform/db/pool.js';

type Row = Omit<StudiedMeeting, 'beginsAt' | 'endsAt'> & {
  readonly begins_at: string | null;
  readonly ends_at: string | null;
  readonly topic: string;
  readonly organisation_id: string;
  readonly present: readonly string[];
};
/** A meeting of which something was studied, with those who were there. */
export type StudyRow = StudiedMeeting & {
  readonly topic: string;
  readonly organisationId: string;
  readonly present: readonly string[];
};

const columns = (present: string) => `select m.id, m.held_on as day, m.topic, m.organisation_id, m.begins_at, m.ends_at,
  array(select distinct k.kind from meeting_kinds k where k.tenant_id = $1 and k.meeting_id = m.id order by 1) as kinds,
  array(select x.person_id from meeting_attendances x where x.tenant_id = $1 and x.meeting_id = m.id and x.presence = 'present'${present}) as present,
  coalesce((select json_agg(json_build_object('form', i.form, 'minutes', i.minutes, 'speakerId', i.speaker_id) order by i.position)
    from meeting_items i where i.tenant_id = $1 and i.meeting_id = m.id), '[]') as items
  from meetings m where m.tenant_id = $1 and m.gathering_id is not null`;

const toRow = ({ begins_at: begins, ends_at: ends, organisation_id: organisationId, ...r }: Row): StudyRow => ({
  ...r,
  organisationId,
  beginsAt: (begins?.slice(0, 5) ?? null) as StudyRow['beginsAt'],
  endsAt: (ends?.slice(0, 5) ?? null) as StudyRow['endsAt'],
});

const ofBranch = namedStatement<Row, readonly [string, string, CalendarDay, CalendarDay]>(
  'meetings studied at of a branch',
  `${columns('')} and m.organisation_id = $2 and m.held_on >= $3 and m.held_on < $4 order by m.held_on, m.id`,
);
/** The records of a branch in [from, until), with everybody present. Imported ledgers name nobody present. */
export const branchMeetings = async (
  asked: Asked,
  tenantId: string,
  branchId: string,
  from: CalendarDay,
  until: CalendarDay,
): Promise<readonly StudyRow[]> => (await ofBranch(asked, [tenantId, branchId, from, until])).map(toRow);

const ofPerson = namedStatement<Row, readonly [string, string, CalendarDay, CalendarDay]>(
  'meetings studied at of a person',
  `${columns(' and x.person_id = $2')} and m.held_on >= $3 and m.held_on < $4 and m.id in (
     select a.meeting_id from meeting_attendances a where a.tenant_id = $1 and a.person_id = $2 and a.presence = 'present'
     union select s.meeting_id from meeting_items s where s.tenant_id = $1 and s.speaker_id = $2)
   order by m.held_on, m.id`,
);
/** The records of [from, until), of whatever branch, at which a person was present or spoke. */
export const personMeetings = async (
  asked: Asked,
  tenantId: string,
  personId: string,
  from: CalendarDay,
  until: CalendarDay,
): Promise<readonly StudyRow[]> => (await ofPerson(asked, [tenantId, personId, from, until])).map(toRow);
