import type { Endpoint, PlaceOf } from '../../../contract/endpoint.js';
import { mayAt, permits, scopesFor, type Action } from '../../../domain/access/policy.js';
import type { Place } from '../../../domain/access/scope.js';
import { pathLabel } from '../../../domain/access/scope.js';
import type { Clock } from '../clock.js';
import { Refusal } from '../refusal.js';
import type { Call, SignedIn } from './call.js';

/** Where the things named in paths lie: the only look-ups that the gate needs. */
export type Places = {
  readonly find: (
    tenantId: string,
    of: 'organisation' | 'person' | 'meeting' | 'gathering' | 'import',
    id: string,
  ) => Promise<Place | null>;
};

const placeOf = async (
  places: Places,
  signedIn: SignedIn,
  where: PlaceOf,
  params: Record<string, string>,
): Promise<Place | null> => {
  if (where.of === 'tenant' || where.of === 'anywhere') return { path: pathLabel(signedIn.rootId) };
  return places.find(signedIn.actor.tenantId, where.of, params[where.param] ?? '');
};

const isPermitted = (signedIn: SignedIn, action: Action, where: PlaceOf, place: Place): boolean =>
  where.of === 'anywhere' ? scopesFor(signedIn.actor, action).length > 0 : permits(signedIn.actor, action, place);

/**
 * Decide whether the call may go on, and say where it acts. Deny by default; out of scope and not found are one answer.
 * @throws Refusal session.none, session.mustChange, session.mustEnrol, notFound
 */
export const passGate = async (
  deps: { readonly places: Places; readonly clock: Clock },
  endpoint: Endpoint,
  signedIn: SignedIn | null,
  params: Record<string, string>,
): Promise<Call> => {
  if (!signedIn) throw new Refusal('session.none');
  const aboutSession = endpoint.path.startsWith('/api/session');
  if (signedIn.mustChange && !aboutSession) throw new Refusal('session.mustChange');
  if (signedIn.mustEnrol && !aboutSession) throw new Refusal('session.mustEnrol');
  const root: Place = { path: pathLabel(signedIn.rootId) };
  let place: Place = root;
  if (typeof endpoint.access === 'object') {
    const found = await placeOf(deps.places, signedIn, endpoint.access.place, params);
    if (!found || !isPermitted(signedIn, endpoint.access.action, endpoint.access.place, found))
      throw new Refusal('notFound');
    place = found;
  }
  return {
    actor: signedIn.actor,
    signedIn,
    place,
    today: deps.clock.today(),
    may: (...asked) => mayAt(signedIn.actor, place, asked),
  };
};
