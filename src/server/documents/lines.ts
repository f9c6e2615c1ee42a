import type { PrintedProblem, PrintedRecord } from '../../domain/documents/meetingDocuments.js';
import { kindTitle, type LocalKind } from '../../domain/meetings/audience.js';
import { itemFormTitles, problemAreaTitles, type ItemForm, type ProblemArea } from '../../domain/meetings/content.js';
import { recordKinds } from '../../domain/meetings/recordKind.js';
import type { PrintedRow, ProblemRow } from './reads.js';

/** 支委会, 党员大会, 党课: the order in which the product names kinds. */
const inOrder = (kinds: readonly string[]): readonly string[] => {
  const at = (kind: string): number => (recordKinds as readonly string[]).indexOf(kind) >>> 0;
  return kinds.toSorted((a, b) => at(a) - at(b));
};

export const toPrintedProblem = (p: ProblemRow): PrintedProblem => ({
  ...p,
  area: problemAreaTitles[p.area as ProblemArea],
});

export const toPrintedRecord = (
  m: PrintedRow,
  branch: string,
  local: readonly LocalKind[],
  names: ReadonlyMap<string, string>,
): PrintedRecord => ({
  branch,
  day: m.day_known ? m.held_on : m.held_on.slice(0, 7),
  beginsAt: m.begins_at?.slice(0, 5) ?? null,
  endsAt: m.ends_at?.slice(0, 5) ?? null,
  kinds: inOrder(m.kinds).map((kind) => kindTitle(kind, local)),
  groups: m.bearers.map((id) => names.get(id) ?? ''),
  topic: m.topic,
  place: m.place,
  chair: m.chair_name,
  chairDelegated: m.chair_delegated,
  recorder: m.recorder_name,
  enteredBy: m.entered_by ?? '台账导入',
  signedBy: m.signed_by,
  due: m.due ?? m.reported_due,
  present: m.present ?? m.reported_present,
  votingDue: m.voting_due,
  votingPresent: m.voting_present,
  came: m.came,
  leave: m.on_leave,
  absent: m.stayed_away,
  guests: m.guests,
  items: m.items.map((i) => ({ ...i, form: itemFormTitles[i.form as ItemForm] })),
  resolutions: m.resolutions,
  problems: m.problems.map((p) => toPrintedProblem(p)),
  minutes: m.minutes === '' ? m.summary : m.minutes,
  purpose: m.detail.purpose ?? '',
  outcome: m.detail.outcome ?? '',
  lateReason: m.late_reason,
  version: m.version,
});
