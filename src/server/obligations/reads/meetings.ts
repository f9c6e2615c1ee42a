import { sql, type Kysely } from 'kysely';
import { recordKindTitles, type RecordKind } from '../../../domain/meetings/recordKind.js';
import { countDue } from '../../people/reads/lines.js';
import { membersOf } from '../../people/reads/roster.js';
import type { Database } from '../../platform/db/tables.js';
import { partialDay } from './facts.js';

type Db = Kysely<Database>;

export type MeetingLine = {
  readonly meetingId: string;
  readonly heldOn: string;
  readonly topic: string;
  readonly kinds: string[];
};

const kindTitle = (kind: string): string => recordKindTitles[kind as RecordKind] ?? kind;

/** One line for each meeting asked about, in order of day. */
export const meetingLines = async (
  db: Db,
  tenantId: string,
  ids: readonly string[],
): Promise<readonly MeetingLine[]> => {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('meetings as m')
    .select(['m.id', 'm.held_on', 'm.day_known', 'm.topic'])
    .select(
      sql<
        string[]
      >`array(select distinct k.kind from meeting_kinds k where k.tenant_id = m.tenant_id and k.meeting_id = m.id order by 1)`.as(
        'kinds',
      ),
    )
    .where('m.tenant_id', '=', tenantId)
    .where('m.id', 'in', [...ids])
    .orderBy('m.held_on')
    .execute();
  return rows.map((r) => ({
    meetingId: r.id,
    heldOn: partialDay(r.held_on, r.day_known),
    topic: r.topic,
    kinds: r.kinds.map(kindTitle),
  }));
};

/** A meeting with what it counted for and who was excused; undefined where there is none. */
export const meetingById = async (db: Db, tenantId: string, id: string) => {
  const m = await db
    .selectFrom('meetings as m')
    .leftJoin('accounts as a', (j) => j.onRef('a.tenant_id', '=', 'm.tenant_id').onRef('a.id', '=', 'm.entered_by'))
    .selectAll('m')
    .select('a.display_name as entered_by_name')
    .where('m.tenant_id', '=', tenantId)
    .where('m.id', '=', id)
    .executeTakeFirst();
  if (!m) return undefined;
  const kinds = await db
    .selectFrom('meeting_kinds as k')
    .select(['k.kind', 'k.organisation_id'])
    .where('k.tenant_id', '=', tenantId)
    .where('k.meeting_id', '=', id)
    .execute();
  const absentees = await db
    .selectFrom('meeting_absentees as x')
    .select(['x.name', 'x.person_id'])
    .where('x.tenant_id', '=', tenantId)
    .where('x.meeting_id', '=', id)
    .orderBy('x.position')
    .execute();
  return { ...m, kinds, absentees };
};

/** Where a meeting came from: the file, sheet and row of its import. */
export const sourceOf = async (db: Db, tenantId: string, importId: string, subjectId: string) =>
  db
    .selectFrom('import_rows as r')
    .innerJoin('import_files as f', (j) =>
      j
        .onRef('f.tenant_id', '=', 'r.tenant_id')
        .onRef('f.import_id', '=', 'r.import_id')
        .onRef('f.file_no', '=', 'r.file_no'),
    )
    .select(['f.file_name', 'f.sheets', 'r.sheet_no', 'r.row_no'])
    .where('r.tenant_id', '=', tenantId)
    .where('r.import_id', '=', importId)
    .where('r.subject_id', '=', subjectId)
    .limit(1)
    .executeTakeFirst();

type DueOn = Pick<
  NonNullable<Awaited<ReturnType<typeof meetingById>>>,
  'organisation_id' | 'held_on' | 'day_known' | 'kinds'
>;

/** Who was due by the rolls of that day: the members of the branch, or of the groups that met. Only for a known day. */
export const computedDue = async (db: Db, tenantId: string, m: DueOn): Promise<ReturnType<typeof countDue> | null> => {
  if (!m.day_known || m.kinds.some((k) => k.kind === 'committeeMeeting')) return null;
  const bearers = [...new Set(m.kinds.map((k) => k.organisation_id))];
  const groups = bearers.filter((id) => id !== m.organisation_id);
  const lists =
    groups.length > 0
      ? await Promise.all(groups.map((id) => membersOf(db, tenantId, id, 'group', m.held_on)))
      : [await membersOf(db, tenantId, m.organisation_id, 'branch', m.held_on)];
  return countDue(lists.flat(), m.held_on);
};
