import { nearlyEqual, Original } from '../../../domain/duplicates/agreement.js';
import { bandsOf } from '../../../domain/duplicates/bands.js';
import { isComparable, printOf, type TextPrint } from '../../../domain/duplicates/textPrint.js';
import type { Alike } from '../../../domain/meetings/contradictions.js';
import type { Asked } from '../../platform/db/pool.js';
import { candidateTexts } from './findings.js';

/** The keys under which a text is kept; none where it is too short to be compared. */
const keysOfText = (tenantId: string, print: TextPrint): readonly number[] =>
  isComparable(print) ? bandsOf(print, tenantId) : [];

/** How many that agree are spoken of: the branch is asked once, not twenty times. */
const most = 3;

export type TextAsked = {
  readonly text: string;
  readonly branchId: string;
  /** Meetings that are no earlier ones: of the same afternoon. */
  readonly except: readonly string[];
  /** The meeting itself, where it is kept already. */
  readonly meetingId?: string;
};

/**
 * Earlier texts of the tenant that nearly equal another, verified on the texts themselves; with the keys under which the text is kept.
 */
export const alikeTexts = async (
  asked: Asked,
  tenantId: string,
  { text, branchId, except, meetingId }: TextAsked,
): Promise<{ readonly bands: readonly number[]; readonly alike: readonly Alike[] }> => {
  const print = printOf(text);
  const bands = keysOfText(tenantId, print);
  if (bands.length === 0) return { bands, alike: [] };
  const found = await candidateTexts(asked, tenantId, bands, except, meetingId);
  if (found.length === 0) return { bands, alike: [] };
  const original = new Original(print);
  const alike: Alike[] = [];
  for (const c of found) {
    const share = original.shareWith(c.text);
    if (share < nearlyEqual) continue;
    alike.push({ id: c.id, share, day: c.held_on, topic: c.topic, sameBranch: c.organisation_id === branchId });
    if (alike.length === most) break;
  }
  return { bands, alike };
};
