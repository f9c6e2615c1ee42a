import {
  agencyForms,
  branchSize,
  countsTowardBranch,
  jointBranchUnits,
  mayTakeForm,
  ownBranch,
  projectBranch,
  type AgencyForm,
} from '../organisations/setUp.js';
import type { Verdict } from '../shared/verdict.js';
import { notCovered, say, type Answer, type Asked } from './case.js';
import { has, numberIn, textIn, truthIn, type Given } from './given.js';

const formWords: Readonly<Record<AgencyForm, string>> = {
  jointBranch: 'joint_branch',
  branch: 'branch',
  generalBranch: 'general_branch',
  committee: 'primary_committee',
};
const formOf = (word: string): AgencyForm | undefined =>
  (Object.keys(formWords) as AgencyForm[]).find((form) => formWords[form] === word);

const unitWords = { noMembers: 'no_members', jointBranch: 'joint_branch_required', branch: 'branch_required' } as const;

const warns = (v: Verdict): boolean => v.reasons.some((r) => r.weight === 'warning');

const agency = (given: Given): Answer => {
  const members = numberIn(given, 'members');
  if (members === undefined || textIn(given, 'unitType') !== '机关') return notCovered;
  const wants = textIn(given, 'wants');
  if (wants === undefined) return say(agencyForms(members).map((form) => formWords[form]));
  const form = formOf(wants);
  return form === undefined
    ? notCovered
    : say(mayTakeForm(form, members, truthIn(given, 'superiorApproval') ?? false).lawful);
};

/** Questions of topic `branch-setup`, told apart by their fields. */
export const branchSetUpAnswer = ({ given, question }: Asked): Answer => {
  const branchMembers = numberIn(given, 'branchMembers');
  if (branchMembers !== undefined) return say(warns(branchSize(branchMembers)) ? 'warn_exceeds_general_cap' : 'ok');
  const units = numberIn(given, 'jointBranchUnits');
  if (units !== undefined) return say(warns(jointBranchUnits(units)) ? 'warn' : 'ok');
  if (has(given, 'unitType')) return agency(given);
  const fullMembers = numberIn(given, 'fullMembers');
  if (fullMembers === undefined) return notCovered;
  const months = numberIn(given, 'projectMonths');
  if (months !== undefined) return say(projectBranch(months, fullMembers).answer);
  if (has(given, 'ofWhich_留党察看') && /still count/i.test(question)) return say(countsTowardBranch('fullMember'));
  return say(unitWords[ownBranch({ fullMembers, probationary: numberIn(given, 'probationary') ?? 0 }).answer]);
};
