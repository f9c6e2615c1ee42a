import type { Action, Actor } from '../../../domain/access/policy.js';
import type { Place } from '../../../domain/access/scope.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';

/** Who is signed in, beyond what the policy needs. */
export type SignedIn = {
  readonly actor: Actor;
  readonly tenantName: string;
  readonly demo: boolean;
  readonly mustChange: boolean;
  /** Whether a second factor has to be set up before anything else. */
  readonly mustEnrol: boolean;
  readonly holdingNames: readonly { readonly organisationName: string; readonly organisationKind: string }[];
  readonly rootId: string;
  readonly tokenHash: Buffer;
};

/** What a handler is given beside its input: who calls, where, when. */
export type Call = {
  readonly actor: Actor;
  readonly signedIn: SignedIn;
  readonly place: Place;
  readonly today: CalendarDay;
  readonly may: (...asked: readonly Action[]) => Action[];
};

/** What a public handler is given: no actor, and the means to set or clear the session cookie. */
export type PublicCall = {
  readonly signedIn: SignedIn | null;
  readonly remote: string;
  readonly userAgent: string;
  readonly setSession: (token: string | null) => void;
};
