import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audienceOf, defaultCombinations, isKnownKind, kindTitle, mayCombine, type LocalKind } from './audience.js';
import type { ActivityKind } from './content.js';
import { recordKinds } from './recordKind.js';

const reading: LocalKind = { id: 'local:018f0000-0000-7000-8000-000000000001', title: '青年夜读', audience: 'some' };
const kinds = fc.uniqueArray(fc.constantFrom<ActivityKind>(...recordKinds), { minLength: 1, maxLength: 4 });
const sets = fc.array(fc.uniqueArray(fc.constantFrom<ActivityKind>(...recordKinds), { minLength: 2 }), {
  maxLength: 6,
});

describe('who is due', () => {
  it('follows from the narrowest kind', () => {
    expect(audienceOf(['memberMeeting', 'partyLesson'], [])).toBe('members');
    expect(audienceOf(['partyLesson', 'groupMeeting'], [])).toBe('group');
    expect(audienceOf(['organisationLifeMeeting', 'committeeMeeting'], [])).toBe('committee');
    expect(audienceOf(['siteVisit', 'volunteering'], [])).toBe('some');
    expect(audienceOf(['siteVisit', 'themeDay'], [])).toBe('members');
    expect(audienceOf([reading.id], [reading])).toBe('some');
  });

  it('does not depend on the order of the kinds', () => {
    fc.assert(fc.property(kinds, (all) => audienceOf(all, []) === audienceOf(all.toReversed(), [])));
  });
});

describe('a kind', () => {
  it('that was added is known by name where it was added, and nowhere else', () => {
    expect([kindTitle(reading.id, [reading]), kindTitle(reading.id), kindTitle('themeDay')]).toEqual([
      '青年夜读',
      '其他活动',
      '主题党日',
    ]);
    expect([isKnownKind(reading.id, [reading]), isKnownKind(reading.id, []), isKnownKind('themeDay', [])]).toEqual([
      true,
      false,
      true,
    ]);
  });
});

describe('one meeting', () => {
  it('may be a members’ meeting with lecture and theme day, not a committee meeting as well', () => {
    expect(mayCombine(['memberMeeting', 'partyLesson', 'themeDay'], defaultCombinations)).toBe(true);
    expect(mayCombine(['memberMeeting', 'committeeMeeting'], defaultCombinations)).toBe(false);
    expect(mayCombine(['memberMeeting', 'memberMeeting'], [])).toBe(true);
  });

  it('may always be of one kind, and of fewer of the kinds that it may be of', () => {
    fc.assert(
      fc.property(kinds, sets, (all, allowed) => {
        expect(all.every((kind) => mayCombine([kind], allowed))).toBe(true);
        if (mayCombine(all, allowed)) expect(mayCombine(all.slice(1), allowed)).toBe(true);
        expect(mayCombine(all, [...allowed, all])).toBe(true);
      }),
    );
  });
});
