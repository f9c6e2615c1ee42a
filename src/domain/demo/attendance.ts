import type { CalendarDay } from '../shared/calendarDay.js';
import type { Chance } from './chance.js';
import type { Affiliation, Organisation, Person } from './model.js';
import { holderOn } from './staffing.js';
import type { MeetingKind } from './topics.js';

/** A branch with everybody who ever belonged to it. */
export type Attendable = {
  readonly organisation: Organisation;
  readonly stays: readonly { readonly person: Person; readonly affiliation: Affiliation }[];
};

/** Everybody of the city by the branches they belong or belonged to. */
export const staysByBranch = (people: readonly Person[]): ReadonlyMap<Organisation, Attendable['stays']> => {
  const stays = new Map<Organisation, { person: Person; affiliation: Affiliation }[]>();
  for (const person of people)
    for (const affiliation of person.affiliations) {
      const known = stays.get(affiliation.branch);
      if (known) known.push({ person, affiliation });
      else stays.set(affiliation.branch, [{ person, affiliation }]);
    }
  return stays;
};

const committeePosts = new Set([
  'secretary',
  'deputySecretary',
  'organisationMember',
  'publicityMember',
  'disciplineMember',
  'committeeMember',
]);

/** Who is due: the committee, the groups, or all who belong on the day and have not lost contact. */
const dueOn = (b: Attendable, kinds: readonly MeetingKind[], groups: readonly string[], on: CalendarDay): string[] => {
  if (kinds.includes('支委会'))
    return b.organisation.tenures
      .filter((t) => committeePosts.has(t.post) && t.since <= on && (t.until === null || t.until > on))
      .map((t) => t.holderName);
  return b.stays
    .filter(({ person, affiliation: a }) => {
      const there = a.since <= on && (a.until === null || a.until > on);
      return there && person.membershipState === '正常' && (groups.length === 0 || groups.includes(a.group));
    })
    .map(({ person }) => person.name);
};

export type Occasion = {
  readonly kinds: readonly MeetingKind[];
  readonly groups: readonly string[];
  readonly on: CalendarDay;
};
export type Attendance = { readonly due: number; readonly present: number; readonly excused: readonly string[] };

const careful = new Set(['exemplary', 'newlyFounded']);

/** Now and then a branch reports a figure that the roster does not bear out. */
const misreport = (chance: Chance, b: Attendable): number => {
  const character = b.organisation.branch?.character ?? 'ordinary';
  if (careful.has(character) || !chance.maybe(character === 'needsHelp' ? 0.12 : 0.02)) return 0;
  return chance.maybe(0.5) ? 1 : -1;
};

/** @param certain who was certainly there: the chair and the recorder */
export const attendance = (
  chance: Chance,
  b: Attendable,
  { kinds, groups, on }: Occasion,
  certain: readonly string[],
): Attendance => {
  const names = dueOn(b, kinds, groups, on);
  const character = b.organisation.branch?.character ?? 'ordinary';
  const rate = kinds.includes('支委会')
    ? 0.05
    : character === 'needsHelp'
      ? 0.16
      : character === 'exemplary'
        ? 0.04
        : 0.07;
  const excused = names
    .filter((name) => chance.maybe(rate) && !certain.includes(name))
    .slice(0, Math.max(0, names.length - 2));
  const due = Math.max(excused.length + 1, names.length + misreport(chance, b));
  return { due, present: due - excused.length, excused };
};

/** The group's leader for a group, else the secretary, or whoever stands in for him. */
export const chairOf = (b: Attendable, groups: readonly string[], on: CalendarDay): string => {
  if (groups.length > 0) {
    const leader = b.stays.find(
      ({ person, affiliation }) =>
        person.title === '党小组组长' && affiliation.group === groups[0] && affiliation.until === null,
    );
    if (leader) return leader.person.name;
  }
  for (const post of ['secretary', 'deputySecretary', 'organisationMember', 'publicityMember'] as const) {
    const holder = holderOn(b.organisation, post, on);
    if (holder) return holder.holderName;
  }
  return b.stays.find(({ affiliation: a }) => a.since <= on && (a.until === null || a.until > on))?.person.name ?? '';
};

export const recorderOf = (b: Attendable, on: CalendarDay): string => {
  const holder = holderOn(b.organisation, 'publicityMember', on) ?? holderOn(b.organisation, 'organisationMember', on);
  if (holder) return holder.holderName;
  const there = b.stays.filter(({ affiliation: a }) => a.since <= on && (a.until === null || a.until > on));
  return there[there.length - 1]?.person.name ?? '';
};
