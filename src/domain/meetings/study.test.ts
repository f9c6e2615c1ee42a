import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../shared/calendarDay.js';
import { clockTime } from './clockTime.js';
import { itemForms } from './content.js';
import { lengthText, studyMinutes, studyOf, type StudiedMeeting } from './study.js';

type Said = Partial<Omit<StudiedMeeting, 'items'>> & {
  readonly items?: readonly Partial<StudiedMeeting['items'][number]>[];
};
const meeting = ({ items = [], ...said }: Said): StudiedMeeting => ({
  id: 'm',
  day: day('2026-09-25'),
  kinds: ['memberMeeting'],
  beginsAt: null,
  endsAt: null,
  ...said,
  items: items.map((item) => ({ form: 'study', minutes: null, speakerId: null, ...item })),
});
const afternoon = { beginsAt: clockTime.parse('14:30'), endsAt: clockTime.parse('16:00') };
const [lin, qin] = ['林海', '秦川'];

describe('the study minutes of a meeting', () => {
  it('are those of its study and lectures, not of its votes', () => {
    const items = [{ minutes: 30 }, { form: 'lesson', minutes: 40 }, { form: 'vote', minutes: 10 }] as const;
    expect(studyMinutes(meeting({ ...afternoon, items }))).toBe(70);
    expect(studyMinutes(meeting({ items }))).toBe(70);
  });

  it('are the whole meeting where no item says how long it took', () => {
    expect(studyMinutes(meeting({ ...afternoon, items: [{}, { form: 'report' }] }))).toBe(90);
    expect(studyMinutes(meeting({ ...afternoon, kinds: ['partyLesson'] }))).toBe(90);
    expect(studyMinutes(meeting({ items: [{}] }))).toBeNull();
  });

  it('are none where nothing was studied', () => {
    expect(studyMinutes(meeting({ ...afternoon, items: [{ form: 'discussion', minutes: 60 }] }))).toBe(0);
  });

  it('are never more than the meeting lasted, and never negative', () => {
    const item = fc.record({
      form: fc.constantFrom(...itemForms),
      minutes: fc.option(fc.integer({ min: 1, max: 600 })),
    });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 8 }), (items) => {
        const minutes = studyMinutes(meeting({ ...afternoon, items })) ?? 0;
        expect(minutes).toBeGreaterThanOrEqual(0);
        expect(minutes).toBeLessThanOrEqual(90);
      }),
    );
  });
});

describe('what one person studied', () => {
  it('adds up the meetings attended; a lecture counts for who gave it, also elsewhere', () => {
    const lecture = meeting({ ...afternoon, items: [{ form: 'lesson', minutes: 45, speakerId: lin }] });
    const unclear = meeting({ items: [{}] });
    const votes = meeting({ ...afternoon, items: [{ form: 'vote' }] });
    expect(studyOf(lin, [lecture, unclear, votes], [lecture])).toEqual({
      times: 2,
      minutes: 45,
      unknown: 1,
      lectures: 1,
    });
    expect(studyOf(qin, [lecture], [])).toEqual({ times: 1, minutes: 45, unknown: 0, lectures: 0 });
    expect(studyOf(lin, [], [lecture])).toEqual({ times: 0, minutes: 0, unknown: 0, lectures: 1 });
    expect(studyOf(qin, [], [lecture]).lectures).toBe(0);
  });

  it('is said in hours and minutes', () => {
    expect([0, 45, 60, 90].map(lengthText)).toEqual(['0分钟', '45分钟', '1小时', '1小时30分']);
  });
});
