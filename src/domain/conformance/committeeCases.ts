import {
  committeeRequirement,
  deputyCount,
  disciplineBody,
  missingPosts,
  partyStaff,
  seatCount,
} from '../organisations/branchCommittee.js';
import type { OrganisationKind } from '../organisations/kinds.js';
import { postOf, postTitles, type Post } from '../organisations/posts.js';
import type { Verdict } from '../shared/verdict.js';
import { notCovered, say, type Answer, type Asked } from './case.js';
import { has, numberIn, textIn, textsIn, truthIn, type Given } from './given.js';

/** The kind of an organisation named in words: 机关党委, 机关总支, 村支部 … */
export const kindInWords = (words: string): OrganisationKind | null => {
  if (/工委|工作委员会/.test(words)) return 'workingCommittee';
  if (/总支/.test(words)) return 'generalBranch';
  if (/临时.*支部/.test(words)) return 'temporaryBranch';
  if (/联合.*支部/.test(words)) return 'jointBranch';
  if (/支部/.test(words)) return 'branch';
  if (/纪委|纪律检查委员会/.test(words)) return 'disciplineCommittee';
  return /党委|基层委员会|机关委员会/.test(words) ? 'committee' : null;
};

const level = (v: Verdict): Answer =>
  say(!v.lawful ? 'reject' : v.reasons.some((r) => r.weight === 'warning') ? 'warn' : 'ok');

const requirement = (given: Given, question: string): Answer => {
  const fullMembers = numberIn(given, 'fullMembers');
  if (fullMembers === undefined) return notCovered;
  const r = committeeRequirement(fullMembers);
  if (has(given, 'probationary') || /committee required/i.test(question)) return say(r.committeeRequired);
  return say({
    committeeRequired: r.committeeRequired,
    min: r.min,
    normalMax: r.normalMax,
    hardMaxGeneral: r.generalMax,
    secretary: r.secretaries,
    deputyMax: r.deputiesMax,
  });
};

const missing = (given: Given, question: string, roles: readonly string[]): Answer => {
  const held = roles.map(postOf).filter((post): post is Post => post !== null);
  const wanted = postOf(/Is (\S+) missing/.exec(question)?.[1] ?? '');
  const lacking = missingPosts(numberIn(given, 'fullMembers') ?? 7, held).filter(
    (post) => wanted === null || post === wanted,
  );
  return say(lacking.length === 0 ? 'ok' : `missing:${lacking.map((post) => postTitles[post]).join('、')}`);
};

const staffing = (staff: number): Answer => {
  const { answer } = partyStaff(staff);
  return say(
    answer.max === null ? { min: answer.min, rule: '应当保证有专人负责' } : { min: answer.min, max: answer.max },
  );
};

/** Questions of topic `committee`, told apart by their fields. */
export const committeeAnswer = ({ given, question }: Asked): Answer => {
  const seats = numberIn(given, 'committeeSeats');
  if (seats !== undefined) return level(seatCount(seats));
  const deputies = numberIn(given, 'deputySecretaries');
  if (deputies !== undefined) return level(deputyCount(deputies));
  const roles = textsIn(given, 'roles');
  if (roles !== undefined) return missing(given, question, roles);
  const hasDisciplineCommittee = truthIn(given, 'hasDisciplineCommittee');
  if (hasDisciplineCommittee !== undefined) {
    const kind = kindInWords(textIn(given, 'org') ?? '');
    return kind === null ? notCovered : say(disciplineBody(kind, hasDisciplineCommittee).lawful);
  }
  const staff = numberIn(given, 'agencyStaff');
  return staff === undefined ? requirement(given, question) : staffing(staff);
};
