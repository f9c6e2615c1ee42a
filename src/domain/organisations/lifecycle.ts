import type { CalendarDay } from '../shared/calendarDay.js';
import { verdict, type Verdict } from '../shared/verdict.js';
import { isBranchKind, organisationKindTitles, type OrganisationKind } from './kinds.js';
import { because, type OrganisationCode, type OrganisationReason } from './reasons.js';

/** Dated events in the life of an organisation, as they stand in `organisation_events.kind`. */
export const organisationEvents = ['setUp', 'rename', 'move', 'changeKind', 'merge', 'dissolve'] as const;
export type OrganisationEvent = (typeof organisationEvents)[number];
export const organisationEventTitles: Readonly<Record<OrganisationEvent, string>> = {
  setUp: '设立',
  rename: '更名',
  move: '变更隶属',
  changeKind: '变更类别',
  merge: '合并',
  dissolve: '撤销',
};

/** Before its founding, standing, or ended by dissolution or merger; what may follow is this table and nothing else. */
export const lifeStates = {
  none: ['setUp'],
  standing: ['rename', 'move', 'changeKind', 'merge', 'dissolve'],
  ended: [],
} as const;
export type LifeState = keyof typeof lifeStates;

const parents: Readonly<Record<OrganisationKind, readonly OrganisationKind[]>> = {
  workingCommittee: [],
  committee: ['workingCommittee', 'committee'],
  generalBranch: ['workingCommittee', 'committee'],
  branch: ['workingCommittee', 'committee', 'generalBranch'],
  jointBranch: ['workingCommittee', 'committee', 'generalBranch'],
  temporaryBranch: ['workingCommittee', 'committee', 'generalBranch'],
  group: ['branch', 'jointBranch', 'temporaryBranch'],
  disciplineCommittee: ['workingCommittee', 'committee'],
};

/** Which kind may stand directly below which. */
export const mayStandBelow = (child: OrganisationKind, parent: OrganisationKind): Verdict<OrganisationCode> => {
  if (parents[child].includes(parent)) return verdict<OrganisationCode>([]);
  const figures = { child: organisationKindTitles[child], parent: organisationKindTitles[parent] };
  return verdict([because(child === 'workingCommittee' ? 'place.top' : 'place.notBelow', 'refusal', figures)]);
};

/** An organisation as it is on the day of the event. */
export type OrganisationThen = {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly shortName: string;
  /** Ids from the root to itself. */
  readonly above: readonly string[];
  readonly founded: CalendarDay | null;
  readonly ended: CalendarDay | null;
};
/** The same, with what an event may hurt. */
export type Subject = OrganisationThen & {
  /** The latest event recorded so far. */
  readonly latestEvent: CalendarDay | null;
  /** Members whose affiliation is here on that day. */
  readonly members: number;
  /** Organisations standing directly below, groups not counted. */
  readonly below: number;
};

type When = { readonly on: CalendarDay; readonly today: CalendarDay };
type Change =
  | {
      readonly kind: 'rename';
      readonly name: string;
      readonly formerName: string;
      readonly siblings: readonly string[];
    }
  | { readonly kind: 'move'; readonly under: OrganisationThen; readonly parentId: string | null }
  | { readonly kind: 'changeKind'; readonly to: OrganisationKind; readonly parentKind: OrganisationKind | null }
  | { readonly kind: 'merge'; readonly into: OrganisationThen & { readonly members: number } }
  | { readonly kind: 'dissolve' };

export const lifeState = (o: OrganisationThen, on: CalendarDay): LifeState =>
  o.founded !== null && on < o.founded ? 'none' : o.ended !== null && on >= o.ended ? 'ended' : 'standing';

const timing = (o: Subject, { on, today }: When): OrganisationReason[] => {
  const state = lifeState(o, on);
  if (state === 'none') return [because('event.beforeFounding', 'refusal', { day: o.founded ?? '' })];
  if (state === 'ended') return [because('event.ended', 'refusal', { day: o.ended ?? '' })];
  return [
    ...(o.latestEvent !== null && on < o.latestEvent
      ? [because('event.beforeLatest', 'refusal', { day: o.latestEvent })]
      : []),
    ...(on > today ? [because('event.inFuture', 'refusal')] : []),
  ];
};

const standingOn = (target: OrganisationThen, on: CalendarDay): OrganisationReason[] =>
  lifeState(target, on) === 'standing'
    ? []
    : [because('event.targetEnded', 'refusal', { target: target.shortName, day: on })];

const nameReasons = (name: string, siblings: readonly string[]): OrganisationReason[] => {
  if (name.trim() === '') return [because('event.noName', 'refusal')];
  return siblings.includes(name) ? [because('event.nameTaken', 'refusal', { name })] : [];
};

const moveReasons = (o: Subject, change: Extract<Change, { kind: 'move' }>, on: CalendarDay): OrganisationReason[] => {
  if (o.kind === 'workingCommittee') return [because('event.top', 'refusal')];
  if (change.under.id === o.id || change.under.above.includes(o.id)) return [because('event.belowItself', 'refusal')];
  return [
    ...standingOn(change.under, on),
    ...mayStandBelow(o.kind, change.under.kind).reasons,
    ...(change.under.id === change.parentId ? [because('event.noChange', 'refusal')] : []),
  ];
};

const mergeReasons = (
  o: Subject,
  change: Extract<Change, { kind: 'merge' }>,
  on: CalendarDay,
): OrganisationReason[] => {
  const { into } = change;
  if (o.kind === 'workingCommittee') return [because('event.top', 'refusal')];
  if (into.id === o.id) return [because('event.intoItself', 'refusal')];
  const names = { from: organisationKindTitles[o.kind], into: organisationKindTitles[into.kind] };
  const branches = isBranchKind(o.kind) && isBranchKind(into.kind);
  const total = o.members + into.members;
  return [
    ...standingOn(into, on),
    ...(into.above.includes(o.id) ? [because('event.belowItself', 'refusal')] : []),
    ...(o.kind === into.kind
      ? []
      : [because(branches ? 'event.mixedBranches' : 'event.differentKinds', branches ? 'warning' : 'refusal', names)]),
    ...(o.below > 0 ? [because('event.belowRemains', 'refusal', { below: o.below })] : []),
    ...(o.members > 0 ? [because('event.membersMove', 'note', { members: o.members, into: into.shortName })] : []),
    ...(branches && total > 50 ? [because('setUp.aboveFifty', 'warning', { members: total }, 'Z-02')] : []),
  ];
};

const dissolveReasons = (o: Subject): OrganisationReason[] => [
  ...(o.kind === 'workingCommittee' ? [because('event.top', 'refusal')] : []),
  ...(o.members > 0 ? [because('event.membersRemain', 'refusal', { members: o.members })] : []),
  ...(o.below > 0 ? [because('event.belowRemains', 'refusal', { below: o.below })] : []),
];

const changeKindReasons = (
  o: Subject,
  to: OrganisationKind,
  parentKind: OrganisationKind | null,
): OrganisationReason[] => [
  ...(to === o.kind ? [because('event.noChange', 'refusal')] : []),
  ...(o.kind === 'workingCommittee' ? [because('event.top', 'refusal')] : []),
  ...(parentKind === null ? [] : mayStandBelow(to, parentKind).reasons),
  ...(isBranchKind(to) && o.below > 0 ? [because('event.belowRemains', 'refusal', { below: o.below })] : []),
];

/** Whether an event may befall an organisation on a day. Approval by the superior is recorded with it, not decided here. */
export const mayHappen = (o: Subject, change: Change, when: When): Verdict<OrganisationCode> => {
  const early = timing(o, when);
  if (early.length > 0) return verdict(early);
  switch (change.kind) {
    case 'rename':
      return verdict(
        change.name === change.formerName
          ? [because('event.noChange', 'refusal')]
          : nameReasons(change.name, change.siblings),
      );
    case 'move':
      return verdict(moveReasons(o, change, when.on));
    case 'changeKind':
      return verdict(changeKindReasons(o, change.to, change.parentKind));
    case 'merge':
      return verdict(mergeReasons(o, change, when.on));
    case 'dissolve':
      return verdict(dissolveReasons(o));
  }
};

/** Whether what began on a day may end on another: everything lasts a day at least. Asked of a branch and of each of its groups. */
export const mayEnd = (began: CalendarDay, on: CalendarDay): Verdict<OrganisationCode> =>
  verdict(on > began ? [] : [because('event.sameDay', 'refusal', { day: began })]);

/** Whether an organisation of a kind may be set up below another on a day. */
export const maySetUp = (
  child: { readonly kind: OrganisationKind; readonly name: string },
  parent: OrganisationThen,
  siblings: readonly string[],
  when: When,
): Verdict<OrganisationCode> =>
  verdict([
    ...(when.on > when.today ? [because('event.inFuture', 'refusal')] : []),
    ...standingOn(parent, when.on),
    ...mayStandBelow(child.kind, parent.kind).reasons,
    ...nameReasons(child.name, siblings),
  ]);
