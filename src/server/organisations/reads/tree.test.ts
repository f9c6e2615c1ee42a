import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathLabel } from '../../../domain/access/scope.js';
import { day } from '../../../domain/shared/calendarDay.js';
import { newId } from '../../platform/ids.js';
import type { Database } from '../../platform/db/tables.js';
import { testDatabase } from '../../../testkit/database.js';
import { branchesBelow } from './tree.js';

const { db, pool } = await testDatabase<Database>();

/** An organisation hangs below an earlier one; the first is the top. Its days end before, on or after the day asked about. */
type Drawn = { readonly above: number; readonly kind: string; readonly since: string; readonly until: string | null };
const drawn: fc.Arbitrary<Drawn> = fc.record({
  above: fc.nat(),
  kind: fc.constantFrom('committee', 'generalBranch', 'branch', 'jointBranch', 'temporaryBranch', 'group'),
  since: fc.constantFrom('2020-01-01', '2026-09-30', '2026-10-01'),
  until: fc.constantFrom(null, '2027-01-01', '2026-10-02'),
});
const asked = day('2026-09-30');

type Placed = Drawn & { readonly id: string; readonly path: string; readonly parent: string | null };
const place = (tree: readonly Drawn[]): readonly Placed[] => {
  const placed: Placed[] = [];
  for (const [i, o] of tree.entries()) {
    const id = newId();
    const above = i === 0 ? undefined : placed[o.above % i];
    const path = above ? `${above.path}.${pathLabel(id)}` : pathLabel(id);
    placed.push({ ...o, id, path, parent: above?.id ?? null });
  }
  return placed;
};

const write = async (placed: readonly Placed[]): Promise<string> => {
  const tenantId = newId();
  await db
    .insertInto('tenants')
    .values({ id: tenantId, name: `工委 ${tenantId}` })
    .execute();
  const of = { tenant_id: tenantId };
  await db
    .insertInto('organisations')
    .values(placed.map(({ id }) => ({ ...of, id })))
    .execute();
  const states = placed.map((o) => ({
    ...of,
    id: newId(),
    organisation_id: o.id,
    since: day(o.since),
    until: o.until === null ? null : day(o.until),
    kind: o.kind,
    name: o.id,
    short_name: o.id,
    name_key: o.id,
    parent_id: o.parent,
    path: o.path,
  }));
  await db.insertInto('organisation_states').values(states).execute();
  return tenantId;
};

const isCounted = (o: Placed): boolean =>
  /branch$/i.test(o.kind) && o.kind !== 'generalBranch' && o.since <= asked && (o.until === null || o.until > asked);

describe('the branches below an organisation', () => {
  it('are those in force on the day whose path leads through it, itself included, in any tree', async () => {
    const trees = fc.array(drawn, { minLength: 1, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(trees, async (tree) => {
        const placed = place(tree);
        const found = await branchesBelow(pool, await write(placed), placed, asked);
        const expected = placed.map((o) => [
          o.id,
          placed.filter((d) => isCounted(d) && (d.path === o.path || d.path.startsWith(`${o.path}.`))).length,
        ]);
        expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
      }),
      { numRuns: 40 },
    );
  });

  it('are none where nothing is asked about', async () => {
    expect(await branchesBelow(pool, newId(), [], asked)).toEqual(new Map());
  });
});
