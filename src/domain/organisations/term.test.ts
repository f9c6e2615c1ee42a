import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../shared/calendarDay.js';
import { admitInAgency, decideChange, decideSanction, mayInUnit } from './agency.js';
import { organisationSentence } from './reasons.js';
import { changePostInTerm, electEarly, extendTerm, termEnd, termOn, termStateTitles, termYears } from './term.js';

describe('a term', () => {
  it('lasts five years for committees and villages, three for others, and nothing has one that is not elected', () => {
    expect(termYears('committee')).toBe(5);
    expect(termYears('disciplineCommittee')).toBe(5);
    expect([termYears('generalBranch'), termYears('branch'), termYears('jointBranch')]).toEqual([3, 3, 3]);
    expect([termYears('branch', 'village'), termYears('generalBranch', 'village')]).toEqual([5, 5]);
    expect([termYears('temporaryBranch'), termYears('group'), termYears('workingCommittee')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('ends on the corresponding day, or the last of a shorter month', () => {
    expect(termEnd('generalBranch', day('2024-03-02'))).toBe('2027-03-02');
    expect(termEnd('committee', day('2020-02-29'))).toBe('2025-02-28');
    expect(termEnd('branch', day('2024-02-29'))).toBe('2027-02-28');
    expect(termEnd('branch', day('2024-03-02'), 'village')).toBe('2029-03-02');
    expect(termEnd('temporaryBranch', day('2024-03-02'))).toBeNull();
  });

  it('is extended only with approval, generally by a year at most', () => {
    expect(extendTerm(6, false).lawful).toBe(false);
    expect(extendTerm(12, true).reasons).toEqual([]);
    expect(extendTerm(13, true)).toMatchObject({
      lawful: true,
      reasons: [{ code: 'term.longExtension', weight: 'warning' }],
    });
    expect(extendTerm(0, true).lawful).toBe(false);
    expect([electEarly(true).lawful, electEarly(false).lawful]).toEqual([true, false]);
  });

  it('binds the secretary: a change of post needs the superior’s consent', () => {
    expect(changePostInTerm('书记', false).reasons.map(organisationSentence)).toEqual([
      '书记任期内职务变动，须征得上级党组织同意。',
    ]);
    expect(changePostInTerm('副书记', true).lawful).toBe(true);
  });

  it('runs, nears its end and is overdue', () => {
    const term = { endsOn: day('2027-03-02'), extendedTo: null };
    const states = ['2026-01-01', '2026-09-02', '2026-09-03', '2027-03-02', '2027-03-03'].map(
      (d) => termOn(term, day(d)).state,
    );
    expect(states).toEqual(['running', 'running', 'endsSoon', 'endsSoon', 'overdue']);
    expect(termOn(term, day('2027-03-12')).reasons.map(organisationSentence)).toEqual([
      '本届已于2027年3月2日届满，已超过10天，请尽快换届或者报批延期。',
    ]);
    expect(termOn(term, day('2027-03-01')).daysLeft).toBe(1);
    expect(termOn({ ...term, extendedTo: day('2027-09-02') }, day('2027-03-12')).state).toBe('endsSoon');
    expect(Object.keys(termStateTitles)).toHaveLength(3);
  });

  it('loses a day with every day', () => {
    fc.assert(
      fc.property(fc.nat(3000), (n) => {
        const term = { endsOn: day('2027-03-02'), extendedTo: null };
        const on = addDays(day('2024-01-01'), n);
        expect(termOn(term, on).daysLeft - termOn(term, addDays(on, 1)).daysLeft).toBe(1);
      }),
    );
  });
});

describe('decisions in an organ', () => {
  it('pass the 党组 first and then the 机关工委', () => {
    expect(decideChange({ discussedByLeadingPartyGroup: false }).lawful).toBe(false);
    expect(decideChange({ discussedByLeadingPartyGroup: true }).lawful).toBe(true);
    expect(
      decideChange({ discussedByLeadingPartyGroup: true, approvedByWorkingCommittee: false }).reasons.map(
        (r) => r.code,
      ),
    ).toEqual(['agency.notApproved']);
    expect([admitInAgency(false).lawful, admitInAgency(true).lawful]).toEqual([false, true]);
  });

  it('on sanctions follow an exchange of views with the 派驻纪检监察组', () => {
    expect([decideSanction(false).lawful, decideSanction(true).lawful]).toEqual([false, true]);
  });

  it('never lead the business of the unit', () => {
    expect([
      mayInUnit('leadBusiness').lawful,
      mayInUnit('assistHead').lawful,
      mayInUnit('superviseMembers').lawful,
    ]).toEqual([false, true, true]);
  });
});
