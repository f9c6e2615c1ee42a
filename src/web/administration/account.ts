import type { accounts } from '../../contract/administration.js';
import type { ReplyOf } from '../kit/call.js';

/** One account as the list shows it. */
export type Account = ReplyOf<typeof accounts>['items'][number];
/** A password that is shown once, to the administrator who issued it. */
export type IssuedPassword = { readonly name: string; readonly password: string };
