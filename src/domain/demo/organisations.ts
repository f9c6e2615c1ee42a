import { addDays, addMonths, addYears, type CalendarDay } from '../shared/calendarDay.js';
import type { Chance } from './chance.js';
import { dayIn, later, someDay, yearOf } from './days.js';
import type { Numbers } from './identity.js';
import type { BranchFacts, DemoKind, Organisation } from './model.js';
import type { Place } from './place.js';
import type { BranchPlan, UnitPlan } from './plan.js';
import { chineseNumber } from './unitNames.js';

export type Making = {
  readonly place: Place;
  readonly asOf: CalendarDay;
  /** First day of which meetings are recorded. */
  readonly since: CalendarDay;
  readonly chance: Chance;
  readonly numbers: Numbers;
};

const longUnit = (place: Place, unit: string): string =>
  unit.startsWith('市') ? `${place.city}${unit}` : `${place.city}市${unit}`;

type Draft = Pick<Organisation, 'kind' | 'parent' | 'unit' | 'name' | 'shortName'> & {
  readonly foundedOn: CalendarDay;
  readonly branch?: BranchFacts;
  readonly remark?: string;
};

/** Terms: 机关党委 five years, 党总支 and 党支部 three. 党和国家机关基层组织工作条例（2019）. */
const termYears = (kind: DemoKind): number => (kind === 'committee' ? 5 : 3);

const termOf = (m: Making, draft: Draft): Organisation['term'] => {
  if (draft.kind === 'workingCommittee' || draft.kind === 'temporaryBranch') return null;
  const years = termYears(draft.kind);
  const character = draft.branch?.character ?? 'ordinary';
  const overdue = m.chance.maybe(character === 'needsHelp' ? 0.45 : character === 'ordinary' ? 0.03 : 0);
  const endsOn = overdue
    ? addDays(m.asOf, -m.chance.int(15, 240))
    : someDay(m.chance, addDays(m.asOf, 20), addYears(m.asOf, years));
  const since = addYears(endsOn, -years);
  return since >= draft.foundedOn
    ? { since, endsOn }
    : { since: draft.foundedOn, endsOn: addYears(draft.foundedOn, years) };
};

const maker = (m: Making) => {
  let next = 1;
  return (draft: Draft): Organisation => ({
    code: m.place.codePrefix + String(1000 + 3 * next++).padStart(8, '0'),
    phone: m.chance.maybe(0.6) || !draft.branch ? m.numbers.office() : m.numbers.mobile(),
    dissolvedOn: null,
    term: termOf(m, draft),
    tenures: [],
    ...draft,
    remark: draft.remark ?? '',
    branch: draft.branch ?? null,
  });
};
type Make = ReturnType<typeof maker>;

const foundingDay = (m: Making, plan: BranchPlan): CalendarDay => {
  if (plan.character === 'newlyFounded') return someDay(m.chance, addMonths(m.asOf, -12), addMonths(m.asOf, -5));
  if (plan.kind === 'temporaryBranch') return someDay(m.chance, addMonths(m.asOf, -15), addMonths(m.asOf, -9));
  return later(
    dayIn(1986, 1, 1),
    someDay(m.chance, dayIn(yearOf(m.since) - 34, 1, 1), dayIn(yearOf(m.since) - 3, 12, 1)),
  );
};

const groupNames = (size: number): string[] =>
  size > 20
    ? Array.from({ length: Math.min(6, Math.round(size / 11)) }, (_, i) => `第${chineseNumber(i + 1)}党小组`)
    : [];

const kindWord = { branch: '', jointBranch: '联合', temporaryBranch: '临时' } as const;

const makeBranch = (m: Making, make: Make, above: string, parent: Organisation, plan: BranchPlan, bare: boolean) => {
  const unit = plan.institution ?? above;
  const hasCommittee = plan.size >= 8 && !bare;
  const word = kindWord[plan.kind];
  return make({
    kind: plan.kind,
    parent,
    unit,
    name: `中共${longUnit(m.place, unit)}${plan.label}${word}支部${hasCommittee ? '委员会' : ''}`,
    shortName: `${unit}${plan.label}${word}党支部`,
    foundedOn: foundingDay(m, plan),
    remark: plan.kind === 'temporaryBranch' ? '任务完成后撤销' : plan.size > 50 ? '党员超过50人，拟分设' : '',
    branch: {
      character: plan.character,
      retired: plan.retired,
      hasCommittee,
      groups: groupNames(plan.size),
      people: [],
    },
  });
};

const makeSuperior = (m: Making, make: Make, root: Organisation, unit: UnitPlan): Organisation => {
  const foundedOn = someDay(m.chance, dayIn(1988, 1, 1), dayIn(yearOf(m.since) - 6, 1, 1));
  return unit.weight === 'large'
    ? make({
        kind: 'committee',
        parent: root,
        unit: unit.name,
        name: `中共${longUnit(m.place, unit.name)}机关委员会`,
        shortName: `${unit.name}机关党委`,
        foundedOn,
      })
    : make({
        kind: 'generalBranch',
        parent: root,
        unit: unit.name,
        name: `中共${longUnit(m.place, unit.name)}总支部委员会`,
        shortName: `${unit.name}党总支`,
        foundedOn,
      });
};

const makeUnit = (m: Making, make: Make, root: Organisation, unit: UnitPlan, bare: ReadonlySet<BranchPlan>) => {
  if (unit.weight === 'small')
    return unit.branches.map((plan) => makeBranch(m, make, unit.name, root, plan, bare.has(plan)));
  const superior = makeSuperior(m, make, root, unit);
  const made = [superior];
  const retired = unit.branches.filter((b) => b.retired);
  for (const plan of unit.branches.filter((b) => !b.retired))
    made.push(makeBranch(m, make, unit.name, superior, plan, bare.has(plan)));
  const retiredParent =
    retired.length < 2
      ? superior
      : make({
          kind: 'generalBranch',
          parent: superior,
          unit: unit.name,
          name: `中共${longUnit(m.place, unit.name)}离退休干部总支部委员会`,
          shortName: `${unit.name}离退休干部党总支`,
          foundedOn: someDay(m.chance, dayIn(1995, 1, 1), dayIn(yearOf(m.since) - 5, 1, 1)),
        });
  if (retiredParent !== superior) made.push(retiredParent);
  for (const plan of retired) made.push(makeBranch(m, make, unit.name, retiredParent, plan, false));
  return made;
};

/** All organisations of today, superiors before those below them; the first is the 机关工委. */
export const makeOrganisations = (m: Making, units: readonly UnitPlan[]): Organisation[] => {
  const make = maker(m);
  const root = make({
    kind: 'workingCommittee',
    parent: null,
    unit: '市直机关工委',
    name: `中共${m.place.city}市直属机关工作委员会`,
    shortName: '市直机关工委',
    foundedOn: dayIn(1985, 6, 18),
    remark: '市委派出机关',
  });
  /* One branch that by its size ought to have a committee has none: the set-up check then has something to say. */
  const bare = units.flatMap((u) => u.branches).filter((b) => b.character === 'needsHelp' && b.size >= 9);
  const withoutCommittee = new Set(bare.slice(0, 1));
  return [root, ...units.flatMap((unit) => makeUnit(m, make, root, unit, withoutCommittee))];
};

/** A branch that existed in the period and does not any more. */
export const makeFormerBranch = (
  m: Making,
  sibling: Organisation,
  label: string,
  code: string,
  dissolvedOn: CalendarDay,
): Organisation => ({
  code,
  kind: 'branch',
  parent: sibling.parent,
  unit: sibling.unit,
  name: `中共${longUnit(m.place, sibling.unit)}${label}支部`,
  shortName: `${sibling.unit}${label}党支部`,
  phone: m.numbers.office(),
  foundedOn: someDay(m.chance, dayIn(2001, 1, 1), dayIn(yearOf(m.since) - 3, 1, 1)),
  dissolvedOn,
  term: { since: addYears(m.since, -1), endsOn: addYears(m.since, 2) },
  remark: '',
  tenures: [],
  branch: { character: 'former', retired: false, hasCommittee: false, groups: [], people: [] },
});
