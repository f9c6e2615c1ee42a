import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatheringContent } from '../../../domain/meetings/content.js';
import { day } from '../../../domain/shared/calendarDay.js';
import type { Written } from './draft.js';
import { mayKeepBoth, merge, settle } from './merge.js';

const written = (...parts: object[]): Written => ({
  day: day('2026-11-20'),
  content: gatheringContent.parse({ parts: parts.map((part) => ({ kinds: ['themeDay'], ...part })) }),
});
const base = written({ topic: '学习', place: '会议室' });

describe('two people at one draft', () => {
  it('lose nothing where they changed different fields', () => {
    const { written: joined, clashes } = merge(base, written({ topic: '学习和讨论', place: '会议室' }), {
      ...written({ topic: '学习', place: '三楼' }),
      day: day('2026-11-21'),
    });
    expect(clashes).toEqual([]);
    expect(joined.day).toBe('2026-11-21');
    expect(joined.content.parts[0]).toMatchObject({ topic: '学习和讨论', place: '三楼' });
  });

  it('are asked where both changed the same, and may keep both of two texts', () => {
    const mine = written({ topic: '学习', place: '会议室', minutes: '甲记的' });
    const theirs = written({ topic: '学习', place: '会议室', minutes: '乙记的' });
    const merged = merge(base, mine, theirs);
    expect(merged.clashes).toEqual([{ part: 0, field: 'minutes' }]);
    expect(merged.clashes.map(mayKeepBoth)).toEqual([true]);
    const minutes = (choice: 'mine' | 'theirs' | 'both'): string | undefined =>
      settle(merged, theirs, [choice]).content.parts[0]?.minutes;
    expect([minutes('mine'), minutes('theirs'), minutes('both')]).toEqual(['甲记的', '乙记的', '甲记的\n乙记的']);
  });

  it('keep a meeting that one of them added, and lose one that was taken away untouched', () => {
    const two = written({ topic: '学习' }, { kinds: ['committeeMeeting'] });
    const one = written({ topic: '学习' });
    expect(merge(one, two, one).written.content.parts).toHaveLength(2);
    expect(merge(two, two, one).written.content.parts).toHaveLength(1);
    const changed = written({ topic: '学习' }, { kinds: ['committeeMeeting'], topic: '研究' });
    expect(merge(two, changed, one).written.content.parts).toHaveLength(2);
  });

  it('asks about every difference where nobody knows what they began with', () => {
    const merged = merge(null, written({ topic: '甲', place: '一楼' }), written({ topic: '乙', place: '一楼' }));
    expect(merged.clashes).toEqual([{ part: 0, field: 'topic' }]);
  });

  it('takes what only one has written as it is', () => {
    const some = fc
      .record({ topic: fc.constantFrom('甲', '乙', ''), minutes: fc.string(), place: fc.constantFrom('一楼', '二楼') })
      .map((part) => written(part));
    fc.assert(
      fc.property(some, some, (a, b) => {
        expect(merge(a, b, a)).toEqual({ written: merge(b, b, b).written, clashes: [] });
        expect(merge(a, a, b)).toEqual({ written: merge(b, b, b).written, clashes: [] });
      }),
    );
  });
});
