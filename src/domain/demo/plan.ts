import type { Chance } from './chance.js';
import type { BranchCharacter } from './model.js';
import {
  chineseNumber,
  departments,
  institutions,
  largeUnits,
  middleUnits,
  movedInstitution,
  smallUnits,
  unitName,
} from './unitNames.js';

export type UnitWeight = 'large' | 'middle' | 'small';
export type BranchPlan = {
  /** What stands between the unit and 支部 in the name; empty where the unit has a single branch. */
  readonly label: string;
  /** The branch of an institution with a name of its own, below the unit's committee. */
  readonly institution: string | null;
  readonly kind: 'branch' | 'jointBranch' | 'temporaryBranch';
  readonly retired: boolean;
  character: BranchCharacter;
  size: number;
};
export type UnitPlan = { readonly name: string; readonly weight: UnitWeight; readonly branches: BranchPlan[] };
export type CitySize = { readonly units: number; readonly branches: number; readonly members: number };

/** Whole shares of a total in proportion to weights (largest remainder); the shares add up to the total. */
export const shares = (total: number, weights: readonly number[]): number[] => {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((w) => (total * w) / sum);
  const whole = exact.map(Math.floor);
  let rest = total - whole.reduce((a, b) => a + b, 0);
  const byRemainder = exact.map((e, i) => [e - Math.floor(e), i] as const).toSorted((a, b) => b[0] - a[0]);
  for (const [, i] of byRemainder) {
    if (rest <= 0) break;
    whole[i] = (whole[i] ?? 0) + 1;
    rest--;
  }
  return whole;
};

const plainLabels = (count: number, withNumbered: boolean, chance: Chance): string[] => {
  const numbered = withNumbered ? Math.ceil(count * 0.4) : 0;
  const named = [...chance.sample(departments, 5), ...chance.sample(institutions, 6)].slice(0, 11);
  const own = chance.sample(named, Math.min(count - numbered, named.length));
  const extra = count - own.length;
  return [...Array.from({ length: extra }, (_, i) => `机关第${chineseNumber(i + 1)}`), ...own];
};

const branch = (label: string, part: Partial<BranchPlan> = {}): BranchPlan => ({
  label,
  institution: null,
  kind: 'branch',
  retired: false,
  character: 'ordinary',
  size: 0,
  ...part,
});

const branchesOf = (weight: UnitWeight, count: number, index: number, chance: Chance): BranchPlan[] => {
  if (weight === 'small') return [branch('')];
  const retired = weight === 'large' && count >= 6 ? 2 + Math.floor(count / 14) : count >= 3 ? 1 : 0;
  const special: BranchPlan[] = [];
  if (weight === 'large' && count >= 5 && index % 4 === 0) special.push(branch('所属协会', { kind: 'jointBranch' }));
  if (weight === 'large' && count >= 5 && index % 4 === 1)
    special.push(branch(index % 8 === 1 ? '乡村振兴驻村工作队' : '重点项目专班', { kind: 'temporaryBranch' }));
  if (weight === 'large' && count >= 5 && index === 2) special.push(branch('', { institution: movedInstitution }));
  const plain = plainLabels(count - retired - special.length, weight === 'large', chance).map((label) => branch(label));
  const retiredOnes = Array.from({ length: retired }, (_, i) =>
    branch(retired === 1 ? '离退休干部' : `离退休干部第${chineseNumber(i + 1)}`, { retired: true }),
  );
  return [...plain, ...special, ...retiredOnes];
};

/** Who is exemplary, who needs help, who is new: a fixed share each, drawn by lot among the plain branches. */
const giveCharacters = (units: readonly UnitPlan[], chance: Chance): void => {
  const plain = units.flatMap((u) => u.branches).filter((b) => b.kind === 'branch' && b.institution === null);
  const founders = new Set(
    units.flatMap((u) => (u.weight === 'large' && u.branches.length >= 6 ? u.branches.slice(2, 5) : [])),
  );
  const order = chance.shuffled(plain);
  const young = order.filter((b) => founders.has(b) && !b.retired).slice(0, Math.round(plain.length * 0.025));
  for (const b of young) b.character = 'newlyFounded';
  const rest = order.filter((b) => b.character === 'ordinary');
  const exemplary = Math.max(1, Math.round(plain.length * 0.2));
  const needsHelp = Math.max(1, Math.round(plain.length * 0.09));
  rest.slice(0, exemplary).forEach((b) => (b.character = 'exemplary'));
  rest
    .slice(exemplary)
    .filter((b) => !b.retired)
    .slice(0, needsHelp)
    .forEach((b) => (b.character = 'needsHelp'));
};

const rawSize = (plan: BranchPlan, weight: UnitWeight, chance: Chance): number => {
  if (plan.kind === 'temporaryBranch') return chance.int(6, 12);
  if (plan.kind === 'jointBranch' || plan.character === 'newlyFounded') return chance.int(8, 16);
  if (weight === 'small') return chance.int(8, 40);
  return chance.weighted([
    [chance.int(3, 6), 10],
    [chance.int(8, 19), 62],
    [chance.int(21, 38), weight === 'large' ? 30 : 18],
  ]);
};

/** Sizes that add up to the members of the city; in a city of 60 branches or more some have more than fifty members. */
const giveSizes = (units: readonly UnitPlan[], members: number, chance: Chance): void => {
  const all = units.flatMap((u) => u.branches.map((b) => ({ plan: b, weight: u.weight })));
  const crowded = all
    .filter((b) => b.weight === 'large' && b.plan.character === 'ordinary' && b.plan.kind === 'branch')
    .slice(0, Math.floor(all.length / 40));
  for (const b of crowded) b.plan.size = chance.int(51, 56);
  const free = all.filter((b) => b.plan.size === 0);
  const raw = free.map((b) => rawSize(b.plan, b.weight, chance));
  const fixed = crowded.reduce((sum, b) => sum + b.plan.size, 0);
  shares(members - fixed, raw).forEach((size, i) => {
    const found = free[i];
    if (found) found.plan.size = Math.min(48, Math.max(3, size));
  });
  /* What the bounds took or gave is made up one by one among the branches of middling size. */
  let rest = members - all.reduce((sum, b) => sum + b.plan.size, 0);
  const middling = free.filter((b) => b.plan.size >= 8 && b.plan.size <= 40);
  for (let i = 0; rest !== 0 && middling.length > 0 && i < 100_000; i++) {
    const b = middling[i % middling.length];
    if (!b || (rest < 0 && b.plan.size <= 4)) continue;
    b.plan.size += Math.sign(rest);
    rest -= Math.sign(rest);
  }
};

/** Units, their branches, sizes and characters: everything but names of people and dates. */
export const planCity = (size: CitySize, chance: Chance): UnitPlan[] => {
  const large = Math.max(1, Math.round(size.units * 0.27));
  const small = Math.max(1, Math.round(size.units * 0.37));
  const middle = Math.max(1, size.units - large - small);
  const weights = [
    ...Array.from({ length: large }, () => 1.7 + chance.next() * 0.6),
    ...Array.from({ length: middle }, () => 0.85 + chance.next() * 0.3),
  ];
  const counts = shares(size.branches - small, weights);
  const unit = (
    weight: UnitWeight,
    list: readonly string[],
    offset: number,
    index: number,
    count: number,
  ): UnitPlan => ({
    name: unitName(list, offset, index),
    weight,
    branches: branchesOf(weight, count, index, chance),
  });
  const units = [
    ...counts.slice(0, large).map((n, i) => unit('large', largeUnits, 0, i, n)),
    ...counts.slice(large).map((n, i) => unit('middle', middleUnits, 1, i, n)),
    ...Array.from({ length: small }, (_, i) => unit('small', smallUnits, 2, i, 1)),
  ];
  giveCharacters(units, chance);
  giveSizes(units, size.members, chance);
  return units;
};
