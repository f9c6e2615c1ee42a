import { describe, expect, it } from 'vitest';
import { day, type PartialDay } from '../shared/calendarDay.js';
import type { OrganisationFacts, OrganisationState, RecordFact } from './facts.js';
import { planOf } from './plan.js';
import type { Outcome } from './requirement.js';
import type { ObligationRule } from './rule.js';
import { countRecords, forEachCell, sheetOf } from './sheet.js';
import { shippedRules } from './shippedRules.js';

/*
 * 澜川市直属机关工委
 * └ 市档案局机关党委 (c)
 *   └ 第一党支部 (b1)   with 支委会 and two groups (g1, g2)
 */
const whole: OrganisationState = {
  since: day('2010-05-01'),
  until: null,
  kind: 'branch',
  hasCommittee: true,
  path: 'root.c.b1',
};
const groups = [
  { id: 'g1', name: '第一党小组', since: null, until: null },
  { id: 'g2', name: '第二党小组', since: null, until: null },
];
const branch = (states: readonly Partial<OrganisationState>[] = [{}], own = groups): OrganisationFacts => ({
  id: 'b1',
  states: states.map((s) => ({ ...whole, ...s })),
  groups: own,
});
const year = { from: day('2026-01-01'), until: day('2027-01-01') };
const shipped = (id: string): ObligationRule => shippedRules.find((r) => r.id === id) as ObligationRule;

const outcomesOf = (rule: ObligationRule, o: OrganisationFacts, who = 'b1'): Record<string, Outcome> => {
  const found: Record<string, Outcome> = {};
  forEachCell(sheetOf(planOf([rule], year), [o]), (b, _, period, __, ___, outcome) => {
    if ((b.group?.id ?? b.organisation.id) === who) found[period.name] = outcome;
  });
  return found;
};
const quarterly = (states: readonly Partial<OrganisationState>[]): Outcome[] =>
  Object.values(outcomesOf(shipped('memberMeeting.quarter'), branch(states)));

let serial = 0;
const record = (kind: RecordFact['kind'], on: string, organisationId = 'b1', belongsToYear?: number): RecordFact => ({
  id: `r${++serial}`,
  organisationId,
  kind,
  day: on as PartialDay,
  ...(belongsToYear === undefined ? {} : { belongsToYear }),
});
const doneOf = (rule: ObligationRule, records: readonly RecordFact[], window = year): Record<string, number> => {
  const sheet = sheetOf(planOf([rule], window), [branch()]);
  countRecords(sheet, records);
  const done: Record<string, number> = {};
  forEachCell(sheet, (b, _, period, __, n) => {
    if (n > 0) done[`${b.group?.id ?? b.organisation.id} ${period.name}`] = n;
  });
  return done;
};

describe('what is asked of a branch', () => {
  it('is asked in every period that it lived through whole', () => {
    expect(quarterly([{}])).toEqual(['applies', 'applies', 'applies', 'applies']);
  });

  it('begins with the first complete period after its founding', () => {
    expect(quarterly([{ since: day('2026-08-20') }])).toEqual(['notFounded', 'notFounded', 'foundedWithin', 'applies']);
  });

  it('is asked at once of a branch founded on the first day of a quarter', () => {
    expect(quarterly([{ since: day('2026-07-01') }])).toEqual(['notFounded', 'notFounded', 'applies', 'applies']);
  });

  it('ends with the last complete period before its dissolution', () => {
    expect(quarterly([{ until: day('2026-08-20') }])).toEqual(['applies', 'applies', 'dissolvedWithin', 'dissolved']);
    expect(quarterly([{ until: day('2026-10-01') }])).toEqual(['applies', 'applies', 'applies', 'dissolved']);
  });

  it('is asked in part of a period where the rule says that any part counts', () => {
    const rule: ObligationRule = { ...shipped('memberMeeting.quarter'), partialPeriod: 'anyPartCounts' };
    expect(Object.values(outcomesOf(rule, branch([{ since: day('2026-08-20') }])))).toEqual([
      'notFounded',
      'notFounded',
      'applies',
      'applies',
    ]);
  });

  it('leaves out 支委会 where there is no branch committee, and the month in which one is set up', () => {
    const months = outcomesOf(
      shipped('committeeMeeting.month'),
      branch([{ hasCommittee: false, until: day('2026-05-15') }, { since: day('2026-05-15') }]),
    );
    expect([months['2026-04'], months['2026-05'], months['2026-06']]).toEqual([
      'noCommittee',
      'committeeWithin',
      'applies',
    ]);
  });

  it('is not disturbed by a change of name or place within a period', () => {
    expect(quarterly([{ until: day('2026-05-15') }, { since: day('2026-05-15'), path: 'root.d.b1' }])).toEqual(
      Array(4).fill('applies'),
    );
  });

  it('speaks to branches only, of all kinds, and to nobody above them', () => {
    expect(quarterly([{ kind: 'temporaryBranch' }])[0]).toBe('applies');
    expect(quarterly([{ kind: 'jointBranch' }])[0]).toBe('applies');
    expect(quarterly([{ kind: 'generalBranch' }])[0]).toBe('notAddressed');
  });

  it('waits for the first complete period after a general branch became a branch', () => {
    const states = [{ kind: 'generalBranch' as const, until: day('2026-05-15') }, { since: day('2026-05-15') }];
    expect(quarterly(states)).toEqual(['notAddressed', 'addressedWithin', 'applies', 'applies']);
  });

  it('is nothing for an organisation without any history', () => {
    expect(quarterly([])).toEqual(Array(4).fill('notFounded'));
  });
});

describe('what is asked of groups', () => {
  const monthly = shipped('groupMeeting.month');

  it('is asked of each group by itself and not of the branch', () => {
    expect(outcomesOf(monthly, branch())['2026-03']).toBe('perGroup');
    expect(outcomesOf(monthly, branch(), 'g1')['2026-03']).toBe('applies');
    expect(outcomesOf(monthly, branch(), 'g2')['2026-03']).toBe('applies');
  });

  it('does not apply to a branch without groups, and says so in the line of the branch', () => {
    expect(outcomesOf(monthly, branch([{}], []))['2026-03']).toBe('noGroups');
  });

  it('follows the dated existence of the group and of its branch', () => {
    const young = branch(
      [{ until: day('2026-09-10') }],
      [{ id: 'g1', name: '第一党小组', since: day('2026-03-02'), until: day('2026-06-20') } as never],
    );
    const months = outcomesOf(monthly, young, 'g1');
    expect([months['2026-02'], months['2026-03'], months['2026-04'], months['2026-06'], months['2026-07']]).toEqual([
      'groupNotFormed',
      'groupFormedWithin',
      'applies',
      'groupEndedWithin',
      'groupEnded',
    ]);
    expect(months['2026-09']).toBe('dissolvedWithin');
    expect(outcomesOf(monthly, young)['2026-02']).toBe('noGroups');
  });
});

describe('rules in force', () => {
  const old: ObligationRule = {
    ...shipped('memberMeeting.quarter'),
    id: 'old',
    inForce: { from: day('2000-01-01'), until: day('2026-05-11') },
  };
  const revised: ObligationRule = { ...old, id: 'revised', required: 2, inForce: { from: day('2026-05-11') } };

  it('govern the period on whose first day they are in force, so that a change leaves no gap and no overlap', () => {
    const asked: string[] = [];
    forEachCell(sheetOf(planOf([old, revised], year), [branch()]), (_, { rule }, period, required) =>
      asked.push(`${period.name} ${rule.id} ${required}`),
    );
    expect(asked).toEqual(['2026-Q1 old 1', '2026-Q2 old 1', '2026-Q3 revised 2', '2026-Q4 revised 2']);
  });

  it('give way to a stricter local rule of the same rhythm, only where that one speaks', () => {
    const local: ObligationRule = {
      ...shipped('memberMeeting.quarter'),
      id: 'local',
      level: 'local',
      required: 2,
      appliesTo: { ...shipped('memberMeeting.quarter').appliesTo, below: 'c' },
    };
    const plan = planOf([local, shipped('memberMeeting.quarter')], year);
    const governing = (path: string): string[] => {
      const seen: string[] = [];
      forEachCell(sheetOf(plan, [branch([{ path }], [])]), (_, { rule }, period, required, __, outcome) => {
        if (period.name === '2026-Q1') seen.push(`${rule.id} ${required} ${outcome}`);
      });
      return seen;
    };
    expect(governing('root.c.b1')).toEqual(['memberMeeting.quarter 0 stricterGoverns', 'local 2 applies']);
    expect(governing('root.d.b1')).toEqual(['memberMeeting.quarter 1 applies', 'local 0 outsideSetter']);
    expect(governing('root.cc.b1')).toEqual(['memberMeeting.quarter 1 applies', 'local 0 outsideSetter']);
  });

  it('keep the national rule where a local one asks less or the same', () => {
    const same: ObligationRule = { ...shipped('memberMeeting.quarter'), id: 'same', level: 'local' };
    const seen: string[] = [];
    forEachCell(
      sheetOf(planOf([same, shipped('memberMeeting.quarter')], year), [branch([{}], [])]),
      (_, { rule }, p, required) => {
        if (p.name === '2026-Q1') seen.push(`${rule.id} ${required}`);
      },
    );
    expect(seen).toEqual(['memberMeeting.quarter 1', 'same 0']);
  });

  it('let a committee exempt branches openly, from a day on', () => {
    const exemption = {
      ruleIds: ['memberMeeting.quarter'],
      organisationIds: ['b1'],
      traits: [],
      since: day('2026-04-01'),
      until: day('2026-10-01'),
      reason: '离退休干部党支部另行安排',
    };
    const seen: Outcome[] = [];
    const plan = planOf([shipped('memberMeeting.quarter')], year, [exemption]);
    forEachCell(sheetOf(plan, [branch([{}], [])]), (_, __, ___, ____, _____, outcome) => seen.push(outcome));
    expect(seen).toEqual(['applies', 'exempted', 'exempted', 'applies']);
  });

  it('let a committee exempt all branches of retired members at once', () => {
    const exemption = {
      ruleIds: 'all' as const,
      organisationIds: [],
      traits: ['retired' as const],
      since: day('2026-01-01'),
      until: null,
      reason: '年老体弱',
    };
    const plan = planOf([shipped('memberMeeting.quarter')], year, [exemption]);
    const outcomesWith = (traits: readonly ('retired' | 'mobile')[]): Outcome[] => {
      const seen: Outcome[] = [];
      forEachCell(sheetOf(plan, [branch([{ traits }], [])]), (_, __, ___, ____, _____, outcome) => seen.push(outcome));
      return seen;
    };
    expect(outcomesWith(['retired'])).toEqual(Array(4).fill('exempted'));
    expect(outcomesWith(['mobile'])).toEqual(Array(4).fill('applies'));
    const excluding: ObligationRule = {
      ...shipped('memberMeeting.quarter'),
      appliesTo: { ...shipped('memberMeeting.quarter').appliesTo, excluding: ['mobile'] },
    };
    expect(outcomesOf(excluding, branch([{ traits: ['mobile'] }]))['2026-Q1']).toBe('excludedTrait');
  });
});

describe('what was done', () => {
  it('counts in the period of its day, each kind for itself', () => {
    const records = [
      record('memberMeeting', '2026-01-10'),
      record('memberMeeting', '2026-03-31'),
      record('partyLesson', '2026-05-01'),
    ];
    expect(doneOf(shipped('memberMeeting.quarter'), records)).toEqual({ 'b1 2026-Q1': 2 });
    expect(doneOf(shipped('partyLesson.quarter'), records)).toEqual({ 'b1 2026-Q2': 1 });
  });

  it('counts a record known only by its month for its month, quarter and year', () => {
    expect(doneOf(shipped('memberMeeting.quarter'), [record('memberMeeting', '2026-02')])).toEqual({ 'b1 2026-Q1': 1 });
    expect(doneOf(shipped('themeDay.month'), [record('themeDay', '2026-02')])).toEqual({ 'b1 2026-02': 1 });
    expect(doneOf(shipped('organisationLifeMeeting.year'), [record('organisationLifeMeeting', '2026-02')])).toEqual({
      'b1 2026': 1,
    });
  });

  it('counts what a group held for the group, and never for another kind of rule', () => {
    expect(doneOf(shipped('groupMeeting.month'), [record('groupMeeting', '2026-02-01', 'g2')])).toEqual({
      'g2 2026-02': 1,
    });
    expect(doneOf(shipped('themeDay.month'), [record('themeDay', '2026-02-01', 'g2')])).toEqual({});
  });

  it('leaves out what lies outside the window or belongs to nobody, and says how many it could not place', () => {
    const sheet = sheetOf(planOf([shipped('themeDay.month')], year), [branch()]);
    const unplaced = countRecords(sheet, [
      record('themeDay', '2025-12-31'),
      record('themeDay', '2026-02-01', 'unknown'),
    ]);
    expect([unplaced, sheet.done.reduce((a, b) => a + b, 0)]).toEqual([1, 0]);
  });

  it('counts another twelve months by the day on which the meeting was held', () => {
    const rolling = { from: day('2025-10-01'), until: day('2026-10-01') };
    const records = ['2025-09-30', '2025-10-01', '2026-09-30', '2026-10-01'].map((d) =>
      record('organisationLifeMeeting', d),
    );
    expect(doneOf(shipped('organisationLifeMeeting.year'), records, rolling)).toEqual({ 'b1 2025-10/2026-09': 2 });
  });
});
