import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day, type CalendarDay, type PartialDay } from '../shared/calendarDay.js';
import { applyRecord, requirementsOf } from './change.js';
import type { GroupFacts, OrganisationFacts, OrganisationState, RecordFact } from './facts.js';
import { planOf } from './plan.js';
import type { ObligationRule } from './rule.js';
import { countRecords, forEachCell, sheetOf } from './sheet.js';
import { furtherRules, shippedRules } from './shippedRules.js';

/*
 * What a server does after each change, held against computing everything again:
 * records are filed, filed late and withdrawn; branches are founded, dissolved, renamed, get a committee; groups come and
 * go; rules are added and end. Whole calendar years, because only those are stored.
 */
const window = { from: day('2025-01-01'), until: day('2027-01-01') };
const plan = (rules: readonly ObligationRule[]) => planOf(rules, window);
type Kept = Map<string, { required: number; done: number }>;
type World = { organisations: Map<string, OrganisationFacts>; records: RecordFact[]; rules: ObligationRule[] };

const recomputed = (w: World): Kept => {
  const sheet = sheetOf(plan(w.rules), [...w.organisations.values()]);
  countRecords(sheet, w.records);
  const kept: Kept = new Map();
  forEachCell(sheet, (b, { rule }, period, required, done) => {
    kept.set(`${b.group?.id ?? b.organisation.id} ${rule.id} ${period.name}`, { required, done });
  });
  return kept;
};

const isGroup = (w: World, id: string): boolean =>
  [...w.organisations.values()].some((o) => o.groups.some((g) => g.id === id));

const rewrite = (w: World, kept: Kept, organisation: OrganisationFacts): void => {
  for (const cell of requirementsOf(plan(w.rules), organisation)) {
    const key = `${cell.organisationId} ${cell.ruleId} ${cell.period}`;
    kept.set(key, { required: cell.required, done: kept.get(key)?.done ?? 0 });
  }
};
const apply = (w: World, kept: Kept, rules: readonly ObligationRule[], record: RecordFact, sign: 1 | -1): void => {
  const bearer = isGroup(w, record.organisationId) ? 'group' : 'organisation';
  for (const delta of applyRecord(rules, record, bearer, sign)) {
    const key = `${delta.organisationId} ${delta.ruleId} ${delta.period}`;
    const cell = kept.get(key);
    if (cell) kept.set(key, { ...cell, done: cell.done + delta.done });
  }
};

type Step =
  | { do: 'file'; who: number; kind: number; on: number; monthOnly: boolean; said: number }
  | { do: 'withdraw'; which: number }
  | { do: 'found' | 'dissolve' | 'committee' | 'group' | 'endGroup'; who: number; on: number }
  | { do: 'rule'; which: number; required: number; on: number }
  | { do: 'endRule'; which: number; on: number };

const on = (n: number): CalendarDay => addDays(day('2024-11-01'), n);
const days = fc.integer({ min: 0, max: 800 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('file' as const),
      who: fc.nat(9),
      kind: fc.nat(6),
      on: days,
      monthOnly: fc.boolean(),
      said: fc.nat(3),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('withdraw' as const), which: fc.nat(30) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'found' as const,
        'dissolve' as const,
        'committee' as const,
        'group' as const,
        'endGroup' as const,
      ),
      who: fc.nat(3),
      on: days,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('rule' as const),
      which: fc.nat(5),
      required: fc.integer({ min: 1, max: 3 }),
      on: days,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('endRule' as const), which: fc.nat(8), on: days }) },
);

const kinds = [...shippedRules, ...furtherRules].map((r) => r.kind);
const changeHistory = (w: World, s: { do: string; who: number; on: number }): OrganisationFacts | null => {
  const id = `b${s.who}`;
  const known = w.organisations.get(id);
  if (s.do === 'found') {
    if (known) return null;
    const state: OrganisationState = {
      since: on(s.on),
      until: null,
      kind: 'branch',
      hasCommittee: s.on % 2 === 0,
      path: `root.${id}`,
    };
    return { id, states: [state], groups: [] };
  }
  const last = known?.states.at(-1);
  if (!known || !last || last.until !== null || (last.since !== null && last.since >= on(s.on))) return null;
  const cut = (more: readonly OrganisationState[]): OrganisationFacts => ({
    ...known,
    states: [...known.states.slice(0, -1), { ...last, until: on(s.on) }, ...more],
  });
  if (s.do === 'dissolve') return cut([]);
  if (s.do === 'committee') return cut([{ ...last, since: on(s.on), hasCommittee: !last.hasCommittee }]);
  if (s.do === 'group')
    return {
      ...known,
      groups: [...known.groups, { id: `${id}g${known.groups.length}`, name: '党小组', since: on(s.on), until: null }],
    };
  const ended = (g: GroupFacts): GroupFacts =>
    g.until === null && g.since !== null && g.since < on(s.on) ? { ...g, until: on(s.on) } : g;
  return { ...known, groups: known.groups.map(ended) };
};

const bearers = (w: World): string[] =>
  [...w.organisations.values()].flatMap((o) => [o.id, ...o.groups.map((g) => g.id)]);

const recount = (w: World, kept: Kept, rule: ObligationRule): void => {
  for (const key of kept.keys()) if (key.split(' ')[1] === rule.id) kept.delete(key);
  for (const organisation of w.organisations.values()) rewrite(w, kept, organisation);
  for (const record of w.records) apply(w, kept, [rule], record, 1);
};

const take = (w: World, kept: Kept, s: Step): void => {
  if (s.do === 'file') {
    const who = bearers(w)[s.who];
    const kind = kinds[s.kind];
    if (!who || !kind) return;
    const date = on(s.on);
    const said = [undefined, 2024, 2025, 2026][s.said];
    const record: RecordFact = {
      id: `r${w.records.length}`,
      organisationId: who,
      kind,
      day: (s.monthOnly ? date.slice(0, 7) : date) as PartialDay,
      ...(said ? { belongsToYear: said } : {}),
    };
    w.records.push(record);
    apply(w, kept, w.rules, record, 1);
  } else if (s.do === 'withdraw') {
    const [gone] = w.records.splice(s.which, 1);
    if (gone) apply(w, kept, w.rules, gone, -1);
  } else if (s.do === 'rule' || s.do === 'endRule') {
    const at = s.which % w.rules.length;
    const model = w.rules[at] as ObligationRule;
    if (s.do === 'rule') {
      const added: ObligationRule = {
        ...model,
        id: `local${w.rules.length}`,
        level: 'local',
        required: s.required,
        inForce: { from: on(s.on) },
      };
      w.rules.push(added);
      recount(w, kept, added);
    } else if (model.inForce.until === undefined && model.inForce.from < on(s.on)) {
      w.rules[at] = { ...model, inForce: { ...model.inForce, until: on(s.on) } };
      recount(w, kept, w.rules[at] as ObligationRule);
    }
  } else {
    const changed = changeHistory(w, s);
    if (!changed) return;
    w.organisations.set(changed.id, changed);
    rewrite(w, kept, changed);
  }
};

const window31March = { untilMonth: 3, untilDay: 31 };
const startingRules = (windowed: boolean): ObligationRule[] =>
  [...shippedRules, ...furtherRules].map((r) =>
    windowed && r.period === 'year' ? { ...r, yearWindow: window31March } : r,
  );

describe('keeping what is owed and done up to date', () => {
  it('is always equal to computing it from nothing', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 30, maxLength: 80 }), fc.boolean(), (steps, windowed) => {
        const w: World = { organisations: new Map(), records: [], rules: startingRules(windowed) };
        const kept: Kept = new Map();
        for (const who of [0, 1]) take(w, kept, { do: 'found', who, on: who * 100 });
        take(w, kept, { do: 'group', who: 0, on: 90 });
        for (const s of steps) take(w, kept, s);
        expect(Object.fromEntries(kept)).toEqual(Object.fromEntries(recomputed(w)));
      }),
      { numRuns: 150 },
    );
  });

  it('changes nothing when a record is filed and withdrawn again', () => {
    const record: RecordFact = { id: 'r', organisationId: 'b', kind: 'memberMeeting', day: day('2026-03-31') };
    const [filed] = applyRecord(shippedRules, record, 'organisation', 1);
    const [withdrawn] = applyRecord(shippedRules, record, 'organisation', -1);
    expect(filed).toEqual({ organisationId: 'b', ruleId: 'memberMeeting.quarter', period: '2026-Q1', done: 1 });
    expect(withdrawn).toEqual({ ...filed, done: -1 });
  });

  it('counts nothing for a period before the rule existed', () => {
    const record: RecordFact = { id: 'r', organisationId: 'b', kind: 'themeDay', day: day('2015-03-31') };
    expect(applyRecord(shippedRules, record, 'organisation', 1)).toEqual([]);
  });
});
