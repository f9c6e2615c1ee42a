import type { ContradictionLine } from '../../../contract/contradictions.js';
import { contradictionRemedies, contradictionSentence } from '../../../domain/meetings/contradictions.js';
import type { ContradictionRow } from './findings.js';

export const toContradictionLine = (c: ContradictionRow): ContradictionLine => ({
  id: c.id,
  meetingId: c.meeting_id,
  code: c.code,
  sentence: contradictionSentence(c),
  remedy: contradictionRemedies[c.code],
  otherId: c.code === 'nearlyEqual' && c.figures['whose'] !== '本支部' ? null : c.other_id,
  foundAt: c.found_at.toISOString(),
  explained:
    c.explained_at === null
      ? null
      : { text: c.explained ?? '', by: c.explained_name ?? '', at: c.explained_at.toISOString() },
});
