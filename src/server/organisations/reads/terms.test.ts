import { describe, expect, it } from 'vitest';
import { pathLabel } from '../../../domain/access/scope.js';
import type { OrganisationKind } from '../../../domain/organisations/kinds.js';
import type { Post } from '../../../domain/organisations/posts.js';
import { day } from '../../../domain/shared/calendarDay.js';
import { testDatabase } from '../../../testkit/database.js';
import type { Database } from '../../platform/db/tables.js';
import { newId } from '../../platform/ids.js';
import { withVacancies } from './terms.js';

const { db } = await testDatabase<Database>();
const asked = day('2026-09-30');

type Drawn = {
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly hasCommittee?: boolean;
  /** Post → the day from which it is vacant again, null for never. */
  readonly held: Partial<Record<Post, string | null>>;
};

// 工委 (书记) ─┬─ 机关党委 (no secretary) ── 第一支部, with 支委会 (书记, 组织委员; the 纪检委员 left on the day)
//              └─ 第二支部 (书记) ── 第一党小组 (no leader)
const drawn: readonly Drawn[] = [
  { name: '工委', kind: 'workingCommittee', held: { secretary: null } },
  { name: '机关党委', kind: 'committee', held: { deputySecretary: null } },
  {
    name: '第一支部',
    kind: 'branch',
    hasCommittee: true,
    held: { secretary: null, organisationMember: '2026-10-01', disciplineMember: '2026-09-30' },
  },
  { name: '第二支部', kind: 'branch', held: { secretary: null } },
  { name: '第一党小组', kind: 'group', held: {} },
];

const write = async (): Promise<string> => {
  const of = { tenant_id: newId() };
  await db
    .insertInto('tenants')
    .values({ id: of.tenant_id, name: `工委 ${of.tenant_id}` })
    .execute();
  const top = newId();
  for (const [i, { name, kind, hasCommittee = false, held }] of drawn.entries()) {
    const id = i === 0 ? top : newId();
    await db
      .insertInto('organisations')
      .values({ ...of, id })
      .execute();
    await db
      .insertInto('organisation_states')
      .values({
        ...of,
        id: newId(),
        organisation_id: id,
        since: day('2020-01-01'),
        kind,
        name,
        short_name: name,
        name_key: name,
        has_committee: hasCommittee,
        parent_id: i === 0 ? null : top,
        path: i === 0 ? pathLabel(top) : `${pathLabel(top)}.${pathLabel(id)}`,
      })
      .execute();
    for (const [post, until] of Object.entries(held))
      await db
        .insertInto('tenures')
        .values({
          ...of,
          id: newId(),
          organisation_id: id,
          post,
          holder_name: '周敏',
          since: day('2021-01-01'),
          until: until === null ? null : day(until),
        })
        .execute();
  }
  return of.tenant_id;
};

const tenantId = await write();
const topPath = async (): Promise<string> =>
  (
    await db
      .selectFrom('organisation_states')
      .select('path')
      .where('tenant_id', '=', tenantId)
      .where('kind', '=', 'workingCommittee')
      .executeTakeFirstOrThrow()
  ).path;

describe('vacant posts', () => {
  it('are all those expected that nobody holds on the day, of every kind of organisation', async () => {
    const { total, rows } = await withVacancies(db, tenantId, await topPath(), asked, { page: 1, size: 50 });
    expect(Object.fromEntries(rows.map((r) => [r.short_name, r.vacant]))).toEqual({
      第一支部: ['publicityMember', 'disciplineMember'],
      机关党委: ['secretary'],
      第一党小组: ['groupLeader'],
    });
    expect(total).toBe(3);
  });

  it('come page by page, and are those of a past day on that day', async () => {
    const path = await topPath();
    const second = await withVacancies(db, tenantId, path, asked, { page: 2, size: 2 });
    expect([second.total, second.rows.length]).toEqual([3, 1]);
    const before = await withVacancies(db, tenantId, path, day('2026-09-29'), { page: 1, size: 50 });
    expect(before.rows.find((r) => r.short_name === '第一支部')?.vacant).toEqual(['publicityMember']);
  });
});
