import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrange, mayJoin } from './arrange.js';
import { defaultCombinations, mayCombine } from './audience.js';
import { recordKinds } from './recordKind.js';

const of = (...kinds: Parameters<typeof arrange>[0]) => arrange(kinds, defaultCombinations, []);

describe('an afternoon of several kinds', () => {
  it('is a committee meeting and one meeting of all members, whatever the order of choosing', () => {
    const expected = [['committeeMeeting'], ['memberMeeting', 'themeDay', 'partyLesson']];
    expect(of('committeeMeeting', 'memberMeeting', 'themeDay', 'partyLesson')).toEqual(expected);
    expect(of('themeDay', 'partyLesson', 'memberMeeting', 'committeeMeeting').map((p) => p.toSorted())).toEqual(
      expected.map((p) => p.toSorted()),
    );
  });

  it('holds a 组织生活会 within the meeting that may be counted as it', () => {
    expect(of('organisationLifeMeeting', 'memberMeeting')).toEqual([['memberMeeting', 'organisationLifeMeeting']]);
    expect(of('committeeMeeting', 'memberMeeting', 'organisationLifeMeeting')).toEqual([
      ['committeeMeeting'],
      ['memberMeeting', 'organisationLifeMeeting'],
    ]);
    expect(of('organisationLifeMeeting')).toEqual([['organisationLifeMeeting']]);
    expect(of('committeeMeeting', 'groupMeeting')).toEqual([['committeeMeeting'], ['groupMeeting']]);
  });

  it('has each chosen kind once, and nothing that may not be combined', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...recordKinds), { maxLength: 8 }), (kinds) => {
        const parts = of(...kinds);
        expect(parts.flat().toSorted()).toEqual(kinds.toSorted());
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(4);
          expect(mayCombine(part, defaultCombinations)).toBe(true);
        }
      }),
    );
  });

  it('lets a meeting be joined by a kind only where the committee does', () => {
    expect(mayJoin(['memberMeeting'], 'partyLesson', defaultCombinations)).toBe(true);
    expect(mayJoin(['committeeMeeting'], 'partyLesson', defaultCombinations)).toBe(false);
    expect(mayJoin(['memberMeeting'], 'memberMeeting', defaultCombinations)).toBe(false);
  });
});
