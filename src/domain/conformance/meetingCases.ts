import { committeeQuorum, mayVote, motionPasses, writtenOpinions } from '../meetings/vote.js';
import { notCovered, say, type Answer, type Asked } from './case.js';
import { has, numberIn, textIn } from './given.js';

const matterOf = (matter: string): 'admission' | 'ordinary' =>
  /接收|预备党员|转正|入党/.test(matter) ? 'admission' : 'ordinary';

/** Questions of topic `meeting-vote`: ballots of a 党员大会. */
export const meetingVoteAnswer = ({ given }: Asked): Answer => {
  const votingDue = numberIn(given, 'votingMembersDue');
  const present = numberIn(given, 'present');
  const inFavour = numberIn(given, 'inFavour');
  if (has(given, 'writtenOpinionsInFavourFromAbsent')) {
    const { answer } = writtenOpinions(matterOf(textIn(given, 'matter') ?? ''));
    return say(answer === 'counted' ? 'counts_as_votes' : 'not_provided_by_text');
  }
  if (votingDue === undefined || present === undefined || inFavour === undefined) return notCovered;
  return say({
    mayVote: mayVote({ votingDue, present }).lawful,
    passes: motionPasses({ votingDue, present, inFavour }).lawful,
  });
};

/** Questions of topic `committee-quorum`. */
export const committeeQuorumAnswer = ({ given }: Asked): Answer => {
  const members = numberIn(given, 'committeeMembers');
  const present = numberIn(given, 'present');
  return members === undefined || present === undefined ? notCovered : say(committeeQuorum(members, present).lawful);
};
