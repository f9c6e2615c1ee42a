import { addDays, addMonths, type CalendarDay } from '../shared/calendarDay.js';
import type { Chance } from './chance.js';
import { dayIn, earlier, monthsBetween, quarterStart, yearOf } from './days.js';
import { dayWithin, type Gathering, type Window } from './meetings.js';
import type { BranchCharacter, Organisation } from './model.js';
import type { MeetingKind } from './topics.js';

/** How likely an obligation of a closed period was missed, long ago and within the last half year. */
const misses: Readonly<Record<BranchCharacter, readonly [before: number, lately: number]>> = {
  exemplary: [0, 0],
  newlyFounded: [0, 0],
  ordinary: [0.012, 0.012],
  needsHelp: [0.1, 0.5],
  former: [0.02, 0.25],
};

type Task = {
  readonly kind: MeetingKind;
  readonly from: CalendarDay;
  readonly until: CalendarDay;
  readonly group: string;
};

/** What is asked of the branch in the window, period by period: the rules in force after a bare import. */
const tasksOf = (w: Window, o: Organisation): Task[] => {
  const facts = o.branch;
  if (!facts) return [];
  const end = addDays(w.asOf, 1);
  const task = (kind: MeetingKind, from: CalendarDay, months: number, group = ''): Task => ({
    kind,
    from,
    until: addMonths(from, months),
    group,
  });
  const months = monthsBetween(w.since, end);
  const quarters = months.filter((m) => quarterStart(m) === m || m === months[0]).map(quarterStart);
  return [
    ...months.flatMap((m) => [
      ...(facts.hasCommittee ? [task('支委会', m, 1)] : []),
      ...facts.groups.map((group) => task('党小组会', m, 1, group)),
      task('主题党日', m, 1),
    ]),
    ...quarters.flatMap((q) => [task('党员大会', q, 3), task('党课', q, 3)]),
  ];
};

/** In an open period the diligent are done early; the others mostly towards its end. */
const doneSoFar = (character: BranchCharacter, passed: number): number =>
  character === 'exemplary'
    ? Math.min(0.97, 0.35 + passed * 0.9)
    : character === 'needsHelp'
      ? passed * 0.15
      : passed * 0.75;

const dayFraction = (from: CalendarDay, until: CalendarDay, asOf: CalendarDay): number => {
  const months = monthsBetween(from, until).length;
  const past = monthsBetween(from, addDays(asOf, 1)).length - 1 + Number(asOf.slice(8, 10)) / 31;
  return Math.max(0, Math.min(1, past / months));
};

/** In which part of its period the branch holds it: a quarter's meeting in one of its months. */
const stretchOf = (chance: Chance, task: Task, character: BranchCharacter): readonly [CalendarDay, CalendarDay] => {
  const months = monthsBetween(task.from, task.until);
  if (months.length === 1) return [task.from, task.until];
  const month = months[chance.int(0, character === 'exemplary' ? 1 : months.length - 1)] ?? task.from;
  return [month, addMonths(month, 1)];
};

const isHeld = (chance: Chance, w: Window, task: Task, character: BranchCharacter): boolean => {
  if (task.until > w.asOf) return chance.maybe(doneSoFar(character, dayFraction(task.from, task.until, w.asOf)));
  const [before, lately] = misses[character];
  return !chance.maybe(task.from >= addMonths(w.asOf, -7) ? lately : before);
};

/**
 * What a branch that needs help certainly did not do: the theme day of two of the last three closed months and the quarter's
 * lesson, so that it is seen at a glance.
 */
const certainlyMissed = (w: Window, o: Organisation): ((task: Task) => boolean) => {
  if (o.branch?.character !== 'needsHelp') return () => false;
  const thisMonth = `${w.asOf.slice(0, 7)}-01` as CalendarDay;
  const months = new Set([addMonths(thisMonth, -1), addMonths(thisMonth, -3)]);
  const lastQuarter = addMonths(quarterStart(w.asOf), -3);
  return (t) => (t.kind === '主题党日' && months.has(t.from)) || (t.kind === '党课' && t.from === lastQuarter);
};

const held = (chance: Chance, w: Window, o: Organisation, task: Task, character: BranchCharacter): Gathering | null => {
  const open = task.until > w.asOf;
  const [from, until] = open ? [task.from, task.until] : stretchOf(chance, task, character);
  /* A branch alive in only part of the stretch may still meet in the rest of the period. */
  const on = dayWithin(chance, w, o, from, until) ?? dayWithin(chance, w, o, task.from, task.until);
  return on === null ? null : { kinds: [task.kind], on, groups: task.group === '' ? [] : [task.group] };
};

/** Once a year, mostly in January to March, for the year before. */
const yearlyMeetings = (chance: Chance, w: Window, o: Organisation, character: BranchCharacter): Gathering[] => {
  const years = Array.from({ length: yearOf(w.asOf) - yearOf(w.since) + 1 }, (_, i) => yearOf(w.since) + i);
  return years.flatMap((year): Gathering[] => {
    const end = dayIn(year, 3, 21);
    if (w.asOf < end && !chance.maybe(doneSoFar(character, dayFraction(dayIn(year, 1, 1), end, w.asOf)))) return [];
    if (character === 'needsHelp' && year === yearOf(w.asOf) && chance.maybe(0.5)) return [];
    const on = dayWithin(chance, w, o, dayIn(year, 1, 8), earlier(end, addDays(w.asOf, 1)));
    return on === null ? [] : [{ kinds: ['组织生活会'], on, groups: [] }];
  });
};

/** What the exemplary do beyond what is asked. */
const extras = (chance: Chance, w: Window, o: Organisation, character: BranchCharacter): Gathering[] => {
  if (character !== 'exemplary') return [];
  return monthsBetween(w.since, w.asOf).flatMap((month): Gathering[] => {
    const on = dayWithin(chance, w, o, month, addMonths(month, 1));
    if (on === null || on < w.since || !chance.maybe(0.3)) return [];
    return [{ kinds: [chance.pick(['主题党日', '党课', '党员大会'] as const)], on, groups: [] }];
  });
};

/** Everything a branch held in the window, as its character has it. */
export const gatheringsOf = (w: Window, o: Organisation, chance: Chance): Gathering[] => {
  const character = o.branch?.character ?? 'ordinary';
  const missed = certainlyMissed(w, o);
  const regular = tasksOf(w, o).flatMap((task) => {
    if (missed(task) || !isHeld(chance, w, task, character)) return [];
    const gathering = held(chance, w, o, task, character);
    return gathering === null || gathering.on < w.since ? [] : [gathering];
  });
  return [...regular, ...yearlyMeetings(chance, w, o, character), ...extras(chance, w, o, character)];
};
