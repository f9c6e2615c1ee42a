import type { MemberRow } from '../records.js';
import { mark } from './draft.js';
import type { MemberDraft } from './memberDefect.js';
import type { RosterLayout } from './rosterLayouts.js';

export type RosterUnit = {
  readonly name: string;
  readonly branches: readonly string[];
  readonly members: readonly MemberRow[];
};
export type RosterSheet = {
  readonly unit: RosterUnit;
  readonly layout: RosterLayout;
  /** In the order in which they are written. */
  drafts: MemberDraft[];
};
/** A copy that stands in the sheet besides the first: it is to be rejected. */
export const copyOf = (draft: MemberDraft, code: string): MemberDraft => {
  const copy: MemberDraft = {
    record: { ...draft.record },
    cells: new Map(draft.cells),
    codes: new Set(draft.codes),
    outcome: 'accept',
    hidden: false,
  };
  mark(copy, code, 'reject');
  return copy;
};
