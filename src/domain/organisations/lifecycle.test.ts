import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../shared/calendarDay.js';
import { branchKinds, isBranchKind, organisationKinds, organisationKindTitles } from './kinds.js';
import {
  lifeState,
  lifeStates,
  mayHappen,
  maySetUp,
  mayStandBelow,
  organisationEvents,
  organisationEventTitles,
  type OrganisationThen,
  type Subject,
} from './lifecycle.js';
import { organisationSentence } from './reasons.js';

/*
 * 澜川市直属机关工委 (w)
 * ├ 市档案局机关党委 (c1)
 * │  ├ 第一党支部 (b1)  12 members
 * │  └ 第二党支部 (b2)  40 members
 * └ 市气象局党总支 (g1)
 */
const then = (change: Partial<OrganisationThen>): OrganisationThen => ({
  id: 'b1',
  kind: 'branch',
  shortName: '档案局第一党支部',
  above: ['w', 'c1', 'b1'],
  founded: day('2010-05-01'),
  ended: null,
  ...change,
});
const subject = (change: Partial<Subject> = {}): Subject => ({
  ...then({}),
  latestEvent: day('2020-01-01'),
  members: 12,
  below: 0,
  ...change,
});
const committee = then({ id: 'c1', kind: 'committee', shortName: '档案局机关党委', above: ['w', 'c1'] });
const general = then({ id: 'g1', kind: 'generalBranch', shortName: '气象局党总支', above: ['w', 'g1'] });
const second = { ...then({ id: 'b2', shortName: '档案局第二党支部', above: ['w', 'c1', 'b2'] }), members: 40 };
const when = { on: day('2026-11-01'), today: day('2026-11-22') };
type Change = Parameters<typeof mayHappen>[1];
const codes = (o: Subject, change: Change, at = when): string[] => mayHappen(o, change, at).reasons.map((r) => r.code);
const dissolve: Change = { kind: 'dissolve' };

describe('the tree', () => {
  it('has the working committee on top and groups at the bottom', () => {
    expect(mayStandBelow('committee', 'workingCommittee').lawful).toBe(true);
    expect(mayStandBelow('committee', 'committee').lawful).toBe(true);
    expect(mayStandBelow('branch', 'generalBranch').lawful).toBe(true);
    expect(mayStandBelow('group', 'jointBranch').lawful).toBe(true);
    expect(mayStandBelow('branch', 'branch').reasons.map(organisationSentence)).toEqual(['党支部不能设在党支部之下。']);
    expect(mayStandBelow('generalBranch', 'generalBranch').lawful).toBe(false);
    expect(mayStandBelow('group', 'committee').lawful).toBe(false);
    for (const kind of organisationKinds) expect(mayStandBelow('workingCommittee', kind).lawful).toBe(false);
  });

  it('has no circles: of two kinds at most one stands below the other, but committees nest', () => {
    fc.assert(
      fc.property(fc.constantFrom(...organisationKinds), fc.constantFrom(...organisationKinds), (a, b) => {
        fc.pre(a !== 'committee' || b !== 'committee');
        expect(mayStandBelow(a, b).lawful && mayStandBelow(b, a).lawful).toBe(false);
      }),
    );
  });

  it('names every kind and knows which are branches', () => {
    expect(organisationKinds.filter(isBranchKind)).toEqual([...branchKinds]);
    expect(Object.keys(organisationKindTitles)).toHaveLength(organisationKinds.length);
  });
});

describe('setting up', () => {
  const child = { kind: 'branch' as const, name: '第三党支部' };
  it('needs a parent that stands, a kind that fits and a name of its own', () => {
    expect(maySetUp(child, committee, ['第一党支部'], when).lawful).toBe(true);
    expect(maySetUp(child, { ...committee, ended: day('2020-01-01') }, [], when).lawful).toBe(false);
    expect(maySetUp({ ...child, kind: 'committee' }, second, [], when).lawful).toBe(false);
    expect(maySetUp(child, committee, ['第三党支部'], when).reasons.map((r) => r.code)).toEqual(['event.nameTaken']);
    expect(maySetUp({ ...child, name: ' ' }, committee, [], when).reasons.map((r) => r.code)).toEqual(['event.noName']);
    expect(maySetUp(child, committee, [], { ...when, on: day('2027-01-01') }).lawful).toBe(false);
  });
});

describe('an event', () => {
  it('must lie in the life of the organisation, after what is already recorded, and not in the future', () => {
    const empty = subject({ members: 0 });
    expect(codes(empty, dissolve)).toEqual([]);
    expect(codes(empty, dissolve, { ...when, on: day('2009-01-01') })).toEqual(['event.beforeFounding']);
    expect(codes(empty, dissolve, { ...when, on: day('2019-01-01') })).toEqual(['event.beforeLatest']);
    expect(codes(empty, dissolve, { ...when, on: day('2027-01-01') })).toEqual(['event.inFuture']);
    expect(codes({ ...empty, ended: day('2025-01-01') }, dissolve)).toEqual(['event.ended']);
  });

  it('follows the table of states', () => {
    expect(lifeState(subject(), day('2009-01-01'))).toBe('none');
    expect(lifeState(subject(), day('2010-05-01'))).toBe('standing');
    expect(lifeState(subject({ ended: day('2020-01-01') }), day('2020-01-01'))).toBe('ended');
    expect([...lifeStates.none, ...lifeStates.standing].toSorted()).toEqual([...organisationEvents].toSorted());
    expect(Object.keys(organisationEventTitles)).toHaveLength(organisationEvents.length);
  });

  it('of dissolution waits until nobody is left', () => {
    expect(mayHappen(subject(), dissolve, when).reasons.map(organisationSentence)).toEqual([
      '还有12名党员的组织关系在此，请先转出。',
    ]);
    expect(codes(subject({ kind: 'committee', members: 0, below: 3 }), dissolve)).toEqual(['event.belowRemains']);
    expect(codes(subject({ kind: 'workingCommittee', members: 0 }), dissolve)).toEqual(['event.top']);
  });

  it('of moving goes to a standing parent of a fitting kind, never below itself', () => {
    const move = (under: OrganisationThen): Change => ({ kind: 'move', under, parentId: 'c1' });
    expect(codes(subject(), move(general))).toEqual([]);
    expect(codes(subject(), move(committee))).toEqual(['event.noChange']);
    expect(codes(subject(), move(then({})))).toEqual(['event.belowItself']);
    const top = subject({ id: 'c1', kind: 'committee', above: ['w', 'c1'] });
    expect(codes(top, move({ ...committee, id: 'c9', above: ['w', 'c1', 'c9'] }))).toEqual(['event.belowItself']);
    expect(codes(subject(), move({ ...general, ended: day('2020-01-01') }))).toEqual(['event.targetEnded']);
    expect(codes(subject(), move(second))).toEqual(['place.notBelow']);
    expect(codes(subject({ kind: 'workingCommittee' }), move(general))).toEqual(['event.top']);
  });

  it('of merging takes the members along, within one kind', () => {
    expect(mayHappen(subject(), { kind: 'merge', into: second }, when)).toMatchObject({ lawful: true });
    expect(codes(subject(), { kind: 'merge', into: second })).toEqual(['event.membersMove', 'setUp.aboveFifty']);
    expect(codes(subject({ members: 0 }), { kind: 'merge', into: { ...second, id: 'b1' } })).toEqual([
      'event.intoItself',
    ]);
    expect(codes(subject({ members: 0 }), { kind: 'merge', into: { ...general, members: 0 } })).toEqual([
      'event.differentKinds',
    ]);
    const joint = mayHappen(subject({ members: 0 }), { kind: 'merge', into: { ...second, kind: 'jointBranch' } }, when);
    expect([joint.lawful, joint.reasons.map((r) => r.code)]).toEqual([true, ['event.mixedBranches']]);
    expect(
      codes(subject({ kind: 'generalBranch', members: 0, below: 2 }), {
        kind: 'merge',
        into: { ...general, members: 0 },
      }),
    ).toEqual(['event.belowRemains']);
    const above = subject({ id: 'c1', kind: 'committee', members: 0 });
    expect(
      codes(above, { kind: 'merge', into: { ...committee, id: 'c9', above: ['w', 'c1', 'c9'], members: 0 } }),
    ).toEqual(['event.belowItself']);
    expect(codes(subject({ kind: 'workingCommittee' }), { kind: 'merge', into: second })).toEqual(['event.top']);
  });

  it('of renaming needs another name, free among its neighbours', () => {
    const rename = (name: string): Change => ({
      kind: 'rename',
      name,
      formerName: '第一党支部',
      siblings: ['第二党支部'],
    });
    expect(
      [rename('综合党支部'), rename('第一党支部'), rename('第二党支部'), rename('')].map((c) => codes(subject(), c)),
    ).toEqual([[], ['event.noChange'], ['event.nameTaken'], ['event.noName']]);
  });

  it('of changing its kind fits the parent and leaves nothing below a branch', () => {
    const change = (to: Subject['kind'], parentKind: Subject['kind'] | null = 'committee'): Change => ({
      kind: 'changeKind',
      to,
      parentKind,
    });
    expect(codes(subject(), change('generalBranch'))).toEqual([]);
    expect(codes(subject(), change('branch'))).toEqual(['event.noChange']);
    expect(codes(subject({ kind: 'generalBranch', below: 2 }), change('branch'))).toEqual(['event.belowRemains']);
    expect(codes(subject(), change('group'))).toEqual(['place.notBelow']);
    expect(codes(subject({ kind: 'workingCommittee' }), change('committee', null))).toEqual(['event.top']);
  });
});
