import { addDays, addYears, type CalendarDay } from '../shared/calendarDay.js';
import type { Chance } from './chance.js';
import { later } from './days.js';
import type { Organisation, Person, Post, Tenure } from './model.js';
import type { Making } from './organisations.js';
import { leaderPosts, workingCommitteeStaffPost } from './workPosts.js';

type Seat = readonly [post: Post, title: string];

const committeeSeats: readonly Seat[] = [
  ['secretary', '党支部书记'],
  ['organisationMember', '组织委员'],
  ['publicityMember', '宣传委员'],
  ['disciplineMember', '纪检委员'],
];
const fifthSeats: readonly Seat[] = [
  ['deputySecretary', '党支部副书记'],
  ['committeeMember', '青年委员'],
];

/** Who stands in 党内职务 with a title sits in the organisation from a day on. */
const seat = (organisation: Organisation, person: Person, [post, title]: Seat, since: CalendarDay): void => {
  person.title = title;
  organisation.tenures.push({ organisation, person, holderName: person.name, post, title, since, until: null });
};

const here = (person: Person): CalendarDay =>
  person.affiliations[person.affiliations.length - 1]?.since ?? person.joinedOn;
const isFree = (person: Person): boolean => person.title === '' && person.fullMemberOn !== null && !person.mobile;

/** Since when: the beginning of the running term, or the one before where re-elected; never before being there. */
const tenureStart = (chance: Chance, organisation: Organisation, person: Person): CalendarDay => {
  const term = organisation.term?.since ?? organisation.foundedOn;
  const before = addYears(term, -3);
  const since = later(chance.maybe(0.35) && organisation.kind !== 'committee' ? before : term, organisation.foundedOn);
  const arrived = here(person);
  const known = arrived > organisation.foundedOn ? addDays(arrived, 60) : arrived;
  return later(later(since, known), person.fullMemberOn ?? known);
};

const seatsOf = (branch: Organisation, size: number, chance: Chance): Seat[] => {
  if (branch.branch?.hasCommittee)
    return size >= 18 ? [...committeeSeats, chance.pick(fifthSeats)] : [...committeeSeats];
  return [['secretary', '党支部书记'], ...(size >= 6 ? ([['deputySecretary', '党支部副书记']] as const) : [])];
};

/** Members of the running committee and group leaders. A branch that needs help may have posts nobody holds. */
const staffBranch = (m: Making, branch: Organisation, vacantSecretary: boolean): void => {
  const facts = branch.branch;
  if (!facts) return;
  const chance = m.chance.fork(`posts ${branch.code}`);
  const seats = seatsOf(branch, facts.people.length, chance).filter(
    ([post]) =>
      !(post === 'secretary' && vacantSecretary) &&
      !(post === 'disciplineMember' && facts.character === 'needsHelp' && !vacantSecretary && chance.maybe(0.4)),
  );
  const able = chance.shuffled(facts.people.filter(isFree)).toSorted((a, b) => a.joinedOn.localeCompare(b.joinedOn));
  const candidates = able.slice(0, Math.max(seats.length, Math.ceil(able.length * 0.6)));
  const chosen = chance.sample(candidates, seats.length);
  seats.forEach((s, i) => {
    const person = chosen[i];
    if (person) seat(branch, person, s, tenureStart(chance, branch, person));
  });
  for (const group of facts.groups) {
    const leader = facts.people.find((p) => isFree(p) && p.affiliations[0]?.group === group);
    if (leader) seat(branch, leader, ['groupLeader', '党小组组长'], tenureStart(chance, branch, leader));
  }
};

const firstFit = (m: Making, branches: readonly Organisation[]): Person | undefined =>
  branches
    .flatMap((b) => b.branch?.people ?? [])
    .find((p) => isFree(p) && !p.retired && p.bornOn < addYears(m.asOf, -38));

const superiorSeats: Readonly<
  Record<'committee' | 'generalBranch', readonly (readonly [...Seat, workPost: string])[]>
> = {
  committee: [
    ['secretary', '机关党委书记', leaderPosts[1]],
    ['deputySecretary', '机关党委专职副书记', leaderPosts[2]],
    ['disciplineMember', '机关纪委书记', '人事科科长'],
  ],
  generalBranch: [
    ['secretary', '党总支书记', leaderPosts[1]],
    ['deputySecretary', '党总支副书记', '办公室主任'],
  ],
};

const staffSuperior = (m: Making, superior: Organisation, below: readonly Organisation[]): void => {
  if (superior.kind !== 'committee' && superior.kind !== 'generalBranch') return;
  const chance = m.chance.fork(`posts ${superior.code}`);
  const ordinary = below.filter((b) => b.kind === 'branch' && b.branch?.character !== 'newlyFounded');
  const working = ordinary.filter((b) => !b.branch?.retired);
  for (const [post, title, workPost] of superiorSeats[superior.kind]) {
    const person =
      working.length > 0
        ? firstFit(m, working)
        : ordinary.flatMap((b) => b.branch?.people ?? []).find((p) => isFree(p));
    if (!person) continue;
    if (!person.retired) person.workPost = workPost;
    seat(superior, person, [post, title], tenureStart(chance, superior, person));
  }
};

/** The head of the 机关工委 is a leader of the city and in no roster below; his deputy and the staff are. */
const staffRoot = (m: Making, root: Organisation, own: Organisation | undefined): void => {
  root.tenures.push({
    organisation: root,
    person: null,
    holderName: m.place.head,
    post: 'secretary',
    title: '机关工委书记',
    since: addYears(m.asOf, -4),
    until: null,
  });
  const people = own?.branch?.people ?? [];
  const deputy = people.find((p) => isFree(p) && p.bornOn < addYears(m.asOf, -44));
  if (deputy) {
    deputy.workPost = '机关工委常务副书记';
    seat(root, deputy, ['deputySecretary', '机关工委副书记'], later(addYears(m.asOf, -3), here(deputy)));
  }
  const staff = people.find((p) => isFree(p) && p.bornOn < addYears(m.asOf, -34));
  if (staff) staff.workPost = workingCommitteeStaffPost;
};

/** The branches, at most three, whose secretary has gone and not been replaced. */
export const vacantBranches = (organisations: readonly Organisation[]): Organisation[] =>
  organisations.filter((o) => o.branch?.character === 'needsHelp').filter((_, i) => i % 4 === 1 && i < 12);

/** Give out all posts of today, superiors first: the leaders of a unit sit in its first branches. */
export const staffAll = (m: Making, organisations: readonly Organisation[]): void => {
  const root = organisations[0];
  if (!root) return;
  staffRoot(
    m,
    root,
    organisations.find((o) => o.shortName === `${root.shortName}党支部`),
  );
  const children = new Map<Organisation, Organisation[]>();
  for (const o of organisations) {
    if (!o.parent) continue;
    const known = children.get(o.parent);
    if (known) known.push(o);
    else children.set(o.parent, [o]);
  }
  for (const o of organisations) if (!o.branch) staffSuperior(m, o, children.get(o) ?? []);
  const vacant = new Set(vacantBranches(organisations));
  for (const o of organisations) if (o.branch) staffBranch(m, o, vacant.has(o));
};

/** Who held a post on a day. */
export const holderOn = (organisation: Organisation, post: Post, day: CalendarDay): Tenure | undefined =>
  organisation.tenures.find((t) => t.post === post && t.since <= day && (t.until === null || t.until > day));
