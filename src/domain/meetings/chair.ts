import { postTitles, type Post } from '../organisations/posts.js';
import { verdict, type Verdict } from '../shared/verdict.js';
import { recordKindTitles, type RecordKind } from './recordKind.js';
import { says, type MeetingCode } from './reasons.js';

export type ChairQuestion = {
  readonly meeting: RecordKind;
  readonly host: Post;
  readonly secretaryAbsent: boolean;
  readonly delegated: boolean;
};

/**
 * Who may chair: the secretary, or when absent a deputy or a committee member whom the secretary has asked; a group is chaired by
 * its leader. 支部工作条例 第十四条.
 */
export const mayChair = (q: ChairQuestion): Verdict<MeetingCode> => {
  const figures = { host: postTitles[q.host], meeting: recordKindTitles[q.meeting] };
  const owner: Post = q.meeting === 'groupMeeting' ? 'groupLeader' : 'secretary';
  if (q.host === owner) return verdict([says('chair.own', 'note', figures, 'Z-19')]);
  if (q.meeting === 'groupMeeting' || q.host === 'groupLeader')
    return verdict([says('chair.notEntitled', 'refusal', figures, 'Z-19')]);
  if (!q.delegated) return verdict([says('chair.needsDelegation', 'refusal', figures, 'Z-19')]);
  return verdict([
    q.secretaryAbsent
      ? says('chair.delegated', 'note', figures, 'Z-19')
      : says('chair.secretaryPresent', 'refusal', figures, 'Z-19'),
  ]);
};
