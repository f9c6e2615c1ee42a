import { addDays, addYears, type CalendarDay } from '../shared/calendarDay.js';
import type { Chance } from './chance.js';
import { earlier, later, someDay, yearOf } from './days.js';
import type { Sex } from './identity.js';
import type { Organisation, Person } from './model.js';
import type { Making } from './organisations.js';
import { ethnicities, personName } from './personNames.js';
import { agencyPosts, institutionPosts, otherNativePlaces, retiredPosts, schooling } from './workPosts.js';
import { institutions } from './unitNames.js';

/** When a person entered the Party, as far as the demo cares: long ago, and so transitioned long ago, or within the period. */
export type Entry = 'longAgo' | 'transitioned' | 'probationary';

const joinedOn = (m: Making, chance: Chance, entry: Entry, bornOn: CalendarDay): CalendarDay => {
  if (entry === 'probationary') return someDay(chance, addYears(m.asOf, -1), addDays(m.asOf, -20));
  if (entry === 'transitioned')
    return someDay(chance, addDays(addYears(m.asOf, -2), 10), addDays(addYears(m.asOf, -1), -10));
  const age = chance.weighted([
    [chance.int(19, 24), 45],
    [chance.int(25, 32), 35],
    [chance.int(33, 46), 20],
  ]);
  const day = addDays(addYears(bornOn, age), chance.int(0, 364));
  const anniversary = chance.maybe(0.18) ? (`${yearOf(day)}-07-01` as CalendarDay) : day;
  return earlier(later(anniversary, addYears(bornOn, 18)), addDays(addYears(m.since, -1), -chance.int(40, 700)));
};

const bornOn = (m: Making, chance: Chance, entry: Entry, retired: boolean): CalendarDay => {
  const age = retired
    ? chance.weighted([
        [chance.int(60, 68), 55],
        [chance.int(69, 78), 33],
        [chance.int(79, 91), 12],
      ])
    : entry === 'longAgo'
      ? chance.weighted([
          [chance.int(26, 35), 34],
          [chance.int(36, 47), 38],
          [chance.int(48, 58), 28],
        ])
      : chance.int(23, 38);
  return addDays(addYears(m.asOf, -age), -chance.int(1, 364));
};

const workPost = (m: Making, chance: Chance, branch: Organisation, born: CalendarDay, retired: boolean): string => {
  if (retired) return chance.weighted(retiredPosts);
  const age = yearOf(m.asOf) - yearOf(born);
  const list = institutions.some((i) => branch.shortName.includes(i)) ? institutionPosts : agencyPosts;
  const fitting = list.filter(([, from, to]) => age >= from && age <= to).map(([post, , , w]) => [post, w] as const);
  return fitting.length === 0 ? '一级科员' : chance.weighted(fitting);
};

/** After-tax monthly pay in yuan, rising with age; some people's is given to the fen. */
const duesBase = (chance: Chance, age: number, retired: boolean): number => {
  const yuan = retired ? chance.int(3100, 7600) : 3600 + (age - 20) * 190 + chance.int(0, 1500);
  return chance.maybe(0.2) ? yuan + chance.int(1, 99) / 100 : yuan;
};

/** Names already taken within a branch or unit, so that two people of one branch are never confused by name. */
export type NamesTaken = Set<string>;

const nameFor = (chance: Chance, sex: Sex, year: number, ethnicity: string, taken: NamesTaken): string => {
  for (let i = 0; i < 200; i++) {
    const name = personName(chance, sex, year, i > 20 ? '汉族' : ethnicity);
    if (!taken.has(name)) {
      taken.add(name);
      return name;
    }
  }
  throw new RangeError('names ran out');
};

const nativePlace = (m: Making, chance: Chance): string =>
  chance.maybe(0.82)
    ? m.place.city + chance.pick(m.place.districts).replace(/[区县]$/u, '')
    : chance.pick(otherNativePlaces);

/** A person of a branch; where he belongs is said by the caller. */
export const makePerson = (
  m: Making,
  chance: Chance,
  branch: Organisation,
  entry: Entry,
  taken: NamesTaken,
): Person => {
  const retired = entry === 'longAgo' && (branch.branch?.retired === true || chance.maybe(0.03));
  const sex: Sex = chance.maybe(0.62) ? '男' : '女';
  const born = bornOn(m, chance, entry, retired);
  const year = yearOf(born);
  const ethnicity = chance.weighted(ethnicities);
  const joined = joinedOn(m, chance, entry, born);
  const mobile = chance.maybe(retired ? 0.05 : 0.004);
  return {
    name: nameFor(chance, sex, year, ethnicity, taken),
    sex,
    idNumber: m.numbers.idNumber(born, sex),
    ethnicity,
    bornOn: born,
    nativePlace: nativePlace(m, chance),
    education: chance.weighted((schooling.find(([before]) => year < before) ?? schooling[3])?.[1] ?? []),
    joinedOn: joined,
    fullMemberOn: entry === 'probationary' ? null : addYears(joined, 1),
    workPost: workPost(m, chance, branch, born, retired),
    phone: m.numbers.mobile(),
    retired,
    mobile,
    duesBase: duesBase(chance, yearOf(m.asOf) - year, retired),
    membershipState: '正常',
    remark: mobile ? (retired ? '随子女在外居住' : '外派学习') : '',
    affiliations: [],
    title: '',
  };
};

/** Fill a branch with the people it has today. The newest stand last, so that the first may hold posts. */
export const fillBranch = (m: Making, branch: Organisation, size: number, taken: NamesTaken): void => {
  const facts = branch.branch;
  if (!facts) return;
  const chance = m.chance.fork(branch.code);
  const recent: Entry[] = [];
  if (!facts.retired && size >= 9 && branch.kind === 'branch') {
    if (chance.maybe(0.34)) recent.push('probationary');
    if (size >= 16 && chance.maybe(0.25)) recent.push('probationary');
    if (chance.maybe(0.3)) recent.push('transitioned');
  }
  for (let i = 0; i < size; i++) {
    const entry = recent[size - 1 - i] ?? 'longAgo';
    const person = makePerson(m, chance, branch, entry, taken);
    const group = facts.groups[i % Math.max(1, facts.groups.length)] ?? '';
    person.affiliations = [{ branch, group, since: later(person.joinedOn, branch.foundedOn), until: null }];
    facts.people.push(person);
  }
};
