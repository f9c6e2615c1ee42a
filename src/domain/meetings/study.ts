import type { CalendarDay } from '../shared/calendarDay.js';
import { minutesBetween, type ClockTime } from './clockTime.js';
import type { ActivityKind, ItemForm } from './content.js';

/** A meeting as far as study hours are concerned. Times are of one day; `minutes` of an item is null where nobody wrote it. */
export type StudiedMeeting = {
  readonly id: string;
  readonly day: CalendarDay;
  readonly kinds: readonly ActivityKind[];
  readonly beginsAt: ClockTime | null;
  readonly endsAt: ClockTime | null;
  readonly items: readonly {
    readonly form: ItemForm;
    readonly minutes: number | null;
    readonly speakerId: string | null;
  }[];
};

/** Kinds that are study as a whole, whatever their agenda says. */
const studyKinds: readonly ActivityKind[] = ['partyLesson', 'studyDay', 'readingExchange'];
const isStudy = (form: ItemForm): boolean => form === 'study' || form === 'lesson';
const sum = (lengths: readonly number[]): number => lengths.reduce((total, one) => total + one, 0);

/**
 * How many minutes of a meeting were study: what its items of study and lessons say, never more than the meeting lasted; its whole
 * length where none of them says how long it took. Null where nothing says so; 0 where nothing was studied.
 */
export const studyMinutes = (m: StudiedMeeting): number | null => {
  const items = m.items.filter((item) => isStudy(item.form));
  if (items.length === 0 && !m.kinds.some((kind) => studyKinds.includes(kind))) return 0;
  const length = minutesBetween(m.beginsAt, m.endsAt);
  const written = items.map((item) => item.minutes).filter((minutes) => minutes !== null);
  if (written.length === 0) return length;
  return length === null ? sum(written) : Math.min(length, sum(written));
};

/** What a member studied and taught. Minutes; `unknown` counts the times of which nobody wrote how long they were. */
export type Study = {
  readonly times: number;
  readonly minutes: number;
  readonly unknown: number;
  readonly lectures: number;
};

/**
 * The study of one person: the meetings attended, and the lectures given, by a guest's chair as well as in the own branch. To show
 * to the person and the branch; it is compared with nobody's.
 * @param attended the meetings at which the person was present
 * @param spokenAt the meetings that have an item of which the person was the speaker
 */
export const studyOf = (
  personId: string,
  attended: readonly StudiedMeeting[],
  spokenAt: readonly StudiedMeeting[],
): Study => {
  const lengths = attended.map((m) => studyMinutes(m)).filter((minutes) => minutes !== 0);
  const known = lengths.filter((minutes) => minutes !== null);
  return {
    times: lengths.length,
    minutes: sum(known),
    unknown: lengths.length - known.length,
    lectures: sum(
      spokenAt.map((m) => m.items.filter((item) => item.form === 'lesson' && item.speakerId === personId).length),
    ),
  };
};

/** 1小时30分, 45分钟, 2小时 */
export const lengthText = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest}分钟`;
  return rest === 0 ? `${hours}小时` : `${hours}小时${rest}分`;
};
