import { fill } from '../shared/sentence.js';
import type { CalendarDay } from '../shared/calendarDay.js';
import { minutesOf, type ClockTime } from './clockTime.js';
import { figureFaults, figureSentences, type Figures } from './reported.js';

/** What a record may contradict itself or another in. Said to the branch first, as a question, never as a charge. */
export const contradictionSentences = {
  absentChair: '{name}记为未到会，又是主持人。',
  sameHour: '与同日{hour}的《{topic}》时间重叠，有{count}人同时记为到会（{names}）。',
  outsideLife: '{day}时本支部尚未成立或者已经撤销。',
  nearlyEqual: '会议记录与{whose}{day}《{topic}》的记录有{percent}%相同。',
  noLecturer: '党课没有填写主讲人。',
  ...figureSentences,
} as const;
export type ContradictionCode = keyof typeof contradictionSentences;
export const contradictionCodes = Object.keys(contradictionSentences) as readonly ContradictionCode[];

/** What mends it, said on the button that opens the correction. */
export const contradictionRemedies: Readonly<Record<ContradictionCode, string>> = {
  absentChair: '更正主持人或到会情况',
  sameHour: '更正时间或到会情况',
  outsideLife: '更正日期',
  nearlyEqual: '更正会议记录',
  noLecturer: '补填主讲人',
  dueDiffers: '核对应到人数',
  moreThanDue: '核对到会人数',
  sumDiffers: '核对请假人员',
};

export type Contradiction = {
  readonly code: ContradictionCode;
  readonly figures: Readonly<Record<string, string | number>>;
  /** The other record concerned. */
  readonly otherId: string | null;
};
export const contradictionSentence = (c: Pick<Contradiction, 'code' | 'figures'>): string =>
  fill(contradictionSentences[c.code], c.figures);

/** Somebody who is said to have been at a meeting. */
export type Attendant = { readonly id: string; readonly name: string };
/** A record as far as it may contradict itself or another of the branch. */
export type RecordFacts = {
  readonly id: string;
  readonly topic: string;
  readonly day: CalendarDay;
  readonly beginsAt: ClockTime | null;
  readonly endsAt: ClockTime | null;
  readonly present: readonly Attendant[];
};
export type OwnFacts = RecordFacts & {
  /** The branch stood on the day. */
  readonly existed: boolean;
  /** Who chaired and is recorded as missing; null where nobody. */
  readonly absentChair: string | null;
  /** A 党课 that names no lecturer. Ledgers have no column for one: null for what was imported. */
  readonly lessonWithoutLecturer: boolean | null;
  /** Of an imported ledger row; null for what was filed here, where figures are computed. */
  readonly reported: Figures | null;
};
/** A text that nearly equals that of the record. `share` of 1 as `Original.shareWith` gives it. */
export type Alike = {
  readonly id: string;
  readonly share: number;
  readonly day: CalendarDay;
  readonly topic: string;
  readonly sameBranch: boolean;
};

/** A meeting without an end is taken to last an hour: two that begin at one time are at one hour. */
const assumedMinutes = 60;
const span = (m: RecordFacts): readonly [number, number] | null => {
  if (m.beginsAt === null) return null;
  const from = minutesOf(m.beginsAt);
  return [from, m.endsAt === null ? from + assumedMinutes : Math.max(from + 1, minutesOf(m.endsAt))];
};

const overlap = (one: RecordFacts, other: RecordFacts): boolean => {
  const [a, b] = [span(one), span(other)];
  return a !== null && b !== null && a[0] < b[1] && b[0] < a[1];
};

const namesShown = 5;
const atOneHour = (m: RecordFacts, others: readonly RecordFacts[]): readonly Contradiction[] =>
  others
    .filter((o) => o.id !== m.id && o.day === m.day && overlap(m, o))
    .flatMap((o) => {
      const there = new Set(o.present.map((p) => p.id));
      const both = m.present.filter((p) => there.has(p.id));
      if (both.length === 0) return [];
      const names = both.slice(0, namesShown).map((p) => p.name);
      const figures = {
        hour: o.beginsAt ?? '',
        topic: o.topic,
        count: both.length,
        names: names.join('、') + (both.length > namesShown ? '等' : ''),
      };
      return [{ code: 'sameHour' as const, figures, otherId: o.id }];
    });

const percentOf = (share: number): number => (share >= 1 ? 100 : Math.min(99, Math.floor(share * 100)));

/** What is said of a text that nearly equals an earlier one. */
const alikeAs = ({ id, share, day, topic, sameBranch }: Alike): Contradiction => ({
  code: 'nearlyEqual',
  figures: {
    day,
    topic: sameBranch ? topic : '组织生活',
    percent: percentOf(share),
    whose: sameBranch ? '本支部' : '另一支部',
  },
  otherId: id,
});

const said = (code: ContradictionCode, figures: Contradiction['figures'] = {}): Contradiction => ({
  code,
  figures,
  otherId: null,
});

/** Everything in which a record contradicts itself, another record of the branch on the day, or repeats an earlier text. */
export const contradictionsOf = (
  m: OwnFacts,
  sameDay: readonly RecordFacts[],
  alike: readonly Alike[],
): readonly Contradiction[] => [
  ...(m.existed ? [] : [said('outsideLife', { day: m.day })]),
  ...(m.absentChair === null ? [] : [said('absentChair', { name: m.absentChair })]),
  ...(m.lessonWithoutLecturer === true ? [said('noLecturer')] : []),
  ...(m.reported === null ? [] : figureFaults(m.reported).map(({ code, figures }) => said(code, figures))),
  ...atOneHour(m, sameDay),
  ...alike.map(alikeAs),
];

/** What makes two findings the same, so that an explanation given once holds until the facts change. */
export const findingKey = (c: Contradiction): string =>
  JSON.stringify([c.code, c.otherId, Object.entries(c.figures).toSorted(([a], [b]) => (a < b ? -1 : 1))]);

/** A draft is asked only what its judgement does not ask already: other meetings of the hour, and texts that repeat. */
export const contradictionsOfDraft = (
  parts: readonly RecordFacts[],
  sameDay: readonly RecordFacts[],
  alike: readonly (readonly Alike[])[],
): readonly (readonly Contradiction[])[] =>
  parts.map((part, i) => [
    ...atOneHour(part, [...sameDay, ...parts.slice(0, i)]),
    ...(alike[i] ?? []).map((a) => alikeAs(a)),
  ]);
