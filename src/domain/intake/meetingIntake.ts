import type { LedgerRecord } from '../import/records.js';
import { meetingKey } from '../meetings/meetingKey.js';
import { recordKindTitles, type RecordKind } from '../meetings/recordKind.js';
import { earliest, type CalendarDay, type PartialDay } from '../shared/calendarDay.js';

/** What an accepted row of a ledger becomes. Attendance of persons is never invented: only what was reported is kept. */
export type MeetingIntake = {
  readonly heldOn: CalendarDay;
  readonly dayKnown: boolean;
  readonly kinds: readonly RecordKind[];
  readonly groups: readonly string[];
  readonly topic: string;
  readonly place: string;
  readonly chair: string;
  readonly recorder: string;
  readonly reportedDue: number | null;
  readonly reportedPresent: number | null;
  readonly absentees: readonly string[];
  readonly summary: string;
  /** What makes it the same meeting in a later file of the same branch. */
  readonly key: string;
};

const kindByTitle = new Map(Object.entries(recordKindTitles).map(([kind, title]) => [title, kind as RecordKind]));

export const meetingIntake = (record: LedgerRecord): MeetingIntake => ({
  heldOn: earliest(record.日期 as PartialDay),
  dayKnown: record.日期.length === 10,
  kinds: record.活动类型.flatMap((title) => kindByTitle.get(title) ?? []),
  groups: record.党小组,
  topic: record.主题,
  place: record.地点,
  chair: record.主持人,
  recorder: record.记录人,
  reportedDue: record.应到,
  reportedPresent: record.实到,
  absentees: record.请假人员,
  summary: record.内容摘要,
  key: meetingKey(record.日期, record.活动类型, record.党小组, record.主题),
});
