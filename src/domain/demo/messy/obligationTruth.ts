import { addDays, addMonths, type CalendarDay } from '../../shared/calendarDay.js';
import { monthsBetween, quarterStart } from '../days.js';
import type { Organisation } from '../model.js';
import type { LedgerRow } from '../records.js';

/** What every branch did in every period; null: not asked of it. */
export type BranchTruth = {
  readonly code: string;
  readonly members: number;
  readonly hasCommittee: boolean;
  readonly groups: readonly string[];
  readonly events: number;
  readonly months: Readonly<
    Record<
      string,
      {
        readonly 支委会: boolean | null;
        readonly 主题党日: boolean | null;
        readonly 党小组会: Readonly<Record<string, boolean>> | null;
      }
    >
  >;
  readonly quarters: Readonly<Record<string, { readonly 党员大会: boolean | null; readonly 党课: boolean | null }>>;
  readonly year: { readonly 组织生活会: boolean | null };
};
export type ObligationTruth = {
  readonly asOf: CalendarDay;
  readonly period: { readonly from: CalendarDay; readonly to: CalendarDay };
  readonly nullMeans: '不适用';
  readonly branches: Readonly<Record<string, BranchTruth>>;
};

const quarterName = (start: CalendarDay): string => `${start.slice(0, 4)}-Q${(Number(start.slice(5, 7)) + 2) / 3}`;

const branchTruth = (
  o: Organisation,
  held: readonly LedgerRow[],
  from: CalendarDay,
  until: CalendarDay,
): BranchTruth => {
  const facts = o.branch;
  const groups = facts?.groups ?? [];
  const did = (kind: string, since: string, end: string, group?: string): boolean =>
    held.some(
      (r) =>
        r.活动类型.includes(kind) &&
        r.日期 >= since.slice(0, 7) &&
        r.日期.slice(0, 7) < end.slice(0, 7) &&
        (group === undefined || r.党小组.includes(group)),
    );
  /* A period in which the branch was founded is not asked of it. */
  const asked = (since: CalendarDay, value: () => boolean): boolean | null => (o.foundedOn > since ? null : value());
  const months = monthsBetween(from, until).map((m) => {
    const end = addMonths(m, 1);
    const byGroup = Object.fromEntries(groups.map((g) => [g, did('党小组会', m, end, g)]));
    return [
      m.slice(0, 7),
      {
        支委会: facts?.hasCommittee ? asked(m, () => did('支委会', m, end)) : null,
        主题党日: asked(m, () => did('主题党日', m, end)),
        党小组会: groups.length > 0 && o.foundedOn <= m ? byGroup : null,
      },
    ] as const;
  });
  const quarters = monthsBetween(from, until)
    .filter((m) => quarterStart(m) === m)
    .map((q) => {
      const end = addMonths(q, 3);
      return [
        quarterName(q),
        { 党员大会: asked(q, () => did('党员大会', q, end)), 党课: asked(q, () => did('党课', q, end)) },
      ] as const;
    });
  return {
    code: o.code,
    members: facts?.people.length ?? 0,
    hasCommittee: facts?.hasCommittee ?? false,
    groups,
    events: held.length,
    months: Object.fromEntries(months),
    quarters: Object.fromEntries(quarters),
    year: { 组织生活会: asked(from, () => did('组织生活会', from, until)) },
  };
};

/** Count what the accepted rows of all ledgers say, straight from the expected records. */
export const obligationTruth = (
  branches: readonly Organisation[],
  accepted: readonly LedgerRow[],
  from: CalendarDay,
  asOf: CalendarDay,
): ObligationTruth => {
  const until = addDays(asOf, 1);
  const held = new Map<string, LedgerRow[]>();
  for (const row of accepted) {
    if (row.日期 < from.slice(0, 7) || row.日期 > asOf) continue;
    const known = held.get(row.党支部);
    if (known) known.push(row);
    else held.set(row.党支部, [row]);
  }
  return {
    asOf,
    period: { from, to: asOf },
    nullMeans: '不适用',
    branches: Object.fromEntries(
      branches.map((o) => [o.shortName, branchTruth(o, held.get(o.shortName) ?? [], from, until)]),
    ),
  };
};
