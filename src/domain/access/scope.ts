/**
 * What an actor may see, as one value. It is read once in memory (`covers`) and once in SQL (`whereInScope`);
 * a property test over random trees holds the two equal.
 */
export type Scope =
  | { readonly kind: 'subtree'; readonly path: string }
  | { readonly kind: 'organisation'; readonly path: string }
  | { readonly kind: 'self'; readonly personId: string }
  | { readonly kind: 'nothing' };

/** Where a thing lies: the path of its organisation (labels joined by dots, root first), and whose it is. */
export type Place = { readonly path: string; readonly personId?: string | null };

/** True where the ltree path lies at or below the other. */
export const atOrBelow = (path: string, top: string): boolean => path === top || path.startsWith(`${top}.`);

export const covers = (scope: Scope, place: Place): boolean => {
  switch (scope.kind) {
    case 'subtree':
      return atOrBelow(place.path, scope.path);
    case 'organisation':
      return place.path === scope.path;
    case 'self':
      return place.personId === scope.personId;
    case 'nothing':
      return false;
  }
};

/** An organisation's id as a label of a path: hexadecimal without hyphens. */
export const pathLabel = (organisationId: string): string => organisationId.replaceAll('-', '');
