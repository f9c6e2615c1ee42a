import type { person } from '../../contract/people.js';
import type { ReplyOf } from '../kit/call.js';

/** What the page of a person shows. */
export type Person = ReplyOf<typeof person>;
