import { addMonths, type CalendarDay } from '../shared/calendarDay.js';
import { staysByBranch } from './attendance.js';
import { chanceFrom } from './chance.js';
import { dayIn, yearOf } from './days.js';
import {
  branchesByUnit,
  earlierTenures,
  makeFormerBranches,
  makeLeavers,
  moveSome,
  peopleNewBranches,
  restrictSome,
  type Leaver,
  type RestrictionFact,
} from './history.js';
import { numbersOf } from './identity.js';
import { admissions, joinKinds, ledgerOf, type Window } from './meetings.js';
import type { Organisation, Person } from './model.js';
import { makeOrganisations, type Making } from './organisations.js';
import { fillBranch, type NamesTaken } from './people.js';
import { lanchuan, type Place } from './place.js';
import { planCity } from './plan.js';
import type { LedgerRow } from './records.js';
import { gatheringsOf } from './schedule.js';
import { staffAll } from './staffing.js';
import { admissionTopic, transitionTopic } from './topics.js';

export type CityOptions = {
  readonly seed: string;
  readonly asOf: CalendarDay;
  readonly place?: Place;
  readonly branches?: number;
  readonly units?: number;
  readonly members?: number;
  /**
   * First day of the records; by default the first of January of the year that lies eighteen months back, so that there are eighteen
   * months at least and every year shown is whole.
   */
  readonly since?: CalendarDay;
  /** Whether anything changed in the period: moves, founding, merging, leaving, restrictions. */
  readonly eventful?: boolean;
};

/** The city as it is and was, before it is written as records. */
export type CityFacts = {
  readonly place: Place;
  readonly asOf: CalendarDay;
  readonly since: CalendarDay;
  /** Today's, superiors first; the first is the 机关工委. */
  readonly organisations: readonly Organisation[];
  readonly formerOrganisations: readonly Organisation[];
  /** Today's, branch by branch. */
  readonly people: readonly Person[];
  readonly leavers: readonly Leaver[];
  readonly restrictions: readonly RestrictionFact[];
  readonly ledger: readonly LedgerRow[];
};

const writeLedgers = (m: Making, organisations: readonly Organisation[], people: readonly Person[]): LedgerRow[] => {
  const stays = staysByBranch(people);
  const window: Window = { since: m.since, asOf: m.asOf };
  return organisations.flatMap((o) => {
    if (!o.branch) return [];
    const chance = m.chance.fork(`ledger ${o.code}`);
    const there = stays.get(o) ?? [];
    const own = there.map((s) => s.person);
    const gatherings = [
      ...joinKinds(chance, gatheringsOf(window, o, chance)),
      ...admissions(window, o, own, admissionTopic, (p) => p.joinedOn),
      ...admissions(window, o, own, transitionTopic, (p) => p.fullMemberOn),
    ];
    return ledgerOf(m.place, chance, { organisation: o, stays: there }, gatherings);
  });
};

const fillAll = (m: Making, organisations: readonly Organisation[], sizes: readonly number[]) => {
  const taken = new Map<string, NamesTaken>();
  const takenIn = (unit: string): NamesTaken => {
    const known = taken.get(unit) ?? new Set<string>();
    taken.set(unit, known);
    return known;
  };
  organisations
    .filter((o) => o.branch !== null)
    .forEach((branch, i) => fillBranch(m, branch, sizes[i] ?? 0, takenIn(branch.unit)));
  return takenIn;
};

/**
 * A whole city from a seed and a day; nothing else flows in, so the same arguments give the same city. Linear in its size.
 * By default about 30 units, 120 branches and 2,000 members with records of 18 months or more up to the day: from the
 * first of January, because a year's map whose first months had no records would show every branch as behind.
 */
export const makeCity = (options: CityOptions): CityFacts => {
  const { seed, asOf, place = lanchuan, branches = 120, eventful = true } = options;
  const units = options.units ?? Math.max(3, Math.round(branches / 4));
  const members = options.members ?? Math.round(branches * 16.7);
  const since = options.since ?? dayIn(yearOf(addMonths(asOf, -18)), 1, 1);
  const chance = chanceFrom(seed);
  const m: Making = { place, asOf, since, chance, numbers: numbersOf(place, chance.fork('numbers')) };
  const plan = planCity({ units, branches, members }, chance.fork('plan'));
  const organisations = makeOrganisations(m, plan);
  const sizes = plan.flatMap((u) => [...u.branches.filter((b) => !b.retired), ...u.branches.filter((b) => b.retired)]);
  const takenIn = fillAll(
    m,
    organisations,
    sizes.map((b) => b.size),
  );
  staffAll(m, organisations);
  const people = organisations.flatMap((o) => o.branch?.people ?? []);
  const b = branchesByUnit(organisations);
  const none = { formerOrganisations: [], leavers: [], restrictions: [] };
  const past = eventful
    ? (() => {
        peopleNewBranches(m, b);
        const formerOrganisations = makeFormerBranches(m, b, 1000 + 3 * organisations.length);
        moveSome(m, b);
        earlierTenures(m, b);
        const leavers = makeLeavers(m, b, takenIn);
        return { formerOrganisations, leavers, restrictions: restrictSome(m, b) };
      })()
    : none;
  const everyone = [...people, ...past.leavers.map((l) => l.person)];
  const ledger = writeLedgers(m, [...organisations, ...past.formerOrganisations], everyone);
  return { place, asOf, since, organisations, people, ledger, ...past };
};
