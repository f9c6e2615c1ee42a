import type { z } from 'zod';
import type { reasonLine } from '../../contract/organisations.js';
import { meetingSentence, type MeetingReason } from '../../domain/meetings/reasons.js';
import { cite } from '../../domain/shared/basis.js';

export const toReasonLine = (reason: MeetingReason): z.input<typeof reasonLine> => ({
  code: reason.code,
  sentence: meetingSentence(reason),
  weight: reason.weight,
  basis: reason.basis ? cite(reason.basis) : null,
});
