import type { ReasonLine } from '../../../contract/organisations.js';
import type { GatheringContent, MeetingPart } from '../../../domain/meetings/content.js';
import { meetingSentence, type MeetingReason } from '../../../domain/meetings/reasons.js';
import { cite } from '../../../domain/shared/basis.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import type { Choice } from '../../kit/formBody.js';
import type { Basis, Person } from './basis.js';
import { changePart } from './changes.js';

/** What every piece of the form works on. */
export type Editing = {
  readonly basis: Basis;
  readonly day: CalendarDay;
  readonly content: GatheringContent;
  readonly change: (how: (content: GatheringContent) => GatheringContent) => void;
  /** Before it is held: who came and what was decided is not asked yet. */
  readonly planning: boolean;
};

/** One meeting of the afternoon under work. */
export type PartEditing = {
  readonly edit: Editing;
  readonly at: number;
  readonly part: MeetingPart;
  readonly set: (change: Partial<MeetingPart>) => void;
};

export const partEditing = (edit: Editing, at: number, part: MeetingPart): PartEditing => ({
  edit,
  at,
  part,
  set: (change) => edit.change((content) => changePart(content, at, change)),
});

export const toReasonLine = (reason: MeetingReason): ReasonLine => ({
  code: reason.code,
  sentence: meetingSentence(reason),
  weight: reason.weight,
  basis: reason.basis ? cite(reason.basis) : null,
});

const rank = (p: Person): number => (p.posts.includes('secretary') ? 0 : p.posts.length > 0 ? 1 : 2);
/** The people of the branch, those with posts first. */
export const personChoices = (people: readonly Person[]): readonly Choice[] =>
  [...people]
    .sort((a, b) => rank(a) - rank(b))
    .map((p) => ({ value: p.id, title: p.postTitles.length > 0 ? `${p.name}（${p.postTitles.join('、')}）` : p.name }));
