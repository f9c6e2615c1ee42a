import { addDays, type CalendarDay } from '../shared/calendarDay.js';
import type { Chance } from './chance.js';
import { dayIn, earlier, later, someWorkingDay, yearOf } from './days.js';
import type { Organisation, Person } from './model.js';
import type { Place } from './place.js';
import { attendance, chairOf, recorderOf, type Attendable } from './attendance.js';
import type { LedgerRow } from './records.js';
import {
  closings,
  openings,
  outdoorPlaces,
  places,
  plainSummaries,
  seasons,
  substances,
  topics,
  type MeetingKind,
} from './topics.js';

/** Something to be recorded: what, when, of which groups. */
export type Gathering = {
  readonly kinds: readonly MeetingKind[];
  readonly on: CalendarDay;
  readonly groups: readonly string[];
  /** Where the topic follows from facts. */
  readonly topic?: string;
};

type Writing = {
  readonly place: Place;
  readonly chance: Chance;
  readonly branch: Attendable;
  /** The topics of the branch still unused, per kind; refilled when empty, so that a branch does not repeat itself at once. */
  readonly unused: Map<MeetingKind, string[]>;
};

const inSeason = (topic: string, on: CalendarDay): boolean => {
  const month = Number(on.slice(5, 7));
  const season = seasons.find(([words]) => topic.includes(words));
  return !season || (month >= season[1] && month <= season[2]);
};

const nextTopic = (w: Writing, kind: MeetingKind, on: CalendarDay): string => {
  let left = w.unused.get(kind) ?? [];
  let at = left.findIndex((t) => inSeason(t, on));
  if (at < 0) {
    left = w.chance.shuffled(topics[kind]);
    at = left.findIndex((t) => inSeason(t, on));
  }
  const topic = left[at] ?? kind;
  w.unused.set(
    kind,
    left.filter((_, i) => i !== at),
  );
  const year = Number(on.slice(5, 7)) <= 6 ? yearOf(on) - 1 : yearOf(on);
  return topic
    .replace('{村}', w.chance.pick(w.place.villages))
    .replace('{年}', String(year))
    .replace('{河}', `${w.place.city}河`);
};

const placeOf = (w: Writing, topic: string): string => {
  const village = w.place.villages.find((v) => topic.includes(v));
  if (village) return village;
  const outdoor = outdoorPlaces.find(([words]) => topic.includes(words));
  return outdoor ? outdoor[1].replace('{河}', `${w.place.city}河`) : w.chance.pick(places);
};

const summaryOf = (w: Writing, kinds: readonly MeetingKind[]): string => {
  if (w.branch.organisation.branch?.character === 'needsHelp' && w.chance.maybe(0.6))
    return w.chance.pick(plainSummaries);
  const kind = kinds[0] ?? '党员大会';
  return w.chance.pick(openings[kind]) + w.chance.sample(substances, 2).join('') + w.chance.pick(closings);
};

/** One line of the ledger: who was due on that day, who came, who was excused. */
const recordOf = (w: Writing, g: Gathering): LedgerRow => {
  const title = g.topic ?? g.kinds.map((k) => nextTopic(w, k, g.on)).join('；');
  const prefix = g.groups.length === 0 ? '' : `【${g.groups.join('、')}】`;
  const chair = chairOf(w.branch, g.groups, g.on);
  const recorder = recorderOf(w.branch, g.on);
  const came = attendance(w.chance, w.branch, g, [chair, recorder]);
  return {
    日期: g.on,
    党支部: w.branch.organisation.shortName,
    活动类型: g.kinds,
    主题: prefix + title,
    地点: placeOf(w, title),
    主持人: chair,
    记录人: recorder,
    应到: came.due,
    实到: came.present,
    请假人员: came.excused,
    内容摘要: summaryOf(w, g.kinds),
    党小组: g.groups,
  };
};

export type Window = { readonly since: CalendarDay; readonly asOf: CalendarDay };

/** A working day within a month, within the life of the branch and not after `asOf`; null where there is none. */
export const dayWithin = (
  chance: Chance,
  w: Window,
  o: Organisation,
  from: CalendarDay,
  until: CalendarDay,
): CalendarDay | null => {
  const last = addDays(w.asOf, 1);
  const end = o.dissolvedOn === null ? last : earlier(o.dissolvedOn, last);
  return someWorkingDay(chance, later(later(from, o.foundedOn), dayIn(yearOf(w.since), 1, 1)), earlier(until, end));
};

/** Some meetings are held together with what falls into the same month; each kind counts. */
export const joinKinds = (chance: Chance, gatherings: readonly Gathering[]): Gathering[] => {
  const joined: Gathering[] = [];
  for (const g of gatherings) {
    const partner =
      g.kinds[0] === '党课'
        ? joined.find(
            (j) =>
              j.kinds.length === 1 &&
              j.topic === undefined &&
              (j.kinds[0] === '党员大会' || j.kinds[0] === '主题党日') &&
              j.on.slice(0, 7) === g.on.slice(0, 7),
          )
        : undefined;
    if (partner && chance.maybe(0.4))
      joined[joined.indexOf(partner)] = { ...partner, kinds: [...partner.kinds, '党课'] };
    else joined.push(g);
  }
  return joined;
};

/** The gatherings that the roster itself tells of: on the day of an admission or a transition the members met. */
export const admissions = (
  w: Window,
  organisation: Organisation,
  people: readonly Person[],
  topic: string,
  day: (p: Person) => CalendarDay | null,
): Gathering[] =>
  people.flatMap((p): Gathering[] => {
    const on = day(p);
    const end = organisation.dissolvedOn;
    const inTime = on !== null && on >= w.since && on <= w.asOf && (end === null || on < end);
    const belongs = p.affiliations.some(
      (a) => a.branch === organisation && on !== null && a.since <= on && (a.until === null || a.until > on),
    );
    return inTime && belongs ? [{ kinds: ['党员大会'], on, groups: [], topic: topic.replace('{姓名}', p.name) }] : [];
  });

/** The ledger of one branch, in order of days. */
export const ledgerOf = (
  place: Place,
  chance: Chance,
  branch: Attendable,
  gatherings: readonly Gathering[],
): LedgerRow[] => {
  const w: Writing = { place, chance, branch, unused: new Map() };
  return gatherings.toSorted((a, b) => a.on.localeCompare(b.on)).map((g) => recordOf(w, g));
};
