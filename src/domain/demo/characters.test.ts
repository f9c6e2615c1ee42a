import { describe, expect, it } from 'vitest';
import { addMonths, day, firstOfMonth } from '../shared/calendarDay.js';
import { monthsBetween, quarterStart } from './days.js';
import { demoCity } from './demoCity.js';
import type { BranchCharacter } from './model.js';

const asOf = day('2026-11-22');
const city = demoCity({ seed: 'characters', asOf });
const thisMonth = firstOfMonth(asOf);

/** Closed months and quarters in which a branch that existed all the time did not do what is asked of every branch. */
const missed = (shortName: string, foundedOn: string): string[] => {
  const held = city.ledger.filter((r) => r.党支部 === shortName);
  const has = (kind: string, from: string, until: string): boolean =>
    held.some((r) => r.活动类型.includes(kind) && r.日期 >= from && r.日期 < until);
  const months = monthsBetween(city.recordsSince, thisMonth).filter((m) => m >= foundedOn);
  const quarters = months.filter((m) => quarterStart(m) === m && addMonths(m, 3) <= thisMonth);
  return [
    ...months.filter((m) => !has('主题党日', m, addMonths(m, 1))).map((m) => `主题党日 ${m}`),
    ...quarters.flatMap((q) => ['党员大会', '党课'].filter((k) => !has(k, q, addMonths(q, 3))).map((k) => `${k} ${q}`)),
  ];
};
const ofCharacter = (character: BranchCharacter) =>
  city.organisations.filter((o) => city.characters[o.党组织代码] === character);
const missesOf = (character: BranchCharacter): number[] =>
  ofCharacter(character).map((o) => missed(o.党组织简称, o.成立日期).length);

describe('the characters of the branches', () => {
  it('lets exemplary and new branches miss nothing', () => {
    expect(ofCharacter('exemplary').length).toBeGreaterThan(15);
    expect(ofCharacter('newlyFounded').length).toBeGreaterThan(1);
    expect([...missesOf('exemplary'), ...missesOf('newlyFounded')].filter((n) => n > 0)).toEqual([]);
  });

  it('lets ordinary branches miss little', () => {
    const misses = missesOf('ordinary');
    expect(misses.reduce((a, b) => a + b) / misses.length).toBeLessThan(1.5);
    expect(misses.some((n) => n > 0)).toBe(true);
  });

  it('lets a branch that needs help have several things overdue', () => {
    expect(ofCharacter('needsHelp').length).toBeGreaterThan(5);
    expect(missesOf('needsHelp').filter((n) => n < 3)).toEqual([]);
  });

  it('lets a former branch end with its dissolution', () => {
    for (const o of city.formerOrganisations) {
      const end = city.history.events.find((e) => e.code === o.党组织代码)?.on ?? '';
      const days = city.ledger.filter((r) => r.党支部 === o.党组织简称).map((r) => r.日期);
      expect(days.length).toBeGreaterThan(5);
      expect(days.filter((d) => d >= end)).toEqual([]);
    }
  });

  it('reports who was due as the dated roster has it, except for a few wrong figures', () => {
    const held = city.ledger.filter((r) => r.活动类型[0] === '党员大会' && r.日期 > addMonths(asOf, -2));
    const size = new Map(city.organisations.map((o) => [o.党组织简称, o.党员数]));
    const off = held.filter((r) => Math.abs((r.应到 ?? 0) - (size.get(r.党支部) ?? 0)) > 2);
    expect(held.length).toBeGreaterThan(50);
    expect(off.length / held.length).toBeLessThan(0.1);
    for (const r of city.ledger) {
      expect(r.实到).toBe((r.应到 ?? 0) - r.请假人员.length);
      expect(r.请假人员).not.toContain(r.主持人);
    }
  });

  it('writes varied topics where a branch is exemplary', () => {
    for (const o of ofCharacter('exemplary')) {
      const topics = city.ledger
        .filter((r) => r.党支部 === o.党组织简称 && r.活动类型[0] === '主题党日')
        .map((r) => r.主题);
      expect(new Set(topics).size / topics.length).toBeGreaterThan(0.8);
    }
  });

  it('holds a members’ meeting on the day of every admission in the period', () => {
    const admitted = city.members.filter((m) => m.入党日期 >= city.recordsSince);
    expect(admitted.length).toBeGreaterThan(20);
    const told = admitted.filter((m) => city.ledger.some((r) => r.日期 === m.入党日期 && r.主题.includes(m.姓名)));
    expect(told.length).toBe(admitted.length);
  });
});
