import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../shared/calendarDay.js';
import type { ClockTime } from './clockTime.js';
import {
  contradictionCodes,
  contradictionSentence,
  contradictionsOf,
  contradictionsOfDraft,
  findingKey,
  type OwnFacts,
  type RecordFacts,
} from './contradictions.js';

const [lin, qin, jiang] = ['林海', '秦川', '江月'].map((name) => ({ id: name, name })) as [
  RecordFacts['present'][number],
  RecordFacts['present'][number],
  RecordFacts['present'][number],
];
const at = (time: string): ClockTime => time as ClockTime;
const record = (said: Partial<OwnFacts> = {}): OwnFacts => ({
  id: 'this',
  topic: '重温誓词',
  day: day('2026-09-25'),
  beginsAt: at('14:30'),
  endsAt: at('16:00'),
  present: [lin, qin],
  existed: true,
  absentChair: null,
  lessonWithoutLecturer: false,
  reported: null,
  ...said,
});
const codesOf = (m: OwnFacts, others: readonly RecordFacts[] = []): readonly string[] =>
  contradictionsOf(m, others, []).map((c) => c.code);

describe('a record', () => {
  it('in which all agrees has nothing said of it', () => {
    expect(codesOf(record())).toEqual([]);
    expect(codesOf(record({ reported: { due: 9, present: 8, computedDue: 9, excused: 1 } }))).toEqual([]);
  });

  it('of an absent chair, of a day before the branch stood, of a 党课 nobody gave: each is said', () => {
    expect(codesOf(record({ absentChair: '林海', existed: false, lessonWithoutLecturer: true }))).toEqual([
      'outsideLife',
      'absentChair',
      'noLecturer',
    ]);
  });

  it('whose ledger reported more present than due, or another 应到 than the roll has, says both figures', () => {
    const found = contradictionsOf(record({ reported: { due: 9, present: 11, computedDue: 10, excused: 0 } }), [], []);
    expect(found.map(contradictionSentence)).toEqual([
      '台账所报应到9人，按当日名册应到10人，相差1人。',
      '台账所报实到11人，多于应到9人。',
    ]);
  });
});

describe('two meetings of one branch', () => {
  const other = (said: Partial<RecordFacts> = {}): RecordFacts => ({ ...record(), id: 'other', ...said });

  it('at one hour contradict each other where somebody was at both', () => {
    const [found] = contradictionsOf(record(), [other({ beginsAt: at('15:30'), present: [qin, jiang] })], []);
    expect(found && contradictionSentence(found)).toBe(
      '与同日15:30的《重温誓词》时间重叠，有1人同时记为到会（秦川）。',
    );
    expect(found?.otherId).toBe('other');
    expect(codesOf(record(), [other({ present: [jiang] })])).toEqual([]);
  });

  it('one after the other, on other days, or without an hour do not', () => {
    expect(codesOf(record(), [other({ beginsAt: at('16:00') })])).toEqual([]);
    expect(codesOf(record(), [other({ day: day('2026-09-24') })])).toEqual([]);
    expect(codesOf(record(), [other({ beginsAt: null })])).toEqual([]);
    expect(codesOf(record({ endsAt: null }), [other({ beginsAt: at('15:20') })])).toEqual(['sameHour']);
    expect(codesOf(record({ endsAt: null }), [other({ beginsAt: at('15:30') })])).toEqual([]);
  });

  it('contradict each other whichever of them one looks at', () => {
    const hour = fc.tuple(fc.nat(22), fc.nat(59), fc.integer({ min: 1, max: 59 })).map(([h, m, length]) => {
      const text = (minutes: number) =>
        at(`${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`);
      return { beginsAt: text(h * 60 + m), endsAt: text(Math.min(1439, h * 60 + m + length)) };
    });
    fc.assert(
      fc.property(hour, hour, (one, two) => {
        const [a, b] = [record(one), record({ ...two, id: 'other' })];
        expect(codesOf(a, [b])).toEqual(codesOf(b, [a]));
      }),
    );
  });
});

describe('a draft of several meetings', () => {
  it('is held against what is filed and against its own earlier parts, and asked about repeated texts', () => {
    const parts = [record({ id: '1' }), record({ id: '2', beginsAt: at('15:00') })];
    const alike = [{ id: 'old', share: 0.934, day: day('2026-08-20'), topic: '八月', sameBranch: true }];
    const found = contradictionsOfDraft(parts, [], [[], alike]);
    expect(found[0]).toEqual([]);
    expect(found[1]?.map(contradictionSentence)).toEqual([
      '与同日14:30的《重温誓词》时间重叠，有2人同时记为到会（林海、秦川）。',
      '会议记录与本支部2026年8月20日《八月》的记录有93%相同。',
    ]);
  });
});

it('a text of another branch is spoken of without its topic, and never called 100 % while a word differs', () => {
  const [found] = contradictionsOf(
    record(),
    [],
    [{ id: 'x', share: 0.9999, day: day('2026-08-20'), topic: '别处的事', sameBranch: false }],
  );
  expect(found && contradictionSentence(found)).toBe('会议记录与另一支部2026年8月20日《组织生活》的记录有99%相同。');
});

it('the same finding has one key, another figure another', () => {
  const of = (present: number) =>
    contradictionsOf(record({ reported: { due: 9, present, computedDue: null, excused: 0 } }), [], []).map(findingKey);
  expect(of(11)).toEqual(of(11));
  expect(of(11)).not.toEqual(of(12));
  expect(contradictionCodes).toHaveLength(8);
});
