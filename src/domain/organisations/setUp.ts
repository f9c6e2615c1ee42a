import { verdict, type Finding, type Verdict } from '../shared/verdict.js';
import { organisationKindTitles } from './kinds.js';
import { because, type OrganisationCode } from './reasons.js';

type Found<Answer> = Finding<Answer, OrganisationCode>;

/** Full members of a unit; who is under 留党察看 is one of them, who is probationary is not. */
export type UnitMembers = { readonly fullMembers: number; readonly probationary: number };

/** Must a unit form its own branch? Only full members count. 支部工作条例 第四条; joint branches 依据待核. */
export const ownBranch = (unit: UnitMembers): Found<'noMembers' | 'jointBranch' | 'branch'> => {
  const { fullMembers } = unit;
  if (fullMembers + unit.probationary <= 0)
    return { answer: 'noMembers', reasons: [because('setUp.noMembers', 'note')] };
  return fullMembers >= 3
    ? { answer: 'branch', reasons: [because('setUp.branchRequired', 'note', { fullMembers }, 'Z-01')] }
    : { answer: 'jointBranch', reasons: [because('setUp.belowThree', 'warning', { fullMembers }, 'Z-03')] };
};

/** Does a member of this standing count toward the three (and the seven)? Restrictions of rights do not matter. */
export const countsTowardBranch = (standing: 'fullMember' | 'probationaryMember'): boolean => standing === 'fullMember';

/** All members count, probationary ones too. "Generally": a warning, never a wall. */
export const branchSize = (members: number): Verdict<OrganisationCode> =>
  verdict(members > 50 ? [because('setUp.aboveFifty', 'warning', { members }, 'Z-02')] : []);

export const jointBranchUnits = (units: number): Verdict<OrganisationCode> =>
  verdict([
    ...(units > 5 ? [because('setUp.tooManyUnits', 'warning', { units }, 'Z-04')] : []),
    ...(units === 1 ? [because('setUp.oneUnit', 'warning', {}, 'Z-03')] : []),
  ]);

/** Must a project form a branch: six months or more, and enough full members. */
export const projectBranch = (months: number, fullMembers: number): Found<boolean> => {
  if (months < 6) return { answer: false, reasons: [because('setUp.projectShort', 'note', { months }, 'Z-05')] };
  if (fullMembers < 3)
    return { answer: false, reasons: [because('setUp.belowThree', 'note', { fullMembers }, 'Z-03')] };
  return { answer: true, reasons: [because('setUp.projectBranch', 'note', { months, fullMembers }, 'Z-05')] };
};

/** Forms that an organ's Party organisation may take. */
export type AgencyForm = 'jointBranch' | 'branch' | 'generalBranch' | 'committee';

/**
 * The forms that so many members have without a special approval. 机关基层组织工作条例 第五条至第七条: 50以上、100以下 and 不超过50 meet
 * at 50 (both), 100以上 and 100以下 at 100 (the committee).
 */
export const agencyForms = (members: number): readonly AgencyForm[] => {
  if (members <= 0) return [];
  if (members < 3) return ['jointBranch'];
  if (members >= 100) return ['committee'];
  return members < 50 ? ['branch'] : members === 50 ? ['branch', 'generalBranch'] : ['generalBranch'];
};

const fewer = { generalBranch: ['setUp.generalBranchFew', 'J-03'], committee: ['setUp.committeeFew', 'J-02'] } as const;

/** May an organ with so many members have this form? A larger form than the number gives needs the superior's approval. */
export const mayTakeForm = (
  form: AgencyForm,
  members: number,
  superiorApproval: boolean,
): Verdict<OrganisationCode> => {
  if (agencyForms(members).includes(form))
    return verdict([because('setUp.form', 'note', { members, form: organisationKindTitles[form] }, 'J-03')]);
  if (form === 'jointBranch')
    return verdict([because('setUp.branchRequired', 'refusal', { fullMembers: members }, 'J-04')]);
  if (form === 'branch')
    return verdict([
      members < 3
        ? because('setUp.belowThree', 'refusal', { fullMembers: members }, 'Z-03')
        : because('setUp.branchMany', superiorApproval ? 'warning' : 'refusal', { members }, 'J-03'),
    ]);
  if (form === 'generalBranch' && members >= 100)
    return verdict([because('setUp.generalBranchMany', 'refusal', { members }, 'J-02')]);
  const [code, basisId] = fewer[form];
  return verdict([
    because(code, superiorApproval ? 'note' : 'refusal', { members }, basisId),
    ...(superiorApproval ? [because('setUp.approved', 'note')] : []),
  ]);
};
