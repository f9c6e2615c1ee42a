import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { organisationSentence } from './reasons.js';
import {
  agencyForms,
  branchSize,
  countsTowardBranch,
  jointBranchUnits,
  mayTakeForm,
  ownBranch,
  projectBranch,
} from './setUp.js';

const own = (fullMembers: number, probationary = 0): string => ownBranch({ fullMembers, probationary }).answer;

describe('a unit’s own branch', () => {
  it('needs three full members; fewer join with others; nobody forms nothing', () => {
    expect([0, 1, 2, 3, 4, 50].map((n) => own(n))).toEqual([
      'noMembers',
      'jointBranch',
      'jointBranch',
      'branch',
      'branch',
      'branch',
    ]);
  });

  it('does not count probationary members toward the three, but they are members', () => {
    expect([own(2, 3), own(0, 2), own(3, 0)]).toEqual(['jointBranch', 'jointBranch', 'branch']);
    expect([countsTowardBranch('fullMember'), countsTowardBranch('probationaryMember')]).toEqual([true, false]);
  });

  it('says the article where it was read and 依据待核 where not', () => {
    expect(ownBranch({ fullMembers: 3, probationary: 0 }).reasons[0]?.basis).toMatchObject({
      article: '第四条',
      confidence: 'text',
    });
    expect(ownBranch({ fullMembers: 2, probationary: 0 }).reasons[0]?.basis).toMatchObject({
      id: 'Z-03',
      confidence: 'secondary',
    });
  });
});

describe('sizes', () => {
  it('above fifty draw a warning, never a refusal', () => {
    expect(branchSize(50).reasons).toEqual([]);
    const above = branchSize(51);
    expect([above.lawful, above.reasons.map(organisationSentence)]).toEqual([
      true,
      ['党员51人，党支部党员人数一般不超过50人，可考虑分设。'],
    ]);
  });

  it('of a joint branch are generally five units at most and sensibly two at least', () => {
    const codes = (n: number) => jointBranchUnits(n).reasons.map((r) => `${r.weight} ${r.code}`);
    expect([codes(1), codes(2), codes(5), codes(6)]).toEqual([
      ['warning setUp.oneUnit'],
      [],
      [],
      ['warning setUp.tooManyUnits'],
    ]);
  });

  it('of a project: six months and three full members', () => {
    expect(
      [projectBranch(5, 3), projectBranch(6, 3), projectBranch(6, 2), projectBranch(12, 7)].map((f) => f.answer),
    ).toEqual([false, true, false, true]);
  });
});

describe('forms of an organ’s Party organisation', () => {
  it('follow the number of members', () => {
    expect([0, 2, 3, 49, 50, 51, 99, 100, 101, 500].map((n) => agencyForms(n).join('|'))).toEqual([
      '',
      'jointBranch',
      'branch',
      'branch',
      'branch|generalBranch',
      'generalBranch',
      'generalBranch',
      'committee',
      'committee',
      'committee',
    ]);
  });

  it('larger than the number gives need the superior’s approval', () => {
    expect(mayTakeForm('generalBranch', 30, false).lawful).toBe(false);
    expect(mayTakeForm('generalBranch', 30, true).lawful).toBe(true);
    expect(mayTakeForm('committee', 99, false).lawful).toBe(false);
    expect(mayTakeForm('committee', 99, true).lawful).toBe(true);
    expect(mayTakeForm('committee', 100, false).lawful).toBe(true);
  });

  it('smaller than the number asks for are refused', () => {
    expect(mayTakeForm('generalBranch', 100, true).lawful).toBe(false);
    expect(mayTakeForm('branch', 80, false).lawful).toBe(false);
    expect(mayTakeForm('branch', 80, true).reasons[0]?.weight).toBe('warning');
    expect(mayTakeForm('branch', 2, true).lawful).toBe(false);
    expect(mayTakeForm('jointBranch', 10, true).lawful).toBe(false);
  });

  it('are always lawful where they are the form of the number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.boolean(), (n, approval) => {
        const forms = agencyForms(n);
        expect(forms.length).toBeGreaterThan(0);
        for (const form of forms) expect(mayTakeForm(form, n, approval).lawful).toBe(true);
      }),
    );
  });
});
