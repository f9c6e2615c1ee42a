import type { meeting } from '../../../contract/obligations.js';
import type { ReplyOf } from '../../kit/call.js';

export type Meeting = ReplyOf<typeof meeting>;
/** What was filed here, beyond what a ledger row tells. */
export type Filed = NonNullable<Meeting['record']>;
