import { describe, expect, it } from 'vitest';
import { addDays, addMonths, addYears, day, type CalendarDay } from '../shared/calendarDay.js';
import { demoCity } from './demoCity.js';
import { demoAdministrators, demoUsers } from './demoUsers.js';
import { idCheckCharacter } from './identity.js';
import { weekday } from './days.js';
import { shares } from './plan.js';

const asOf = day('2026-11-22');
const city = demoCity({ seed: 'lanchuan', asOf });
const branches = city.organisations.filter((o) => o.组织类别.endsWith('支部'));
const everyone = [...city.members, ...city.formerMembers];
const all = [...city.organisations, ...city.formerOrganisations];
const byShortName = new Map(all.map((o) => [o.党组织简称, o]));
const twice = (values: readonly string[]): string[] => values.filter((v, i) => values.indexOf(v) !== i);
const grouped = <T>(list: readonly T[], key: (t: T) => string): T[][] => {
  const groups = new Map<string, T[]>();
  for (const t of list) groups.set(key(t), [...(groups.get(key(t)) ?? []), t]);
  return [...groups.values()];
};

describe('the demo city', () => {
  it('is the same for the same seed and day, and another for another seed', () => {
    expect(demoCity({ seed: 'lanchuan', asOf })).toEqual(city);
    expect(demoCity({ seed: 'other', asOf }).members[0]).not.toEqual(city.members[0]);
  });

  it('has about 30 units, 120 branches, 2,000 members and at least 18 months of records up to the day, in whole years', () => {
    expect(new Set(city.organisations.map((o) => o.所在单位)).size).toBeGreaterThanOrEqual(28);
    expect(new Set(city.organisations.map((o) => o.所在单位)).size).toBeLessThanOrEqual(32);
    expect(branches.length).toBeGreaterThanOrEqual(110);
    expect(branches.length).toBeLessThanOrEqual(130);
    expect(city.members.length).toBeGreaterThanOrEqual(1800);
    expect(city.members.length).toBeLessThanOrEqual(2200);
    expect(city.recordsSince).toBe('2025-01-01');
    expect(city.recordsSince <= addMonths(asOf, -18)).toBe(true);
    expect(city.ledger.some((r) => r.日期 > addDays(asOf, -5))).toBe(true);
    expect(city.ledger.every((r) => r.日期 <= asOf)).toBe(true);
  });

  it('has no two organisations, people or phones that could be taken for one another', () => {
    for (const key of ['党组织全称', '党组织简称', '党组织代码'] as const)
      expect(twice(all.map((o) => o[key]))).toEqual([]);
    expect(twice(everyone.map((m) => m.身份证号))).toEqual([]);
    expect(twice(everyone.map((m) => m.手机号码))).toEqual([]);
    expect(twice(everyone.map((m) => `${m.所在党支部} ${m.姓名}`))).toEqual([]);
    expect(twice(city.ledger.map((r) => `${r.党支部} ${r.日期} ${r.活动类型.join('、')} ${r.主题}`))).toEqual([]);
  });

  it('refers only to what exists', () => {
    const names = new Set(all.map((o) => o.党组织全称));
    expect(all.slice(1).filter((o) => !names.has(o.上级党组织))).toEqual([]);
    expect(names.has(city.organisations[0]?.上级党组织 ?? '')).toBe(false);
    expect(everyone.filter((m) => !byShortName.get(m.所在党支部)?.组织类别.endsWith('支部'))).toEqual([]);
    expect(city.ledger.filter((r) => !byShortName.has(r.党支部))).toEqual([]);
    const ids = new Set(everyone.map((m) => m.身份证号));
    const codes = new Set(all.map((o) => o.党组织代码));
    const { affiliations, tenures, terms, restrictions, events } = city.history;
    expect([...affiliations, ...restrictions].filter((a) => !ids.has(a.idNumber))).toEqual([]);
    expect(tenures.filter((t) => t.idNumber !== null && !ids.has(t.idNumber))).toEqual([]);
    expect([...tenures, ...terms, ...events].filter((t) => !codes.has(t.code))).toEqual([]);
    expect(affiliations.filter((a) => !codes.has(a.branchCode))).toEqual([]);
  });

  it('gives nobody a real person’s number', () => {
    for (const m of everyone) {
      expect(m.身份证号).toMatch(/^9907\d{13}[\dX]$/u);
      expect(idCheckCharacter(m.身份证号.slice(0, 17))).toBe(m.身份证号[17]);
      expect(m.身份证号.slice(6, 14)).toBe(m.出生日期.replaceAll('-', ''));
      expect(Number(m.身份证号[16]) % 2 === 1 ? '男' : '女').toBe(m.性别);
      expect(m.手机号码).toMatch(/^154\d{8}$/u);
    }
  });

  it('has people of plausible age who entered the Party at eighteen or later', () => {
    for (const m of everyone) {
      expect(m.入党日期 >= addYears(day(m.出生日期), 18)).toBe(true);
      expect(m.入党日期 < asOf).toBe(true);
      expect(m.出生日期 > addYears(asOf, -95)).toBe(true);
      if (m.转正日期) expect(m.转正日期).toBe(addYears(day(m.入党日期), 1));
      else expect(m.人员类别).toBe('预备党员');
    }
    const probationary = city.members.filter((m) => m.人员类别 === '预备党员').length / city.members.length;
    expect(probationary).toBeGreaterThan(0.01);
    expect(probationary).toBeLessThan(0.03);
  });

  it('has joint, temporary, retired and crowded branches, groups where more than twenty belong', () => {
    const size = (name: string): number => city.members.filter((m) => m.所在党支部 === name).length;
    expect(branches.filter((b) => b.组织类别 === '联合党支部').length).toBeGreaterThan(0);
    expect(branches.filter((b) => b.组织类别 === '临时党支部').length).toBeGreaterThan(0);
    expect(branches.filter((b) => b.党组织简称.includes('离退休')).length).toBeGreaterThan(10);
    expect(branches.filter((b) => b.党员数 > 50).length).toBeGreaterThan(1);
    for (const b of branches) {
      expect(size(b.党组织简称)).toBe(b.党员数);
      const groups = new Set(city.members.filter((m) => m.所在党支部 === b.党组织简称).map((m) => m.党小组));
      expect(groups.size > 1).toBe(b.党员数 > 20);
    }
  });

  it('has terms that end soon, terms that have ended and a few posts nobody holds', () => {
    const ends = city.history.terms.map((t) => t.endsOn);
    expect(ends.filter((e) => e < asOf).length).toBeGreaterThan(2);
    expect(ends.filter((e) => e >= asOf && e < addMonths(asOf, 6)).length).toBeGreaterThan(5);
    const vacant = city.organisations.filter((o) => o.书记姓名 === '').length;
    expect(vacant).toBeGreaterThan(0);
    expect(vacant).toBeLessThan(6);
  });

  it('never lets two people hold one post of secretary, nor one person belong to two branches, on the same day', () => {
    type Dated = { readonly since: CalendarDay; readonly until: CalendarDay | null };
    const overlapping = (list: readonly Dated[]): boolean =>
      list.some((a, i) => list.some((b, j) => i < j && a.since < (b.until ?? '9999') && b.since < (a.until ?? '9999')));
    const { affiliations, tenures, terms } = city.history;
    const secretaries = grouped(
      tenures.filter((t) => t.post === 'secretary'),
      (t) => t.code,
    );
    for (const list of secretaries) expect(overlapping(list)).toBe(false);
    for (const list of grouped(affiliations, (a) => a.idNumber)) expect(overlapping(list)).toBe(false);
    for (const span of [...affiliations, ...tenures])
      expect(span.until === null ? span.since <= asOf : span.since < span.until).toBe(true);
    expect(terms.every((t) => t.since < t.endsOn)).toBe(true);
  });

  it('changed in the period: founding, renaming, moving, merging, dissolving, restrictions, people who came and left', () => {
    const kinds = new Set(city.history.events.map((e) => e.kind));
    expect([...kinds].toSorted()).toEqual(['dissolve', 'merge', 'move', 'rename', 'setUp']);
    expect(city.history.events.every((e) => e.on >= city.recordsSince && e.on <= asOf)).toBe(true);
    expect(city.history.restrictions.map((r) => r.kind).toSorted()).toEqual([
      'lostContact',
      'probationWithinParty',
      'probationWithinParty',
    ]);
    expect(city.history.affiliations.length).toBeGreaterThan(100);
    expect(city.formerMembers.length).toBeGreaterThan(10);
    const before = addMonths(asOf, -14);
    const founded = city.organisations.filter((o) => o.成立日期 > before).map((o) => o.党组织代码);
    for (const code of founded) {
      const here = city.history.affiliations.filter((a) => a.branchCode === code);
      expect(here.length).toBeGreaterThan(3);
    }
  });

  it('has users to sign in as', () => {
    const picks = demoUsers.map((u) => u.pick(city));
    expect(picks.length).toBe(6);
    expect(twice(picks.map((p) => p.idNumber))).toEqual([]);
    for (const p of picks) expect(city.members.find((m) => m.身份证号 === p.idNumber)?.姓名).toBe(p.name);
    expect(demoAdministrators.map((a) => a.role)).toEqual([
      'systemAdministrator',
      'securityAdministrator',
      'auditAdministrator',
    ]);
  });

  it('grows in proportion', () => {
    const large = demoCity({ seed: 'large', asOf, branches: 500, members: 8000 });
    expect(large.organisations.filter((o) => o.组织类别.endsWith('支部')).length).toBe(500);
    expect(large.members.length).toBe(8000);
    expect(twice(large.organisations.map((o) => o.党组织简称))).toEqual([]);
  });

  it('can be made for any day', () => {
    for (const on of ['2026-01-01', '2026-02-28', '2027-12-31', '2028-02-29', '2026-07-31'] as const) {
      const other = demoCity({ seed: on, asOf: day(on) });
      expect(other.ledger.every((r) => r.日期 <= on)).toBe(true);
      expect(demoUsers.map((u) => u.pick(other)).length).toBe(6);
    }
  });
});

describe('small tools of the demo', () => {
  it('knows the day of the week', () => {
    expect(['2026-11-22', '2000-01-01', '2024-02-29'].map((d) => weekday(day(d)))).toEqual([0, 6, 4]);
  });

  it('shares out whole numbers that add up', () => {
    expect(shares(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(shares(109, [2, 1]).reduce((a, b) => a + b)).toBe(109);
  });
});
