import { addDays, addMonths, addYears, firstOfMonth, type CalendarDay } from '../shared/calendarDay.js';
import type { Chance } from './chance.js';
import { later, someDay } from './days.js';
import type { Affiliation, Organisation, Person, Tenure } from './model.js';
import { makeFormerBranch, type Making } from './organisations.js';
import { makePerson, type NamesTaken } from './people.js';
import { vacantBranches } from './staffing.js';

/** Somebody who belonged to a branch in the period and is in no roster of today. */
export type Leaver = { readonly person: Person; readonly on: CalendarDay; readonly reason: '转出本市' | '去世' };
export type RestrictionFact = {
  readonly person: Person;
  readonly kind: 'probationWithinParty' | 'lostContact';
  readonly since: CalendarDay;
  readonly until: CalendarDay | null;
  readonly basis: string;
};

const groupIn = (chance: Chance, branch: Organisation): string => {
  const groups = branch.branch?.groups ?? [];
  return groups.length === 0 ? '' : chance.pick(groups);
};
const stay = (chance: Chance, branch: Organisation, person: Person, until: CalendarDay): Affiliation => ({
  branch,
  group: groupIn(chance, branch),
  since: later(person.joinedOn, branch.foundedOn),
  until,
});

/** The person came from another branch on a day; before the day he belonged there. */
const cameFrom = (chance: Chance, person: Person, from: Organisation, on: CalendarDay): void => {
  const now = person.affiliations[person.affiliations.length - 1];
  if (!now) return;
  person.affiliations = [stay(chance, from, person, on), { ...now, since: on }];
};

const hasMoved = (person: Person): boolean => person.affiliations.length > 1;
const canHaveMoved = (person: Person, on: CalendarDay): boolean =>
  person.title === '' &&
  !hasMoved(person) &&
  person.joinedOn < addYears(on, -1) &&
  person.affiliations[0]?.until === null;

type Branches = {
  readonly all: readonly Organisation[];
  readonly ofUnit: ReadonlyMap<string, readonly Organisation[]>;
};

export const branchesByUnit = (organisations: readonly Organisation[]): Branches => {
  const ofUnit = new Map<string, Organisation[]>();
  const all = organisations.filter((o) => o.branch !== null);
  for (const o of all) {
    const known = ofUnit.get(o.unit);
    if (known) known.push(o);
    else ofUnit.set(o.unit, [o]);
  }
  return { all, ofUnit };
};

const oldEnough = (m: Making, o: Organisation): boolean => o.foundedOn < addYears(m.since, -1) && o.kind === 'branch';
const siblingsOf = (m: Making, b: Branches, branch: Organisation): readonly Organisation[] =>
  (b.ofUnit.get(branch.unit) ?? []).filter(
    (o) => o !== branch && oldEnough(m, o) && o.branch?.retired === branch.branch?.retired,
  );

/** The people of a branch founded in the period came from its siblings on the day of its founding. */
export const peopleNewBranches = (m: Making, b: Branches): void => {
  for (const branch of b.all) {
    if (oldEnough(m, branch) || branch.foundedOn < m.since) continue;
    const chance = m.chance.fork(`founded ${branch.code}`);
    const siblings = siblingsOf(m, b, branch);
    if (siblings.length === 0) continue;
    for (const person of branch.branch?.people ?? [])
      if (person.joinedOn < branch.foundedOn) cameFrom(chance, person, chance.pick(siblings), branch.foundedOn);
  }
};

/** A few people moved between branches, a few came from outside the city. */
export const moveSome = (m: Making, b: Branches): void => {
  for (const branch of b.all) {
    if (!oldEnough(m, branch)) continue;
    const chance = m.chance.fork(`moves ${branch.code}`);
    const siblings = siblingsOf(m, b, branch);
    for (const person of branch.branch?.people ?? []) {
      const lot = chance.next();
      const on = someDay(chance, addDays(m.since, 40), addDays(m.asOf, -15));
      if (lot > 0.045 || person.retired || !canHaveMoved(person, on)) continue;
      const from = lot < 0.016 && siblings.length > 0 ? chance.pick(siblings) : chance.pick(b.all);
      if (lot > 0.03) person.affiliations = person.affiliations.map((a) => ({ ...a, since: on }));
      else if (from !== branch && oldEnough(m, from) && !from.branch?.retired) cameFrom(chance, person, from, on);
    }
  }
};

/** People who left the city or died in the period: in no roster of today, but due on days before. */
export const makeLeavers = (m: Making, b: Branches, taken: (unit: string) => NamesTaken): Leaver[] => {
  const vacant = new Set(vacantBranches(b.all));
  return b.all.flatMap((branch): Leaver[] => {
    const chance = m.chance.fork(`leavers ${branch.code}`);
    const wasSecretary = vacant.has(branch);
    if (!oldEnough(m, branch) || !(wasSecretary || chance.maybe(0.24))) return [];
    const person = makePerson(m, chance, branch, 'longAgo', taken(branch.unit));
    const on = wasSecretary
      ? addDays(m.asOf, -chance.int(80, 210))
      : someDay(chance, addDays(m.since, 30), addDays(m.asOf, -10));
    person.affiliations = [stay(chance, branch, person, on)];
    if (wasSecretary) {
      const since = later(addYears(branch.term?.since ?? on, -3), later(branch.foundedOn, person.joinedOn));
      branch.tenures.push(past(branch, person, 'secretary', '党支部书记', since, on));
    }
    return [{ person, on, reason: person.retired && chance.maybe(0.7) ? '去世' : '转出本市' }];
  });
};

const past = (
  organisation: Organisation,
  person: Person,
  post: Tenure['post'],
  title: string,
  since: CalendarDay,
  until: CalendarDay,
): Tenure => ({ organisation, person, holderName: person.name, post, title, since, until });

/** Where a term began in the period, somebody else held the post before, or the holder was elected again. */
export const earlierTenures = (m: Making, b: Branches): void => {
  for (const branch of b.all) {
    const term = branch.term;
    if (!term || term.since <= m.since || branch.foundedOn >= addYears(term.since, -3)) continue;
    const chance = m.chance.fork(`earlier ${branch.code}`);
    const free = (branch.branch?.people ?? []).filter(
      (p) => canHaveMoved(p, m.since) && p.joinedOn < addYears(term.since, -5) && p.affiliations[0]?.since !== m.since,
    );
    for (const tenure of branch.tenures.filter((t) => t.since === term.since && t.post !== 'groupLeader')) {
      const index = chance.int(0, Math.max(0, free.length - 1));
      const before = free.splice(index, 1)[0];
      const since = later(addYears(term.since, -3), before?.affiliations[0]?.since ?? branch.foundedOn);
      if (before && since < term.since)
        branch.tenures.push(past(branch, before, tenure.post, tenure.title, since, term.since));
    }
  }
};

/** A branch merged into a sibling and one dissolved, in the year before `asOf`; its people are with the siblings now. */
export const makeFormerBranches = (m: Making, b: Branches, lastCode: number): Organisation[] => {
  const chance = m.chance.fork('former');
  const hosts = b.all.filter(
    (o) =>
      oldEnough(m, o) && o.parent?.kind === 'committee' && !o.branch?.retired && (o.branch?.people.length ?? 0) >= 16,
  );
  const parents = new Set<Organisation | null>();
  const chosen = hosts.filter((o) => parents.size < 2 && !parents.has(o.parent) && parents.add(o.parent));
  return chosen.map((host, i) => {
    const on = addDays(addMonths(firstOfMonth(m.asOf), i === 0 ? -8 : -5), 11);
    const code = m.place.codePrefix + String(lastCode + 3 * (i + 1)).padStart(8, '0');
    const former = makeFormerBranch(m, host, i === 0 ? '机关服务处' : '编志办公室', code, on);
    const homes = i === 0 ? [host] : [host, ...siblingsOf(m, b, host).slice(0, 2)];
    const people = homes.flatMap((home) =>
      (home.branch?.people ?? [])
        .filter((p) => canHaveMoved(p, addYears(m.since, -1)) && !p.retired)
        .slice(0, i === 0 ? 6 : 3),
    );
    for (const person of people) cameFrom(chance, person, former, on);
    const secretary = people.find((p) => p.fullMemberOn !== null);
    if (secretary)
      former.tenures.push(
        past(
          former,
          secretary,
          'secretary',
          '党支部书记',
          later(addYears(m.since, -1), later(former.foundedOn, secretary.joinedOn)),
          on,
        ),
      );
    return former;
  });
};

/** One member under 留党察看, one whose 留党察看 has ended, one lost contact. Only kind, dates and the number of the decision. */
export const restrictSome = (m: Making, b: Branches): RestrictionFact[] => {
  const people = b.all.filter((o) => oldEnough(m, o)).flatMap((o) => o.branch?.people ?? []);
  const fit = m.chance.fork('restrictions').shuffled(people.filter((p) => canHaveMoved(p, m.since) && !p.mobile));
  const working = fit.filter((p) => !p.retired);
  const lost = people.find((p) => p.mobile && p.retired && p.title === '' && !hasMoved(p));
  const facts: RestrictionFact[] = [];
  const [now, before] = working;
  const year = m.asOf.slice(0, 4);
  if (now)
    facts.push({
      person: now,
      kind: 'probationWithinParty',
      since: addDays(addMonths(m.asOf, -7), 3),
      until: addDays(addMonths(m.asOf, 5), 3),
      basis: `澜机纪决〔${addMonths(m.asOf, -7).slice(0, 4)}〕4号`,
    });
  if (before)
    facts.push({
      person: before,
      kind: 'probationWithinParty',
      since: addMonths(m.asOf, -16),
      until: addMonths(m.asOf, -4),
      basis: `澜机纪决〔${addMonths(m.asOf, -16).slice(0, 4)}〕2号`,
    });
  if (lost) {
    lost.membershipState = '停止党籍';
    lost.remark = '失去联系';
    facts.push({
      person: lost,
      kind: 'lostContact',
      since: addMonths(m.asOf, -6),
      until: null,
      basis: `澜机组〔${year}〕11号`,
    });
  }
  return facts;
};
