import type { Access, Endpoint, PlaceOf } from '../contract/endpoint.js';
import { permits, scopesFor, type Action, type Actor } from '../domain/access/policy.js';
import { roles, type Role } from '../domain/access/roles.js';
import { homes, knownTree, trailOf, type Known } from './knownTree.js';

/** Where a call acts, seen from where the role is held. */
export const placeTitles = {
  own: '本级',
  below: '下级',
  sibling: '同级',
  above: '上级',
  self: '本人',
  foreign: '其他工委',
} as const;
/** When a call is made, seen from the post, appointment or affiliation by which a role is held. */
export const timeTitles = { before: '生效前', during: '期间', after: '终止后' } as const;
export type PlaceName = keyof typeof placeTitles;
const placeNames = Object.keys(placeTitles) as readonly PlaceName[];

/** One question of the matrix, and what the policy answers; null where a role has no such place. */
export type Cell = {
  readonly endpoint: Endpoint;
  readonly role: Role;
  readonly place: PlaceName;
  readonly permitted: boolean | null;
};

const relatives: Readonly<Partial<Record<Known, Readonly<Partial<Record<PlaceName, Known>>>>>> = {
  工委: { below: '一' },
  甲: { below: '一', sibling: '乙', above: '工委' },
  一: { below: '一组', sibling: '二', above: '甲' },
  一组: { sibling: '二组', above: '一' },
};

/** The organisation that stands in a place to the one in which a role is held; null where there is none. */
export const standsAt = (role: Role, place: PlaceName): Known | null => {
  const home = homes[role];
  if (place === 'own' || place === 'foreign') return home;
  // Only a member is held to be on the rolls; who holds a post as well has both rights.
  if (place === 'self') return role === 'member' ? home : null;
  return relatives[home]?.[place] ?? null;
};

const pathOf = (known: Known): string => trailOf(known).join('.');
const me = 'me';

const actorOf = (role: Role): Actor => ({
  tenantId: 'own',
  accountId: role,
  personId: me,
  name: role,
  holdings: [{ role, organisationId: homes[role], path: pathOf(homes[role]) }],
});

const answerAt = (role: Role, action: Action, of: PlaceOf['of'], place: PlaceName): boolean | null => {
  const known = standsAt(role, place);
  if (known === null) return null;
  if (place === 'foreign') return false;
  const where = of === 'tenant' ? '工委' : known;
  if (of === 'anywhere') return scopesFor(actorOf(role), action).length > 0;
  return permits(actorOf(role), action, { path: pathOf(where), personId: place === 'self' ? me : null });
};

/** The places that an endpoint can act on: whoever names nothing acts on the own tenant alone. */
export const placesOf = ({ access, params }: Endpoint): readonly PlaceName[] => {
  if (typeof access === 'string') return ['own'];
  if (access.place.of === 'anywhere') return ['own'];
  if (access.place.of === 'tenant') return params ? ['own', 'foreign'] : ['own'];
  const { of } = access.place;
  return placeNames.filter((p) => p !== 'self' || of === 'person');
};

const answerOf = (access: Access, role: Role, place: PlaceName): boolean | null =>
  typeof access === 'string' ? true : answerAt(role, access.action, access.place.of, place);

/** Every endpoint for every role at every place, with what the policy answers. */
export const matrixOf = (endpoints: readonly Endpoint[]): readonly Cell[] =>
  endpoints.flatMap((endpoint) =>
    placesOf(endpoint).flatMap((place) =>
      roles.map((role) => ({ endpoint, role, place, permitted: answerOf(endpoint.access, role, place) })),
    ),
  );

/** 'GET /api/organisations/:organisationId' */
export const idOf = ({ method, path }: Endpoint): string => `${method} ${path}`;

/** Whether a kind of organisation bears obligations of its own. */
export const isBearer = (known: Known): boolean => ['branch', 'group'].includes(knownTree[known].kind);
