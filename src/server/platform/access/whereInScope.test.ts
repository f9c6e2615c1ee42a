import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { covers, type Place, type Scope } from '../../../domain/access/scope.js';
import { testDatabase } from '../../../testkit/database.js';
import type { Database } from '../db/tables.js';
import { whereInScope } from './reads.js';

const { db } = await testDatabase<Database>();

// Labels that begin alike, so that a comparison of texts would be found out.
const label = fc.constantFrom('a', 'ab', 'b', '0199a7c41e2f7b3a8c4d5e6f708192a3', '0199a7c41e2f7b3a8c4d5e6f708192a4');
const person = fc.constantFrom(
  '0199a7c4-1e2f-7b3a-8c4d-5e6f708192a3',
  '0199a7c4-1e2f-7b3a-8c4d-5e6f708192a4',
  '0199a7c4-1e2f-7b3a-8c4d-5e6f708192a5',
);

/** A random tree: every path is the root or lies below an earlier one. */
const tree = fc
  .array(fc.tuple(fc.nat(), label), { maxLength: 12 })
  .map((steps) =>
    steps.reduce<string[]>((paths, [above, name]) => [...paths, `${paths[above % paths.length]}.${name}`], ['root']),
  );

const placesIn = (paths: readonly string[]): fc.Arbitrary<Place[]> =>
  fc.array(fc.record({ path: fc.constantFrom(...paths), personId: fc.option(person, { nil: null }) }), {
    minLength: 1,
    maxLength: 20,
  });

const scopesIn = (paths: readonly string[]): fc.Arbitrary<Scope[]> => {
  const path = fc.constantFrom(...paths);
  return fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('subtree' as const), path }),
      fc.record({ kind: fc.constant('organisation' as const), path }),
      fc.record({ kind: fc.constant('self' as const), personId: person }),
      fc.record({ kind: fc.constant('nothing' as const) }),
    ),
    { maxLength: 4 },
  );
};

const question = tree.chain((paths) =>
  fc.tuple(placesIn(paths), fc.array(scopesIn(paths), { minLength: 1, maxLength: 6 })),
);

/** Which of the places lie in each of the lists of scopes, as the database says: one statement for all. */
const askDatabase = async (places: readonly Place[], lists: readonly (readonly Scope[])[], withPerson: boolean) => {
  const conditions = lists.map((scopes) => whereInScope(scopes, 'x.path', withPerson ? 'x.person_id' : undefined));
  const found = await sql<{ inside: (boolean | null)[] }>`
    select array[${sql.join(conditions)}] as inside
    from unnest(${sql.val(places.map((p) => p.path))}::ltree[], ${sql.val(places.map((p) => p.personId ?? null))}::uuid[])
      with ordinality as x(path, person_id, n)
    order by x.n`.execute(db);
  return found.rows.map((row) => row.inside.map((inside) => inside === true));
};

it('a scope covers in memory exactly what its condition finds in SQL', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(question, async ([places, lists]) => {
      const inMemory = places.map((place) => lists.map((scopes) => scopes.some((scope) => covers(scope, place))));
      expect(await askDatabase(places, lists, true)).toEqual(inMemory);
      compared += places.length * lists.length;
    }),
    { numRuns: 300 },
  );
  expect(compared).toBeGreaterThan(2000);
});

it('where rows are nobody’s, a scope of oneself finds none', async () => {
  await fc.assert(
    fc.asyncProperty(question, async ([places, lists]) => {
      const inMemory = places.map(({ path }) => lists.map((scopes) => scopes.some((scope) => covers(scope, { path }))));
      expect(await askDatabase(places, lists, false)).toEqual(inMemory);
    }),
    { numRuns: 50 },
  );
});
