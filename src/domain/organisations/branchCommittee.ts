import { verdict, type Finding, type Verdict } from '../shared/verdict.js';
import { isBranchKind, type OrganisationKind } from './kinds.js';
import { isCommitteeSeat, postTitles, vacantPosts, type Post } from './posts.js';
import { because, type OrganisationCode, type OrganisationReason } from './reasons.js';

/** What a number of full members asks of a branch's leading body. Seats are 0 where no committee is foreseen. */
export type CommitteeRequirement = {
  readonly committeeRequired: boolean;
  readonly min: number;
  readonly normalMax: number;
  readonly generalMax: number;
  readonly secretaries: number;
  readonly deputiesMax: number;
};

/** Seven full members or more have a 支部委员会 of three to five, generally at most seven. 机关条例 第七条; seats 依据待核. */
export const committeeRequirement = (fullMembers: number): CommitteeRequirement => {
  const committeeRequired = fullMembers >= 7;
  const seats = committeeRequired ? { min: 3, normalMax: 5, generalMax: 7 } : { min: 0, normalMax: 0, generalMax: 0 };
  return { committeeRequired, ...seats, secretaries: 1, deputiesMax: 1 };
};

/** Three to five seats are in range, six and seven draw a warning, fewer than three or more than seven are refused. */
export const seatCount = (seats: number): Verdict<OrganisationCode> => {
  if (seats < 3) return verdict([because('committee.tooFewSeats', 'refusal', { seats }, 'Z-25')]);
  if (seats <= 5) return verdict([because('committee.seatsInRange', 'note', { seats }, 'Z-25')]);
  if (seats <= 7) return verdict([because('committee.manySeats', 'warning', { seats }, 'Z-25')]);
  return verdict([because('committee.tooManySeats', 'refusal', { seats }, 'Z-25')]);
};

export const deputyCount = (deputies: number): Verdict<OrganisationCode> =>
  verdict(deputies > 1 ? [because('committee.tooManyDeputies', 'refusal', { deputies }, 'Z-26')] : []);

const missing = (post: Post): OrganisationReason =>
  because(
    'committee.missingPost',
    'warning',
    { post: postTitles[post] },
    post === 'disciplineMember' ? 'J-07' : 'Z-26',
  );

/** A committee of an organ has a 机关纪委; general branches and branches have a 纪检委员 instead. 第九条. */
export const disciplineBody = (kind: OrganisationKind, hasDisciplineCommittee: boolean): Verdict<OrganisationCode> =>
  verdict(
    kind === 'committee' && !hasDisciplineCommittee
      ? [because('committee.noDisciplineCommittee', 'refusal', {}, 'J-07')]
      : [],
  );

/** Staff for Party work of an organ: one to two in a hundred; somebody at least where one in a hundred is less than a person. */
export const partyStaff = (
  staff: number,
): Finding<{ readonly min: number; readonly max: number | null }, OrganisationCode> => {
  const min = Math.ceil(staff / 100);
  const max = Math.floor(staff / 50);
  return staff < 100
    ? { answer: { min: 1, max: null }, reasons: [because('staff.few', 'note', { staff }, 'J-15')] }
    : { answer: { min, max }, reasons: [because('staff.share', 'note', { staff, min, max }, 'J-15')] };
};

/** What is known of an organisation on a day, for its checks. */
export type Standing = {
  readonly kind: OrganisationKind;
  readonly members: number;
  readonly fullMembers: number;
  readonly hasCommittee: boolean;
  readonly posts: readonly Post[];
  /** Only for a committee. */
  readonly hasDisciplineCommittee?: boolean;
};

const branchChecks = (o: Standing): OrganisationReason[] => {
  const { fullMembers, members } = o;
  const seats = o.posts.filter(isCommitteeSeat).length;
  const reasons: OrganisationReason[] = [];
  if (o.kind === 'branch' && fullMembers < 3)
    reasons.push(because('setUp.belowThree', 'warning', { fullMembers }, 'Z-03'));
  if (members > 50) reasons.push(because('setUp.aboveFifty', 'warning', { members }, 'Z-02'));
  const { committeeRequired } = committeeRequirement(fullMembers);
  if (o.kind !== 'temporaryBranch' && committeeRequired && !o.hasCommittee)
    reasons.push(because('committee.required', 'warning', { fullMembers }, 'J-04'));
  if (!committeeRequired && o.hasCommittee)
    reasons.push(because('committee.notForeseen', 'warning', { fullMembers }, 'J-04'));
  if (o.hasCommittee && seats > 0) reasons.push(...seatCount(seats).reasons.filter((r) => r.weight !== 'note'));
  return reasons;
};

const aboveBranchChecks = (o: Standing): OrganisationReason[] => {
  const { members } = o;
  if (o.kind === 'generalBranch')
    return members >= 100
      ? [because('setUp.generalBranchMany', 'warning', { members }, 'J-02')]
      : members < 50
        ? [because('setUp.generalBranchFew', 'note', { members }, 'J-03')]
        : [];
  if (o.kind !== 'committee') return [];
  return [
    ...(members < 100 ? [because('setUp.committeeFew', 'note', { members }, 'J-02')] : []),
    ...(o.hasDisciplineCommittee === false ? disciplineBody('committee', false).reasons : []),
  ];
};

/** All that the rules have to say about an organisation as it stands: reasons to help with, in the order of the articles. */
export const organisationChecks = (o: Standing): readonly OrganisationReason[] => [
  ...(isBranchKind(o.kind) ? branchChecks(o) : aboveBranchChecks(o)),
  ...deputyCount(isBranchKind(o.kind) ? o.posts.filter((post) => post === 'deputySecretary').length : 0).reasons,
  ...vacantPosts(o.kind, o.hasCommittee, o.posts).map(missing),
];

/** The posts that a branch committee lacks; none are asked for where no committee is foreseen. */
export const missingPosts = (fullMembers: number, held: readonly Post[]): readonly Post[] =>
  vacantPosts('branch', committeeRequirement(fullMembers).committeeRequired, held);
