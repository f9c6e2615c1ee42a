import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day, daysBetween } from '../shared/calendarDay.js';
import {
  cardEvents,
  cardSentence,
  decidableFrom,
  isPending,
  mayEscalate,
  mayWarn,
  stateAfter,
  type CardState,
  type Deciding,
} from './card.js';
import { cardSettingsOf, cardTitle, defaultCardSettings } from './settings.js';

const lastDay = day('2026-08-31');
const deciding = (said: Partial<Deciding> = {}): Deciding => ({
  required: 1,
  done: 0,
  lastDay,
  graceDays: 14,
  decidableFrom: decidableFrom(lastDay, 14),
  dueOn: day('2026-10-15'),
  pending: false,
  ...said,
});
const sentencesOf = (d: Deciding, today: string): readonly string[] =>
  mayWarn(d, day(today), daysBetween(d.lastDay, day(today))).reasons.map(cardSentence);

describe('a card', () => {
  it('is answered, returned, escalated, and once closed or withdrawn stays so', () => {
    expect(stateAfter('open', 'replied')).toBe('replied');
    expect(stateAfter('replied', 'returned')).toBe('open');
    expect(stateAfter('open', 'returned')).toBeNull();
    expect(stateAfter('replied', 'escalated')).toBe('open');
    for (const state of ['closed', 'withdrawn'] as const)
      for (const event of cardEvents) if (event !== 'opened') expect(stateAfter(state, event)).toBeNull();
  });

  it('can always be closed or withdrawn while it is pending, whatever happened to it', () => {
    const events = fc.array(fc.constantFrom(...cardEvents.filter((e) => e !== 'opened')));
    fc.assert(
      fc.property(events, (happened) => {
        const state = happened.reduce<CardState>((s, e) => stateAfter(s, e) ?? s, 'open');
        expect(stateAfter(state, 'closed') !== null).toBe(isPending(state));
        expect(stateAfter(state, 'withdrawn') !== null).toBe(isPending(state));
      }),
    );
  });
});

describe('a warning', () => {
  it('is given after the days of grace, not before, and not for what is done', () => {
    expect(sentencesOf(deciding(), '2026-09-15')).toEqual([]);
    expect(sentencesOf(deciding(), '2026-09-14')).toEqual([
      '逾期14天，宽限期14天未满；先由支部自行处理，2026年9月15日起可以决定发卡。',
    ]);
    expect(sentencesOf(deciding(), '2026-08-31')).toEqual([
      '此项要求还没有逾期（最后一天是2026年8月31日），不需要发卡。',
    ]);
    expect(sentencesOf(deciding({ done: 1 }), '2026-09-30')).toEqual(['此项要求已经完成，不需要发卡。']);
  });

  it('needs a deadline to come, and that no other waits', () => {
    expect(sentencesOf(deciding({ dueOn: day('2026-09-01'), pending: true }), '2026-09-30')).toEqual([
      '此项要求已有一张未办结的卡。',
      '办结时限2026年9月1日已过，请另选。',
    ]);
  });

  it('once permitted stays permitted on every later day up to its deadline', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(60), fc.nat(90), (after, more, graceDays) => {
        const from = decidableFrom(lastDay, graceDays);
        const d = deciding({ graceDays, decidableFrom: from, dueOn: addDays(lastDay, 1000) });
        const lawful = (n: number) => mayWarn(d, addDays(lastDay, n), n).lawful;
        if (lawful(after)) expect(lawful(after + more)).toBe(true);
        expect(lawful(after)).toBe(after > graceDays);
      }),
    );
  });

  it('becomes a supervision after its deadline', () => {
    const card = { level: 'warning', dueOn: day('2026-09-20') } as const;
    expect(mayEscalate(card, day('2026-10-10'), day('2026-09-21')).lawful).toBe(true);
    expect(mayEscalate(card, day('2026-10-10'), day('2026-09-20')).reasons.map(cardSentence)).toEqual([
      '办结时限2026年9月20日未到，时限过后仍未办结的才转为督办。',
    ]);
    expect(mayEscalate({ ...card, level: 'supervision' }, day('2026-10-10'), day('2026-09-21')).lawful).toBe(false);
  });
});

describe('settings of cards', () => {
  it('are the defaults where nothing valid is stored, and default names say that they are', () => {
    expect(cardSettingsOf(undefined)).toEqual(defaultCardSettings);
    expect(cardSettingsOf({ graceDays: -1 })).toEqual(defaultCardSettings);
    expect(cardTitle('warning', defaultCardSettings)).toBe('警示卡（本系统默认名称）');
    const own = { ...defaultCardSettings, titles: { ...defaultCardSettings.titles, warning: '黄牌' } };
    expect(cardTitle('warning', cardSettingsOf(own))).toBe('黄牌');
  });
});
