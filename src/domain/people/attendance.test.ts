import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day, type CalendarDay } from '../shared/calendarDay.js';
import {
  attendanceOn,
  attendanceSentence,
  restrictionKinds,
  restrictionTitles,
  type MemberFacts,
} from './attendance.js';

/*
 * 档案局第一党支部 (b1), groups g1 and g2; 第二党支部 (b2)
 */
const member = (id: string, change: Partial<MemberFacts> = {}): MemberFacts => ({
  id,
  name: `党员${id}`,
  affiliations: [{ organisationId: 'b1', groupId: 'g1', since: day('2015-01-01'), until: null }],
  standings: [
    { standing: 'probationaryMember', since: day('2015-06-01'), until: day('2016-06-01') },
    { standing: 'fullMember', since: day('2016-06-01'), until: null },
  ],
  restrictions: [],
  ...change,
});
const at = (people: readonly MemberFacts[], on: string, where = 'b1'): [number, number] => {
  const a = attendanceOn(people, where, day(on));
  return [a.due, a.votingDue];
};
const restricted = (kind: (typeof restrictionKinds)[number]): MemberFacts =>
  member('1', { restrictions: [{ kind, since: day('2025-03-01'), until: day('2026-03-01') }] });

describe('who was due', () => {
  it('is full and probationary members; only full members had a vote', () => {
    expect(at([member('1')], '2026-01-01')).toEqual([1, 1]);
    expect(at([member('1')], '2015-12-31')).toEqual([1, 0]);
    expect(at([member('1')], '2016-06-01')).toEqual([1, 1]);
    expect(at([member('1')], '2015-05-31')).toEqual([0, 0]);
  });

  it('follows the dated affiliation: on the day of a move the new branch counts', () => {
    const moved = member('1', {
      affiliations: [
        { organisationId: 'b1', since: day('2015-01-01'), until: day('2025-08-01') },
        { organisationId: 'b2', since: day('2025-08-01'), until: null },
      ],
    });
    expect([at([moved], '2025-07-31'), at([moved], '2025-08-01')]).toEqual([
      [1, 1],
      [0, 0],
    ]);
    expect([at([moved], '2025-07-31', 'b2'), at([moved], '2025-08-01', 'b2')]).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  it('can be asked of a group', () => {
    const other = member('2', {
      affiliations: [{ organisationId: 'b1', groupId: 'g2', since: day('2015-01-01'), until: null }],
    });
    const people = [member('1'), other, member('3')];
    expect([at(people, '2026-01-01'), at(people, '2026-01-01', 'g1'), at(people, '2026-01-01', 'g2')]).toEqual([
      [3, 3],
      [2, 2],
      [1, 1],
    ]);
  });

  it('keeps who is under 留党察看 among those due but without a vote, only while it lasts', () => {
    expect(at([restricted('probationWithinParty')], '2025-06-01')).toEqual([1, 0]);
    expect(at([restricted('probationWithinParty')], '2025-02-28')).toEqual([1, 1]);
    expect(at([restricted('probationWithinParty')], '2026-03-01')).toEqual([1, 1]);
  });

  it('leaves out suspended members and keeps those merely out of contact', () => {
    expect(at([restricted('suspended')], '2025-06-01')).toEqual([0, 0]);
    expect(at([restricted('lostContact')], '2025-06-01')).toEqual([1, 1]);
  });

  it('names everybody who is not counted, and why', () => {
    const young = member('2', {
      standings: [{ standing: 'probationaryMember', since: day('2025-05-01'), until: null }],
    });
    const nobody = member('3', { standings: [] });
    const a = attendanceOn([restricted('probationWithinParty'), young, nobody, member('4')], 'b1', day('2025-06-01'));
    expect(a.notCounted.map((p) => p.reason && attendanceSentence(p.reason))).toEqual([
      '党员1自2025年3月1日起受留党察看，计入应到，没有表决权。',
      '党员2当日为预备党员，计入应到，没有表决权。',
      '党员3当日尚未取得党籍或者名册未载入党日期，不计入应到。',
    ]);
    expect(a.roster).toHaveLength(4);
    expect(a.notCounted[1]?.reason?.basis?.article).toBe('第五条');
  });

  it('has a title for every restriction', () => {
    for (const kind of restrictionKinds) expect(restrictionTitles[kind]).not.toBe('');
  });

  it('never gives a vote to somebody who is not due, and splits the roster without remainder', () => {
    const on = (n: number): CalendarDay => addDays(day('2014-01-01'), n);
    const anybody = fc.record({
      move: fc.nat(4000),
      from: fc.nat(4000),
      length: fc.integer({ min: 1, max: 900 }),
      kind: fc.constantFrom(...restrictionKinds),
    });
    fc.assert(
      fc.property(fc.array(anybody, { maxLength: 12 }), fc.nat(4500), (people, n) => {
        const facts = people.map((p, i) =>
          member(String(i), {
            affiliations: [
              { organisationId: 'b1', since: day('2014-01-01'), until: on(p.move + 1) },
              { organisationId: 'b2', since: on(p.move + 1), until: null },
            ],
            restrictions: [{ kind: p.kind, since: on(p.from), until: on(p.from + p.length) }],
          }),
        );
        const [here, there] = [attendanceOn(facts, 'b1', on(n)), attendanceOn(facts, 'b2', on(n))];
        expect(here.roster.length + there.roster.length).toBe(facts.length);
        for (const a of here.roster) expect(a.due || !a.votingDue).toBe(true);
        expect(here.notCounted.length).toBe(here.roster.length - here.votingDue);
      }),
    );
  });
});
