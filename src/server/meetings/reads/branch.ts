import type { LocalKind, MeetingAudience } from '../../../domain/meetings/audience.js';
import type { ActivityKind } from '../../../domain/meetings/content.js';
import { isBranchKind, type OrganisationKind } from '../../../domain/organisations/kinds.js';
import type { Post } from '../../../domain/organisations/posts.js';
import type { BranchPerson } from '../../../domain/meetings/roll.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { countedOn } from '../../people/reads/lines.js';
import type { RosterRow } from '../../people/reads/roster.js';
import { namedStatement, type Asked } from '../../platform/db/pool.js';
import type { Reason } from '../../../domain/shared/verdict.js';
import type { AttendanceCode } from '../../../domain/people/attendance.js';

const on = (alias: string): string => `${alias}.since <= $3 and (${alias}.until is null or ${alias}.until > $3)`;

type PersonRow = Pick<RosterRow, 'id' | 'name' | 'standing' | 'restrictions'> & {
  readonly name_key: string;
  readonly group_id: string | null;
  readonly belongs: boolean;
  readonly posts: readonly string[];
};

/** Whoever belongs to the branch on the day, and whoever holds a post in it or in one of its groups. */
const peopleOn = namedStatement<PersonRow, readonly [string, string, CalendarDay]>(
  'people of a branch on a day',
  `with posts as (
     select t.person_id, array_agg(t.post) as posts from tenures t
     where t.tenant_id = $1 and t.person_id is not null and ${on('t')} and (t.organisation_id = $2::uuid or t.organisation_id in (
       select g.organisation_id from organisation_states g where g.tenant_id = $1 and g.parent_id = $2::uuid and g.kind = 'group' and ${on('g')}))
     group by t.person_id
   ), belonging as (
     select f.person_id, f.group_id from affiliations f where f.tenant_id = $1 and f.organisation_id = $2::uuid and ${on('f')}
   )
   select p.id, p.name, p.name_key, b.group_id, b.person_id is not null as belongs, coalesce(t.posts, '{}') as posts,
     (select s.standing from standings s where s.tenant_id = $1 and s.person_id = p.id and ${on('s')} limit 1) as standing,
     coalesce((select json_agg(json_build_object('kind', r.kind, 'since', r.since)) from restrictions r
       where r.tenant_id = $1 and r.person_id = p.id and ${on('r')}), '[]') as restrictions
   from (select b.person_id from belonging b union select t.person_id from posts t) i
   join people p on p.tenant_id = $1 and p.id = i.person_id
   left join belonging b on b.person_id = i.person_id
   left join posts t on t.person_id = i.person_id
   order by p.name_key, p.id`,
);

/** Somebody of a branch on a day, with the reason why he is not counted in a figure. */
export type PersonOn = BranchPerson & {
  readonly nameKey: string;
  /** Affiliated to the branch; false for whoever only holds a post in it. */
  readonly belongs: boolean;
  readonly reason: Reason<AttendanceCode> | null;
};

/** A post in the branch alone makes nobody due: only who belongs to it on the day is. */
export const branchPeople = async (
  asked: Asked,
  tenantId: string,
  branchId: string,
  day: CalendarDay,
): Promise<readonly PersonOn[]> =>
  (await peopleOn(asked, [tenantId, branchId, day])).map((r) => {
    const counted = countedOn({ ...emptyRow, ...r }, day);
    return {
      id: r.id,
      name: r.name,
      nameKey: r.name_key,
      groupId: r.group_id,
      belongs: r.belongs,
      due: r.belongs && counted.due,
      votingDue: r.belongs && counted.votingDue,
      posts: r.posts as readonly Post[],
      reason: r.belongs ? counted.reason : null,
    };
  });

const emptyRow = { sex: null, joined_on: null, branch_id: '', branch_name: '', group_name: null };

export type BranchOn = {
  readonly existed: boolean;
  readonly shortName: string;
  readonly hasCommittee: boolean;
  readonly path: string;
  readonly groups: readonly { readonly id: string; readonly name: string }[];
};
type BranchRow = {
  readonly short_name: string;
  readonly kind: string;
  readonly has_committee: boolean;
  readonly path: string;
  readonly existed: boolean;
  readonly groups: BranchOn['groups'];
};
const branchState = namedStatement<BranchRow, readonly [string, string, CalendarDay]>(
  'branch on a day',
  `select o.short_name, o.kind, o.has_committee, o.path, (${on('o')}) as existed,
     coalesce((select json_agg(json_build_object('id', g.organisation_id, 'name', g.short_name) order by g.name_key)
       from organisation_states g where g.tenant_id = $1 and g.parent_id = $2::uuid and g.kind = 'group' and ${on('g')}), '[]') as groups
   from organisation_states o where o.tenant_id = $1 and o.organisation_id = $2::uuid
   order by (${on('o')}) desc, o.since desc limit 1`,
);

/** The branch as it stood on the day, or its newest state where it did not stand then; undefined where it is no branch. */
export const branchOn = async (
  asked: Asked,
  tenantId: string,
  branchId: string,
  day: CalendarDay,
): Promise<BranchOn | undefined> => {
  const [row] = await branchState(asked, [tenantId, branchId, day]);
  if (!row || !isBranchKind(row.kind as OrganisationKind)) return undefined;
  return {
    existed: row.existed,
    shortName: row.short_name,
    hasCommittee: row.has_committee,
    path: row.path,
    groups: row.groups,
  };
};

const branchOfGroup = namedStatement<{ readonly parent_id: string | null }, readonly [string, string]>(
  'branch of a group',
  `select g.parent_id from organisation_states g
   where g.tenant_id = $1 and g.organisation_id = $2::uuid and g.kind = 'group' order by g.since desc limit 1`,
);

/** A branch, or one group of it: what is planned for a group is recorded by its branch. */
export type BranchAround = BranchOn & {
  readonly id: string;
  /** The one group that it is about; then `groups` holds no other. */
  readonly groupId: string | null;
};

/** The branch that an organisation is, or that a group belongs to; undefined for any other. */
export const branchAround = async (
  asked: Asked,
  tenantId: string,
  organisationId: string,
  day: CalendarDay,
): Promise<BranchAround | undefined> => {
  const own = await branchOn(asked, tenantId, organisationId, day);
  if (own) return { ...own, id: organisationId, groupId: null };
  const id = (await branchOfGroup(asked, [tenantId, organisationId]))[0]?.parent_id;
  const branch = id ? await branchOn(asked, tenantId, id, day) : undefined;
  if (!id || !branch) return undefined;
  return { ...branch, id, groupId: organisationId, groups: branch.groups.filter((g) => g.id === organisationId) };
};

/** Kinds that the organisations on a path have added; those ended stay known by name. */
const kindsOn = namedStatement<
  {
    readonly id: string;
    readonly organisation_id: string;
    readonly title: string;
    readonly audience: string;
    readonly ended: boolean;
  },
  readonly [string, readonly string[]]
>(
  'activity kinds on a path',
  `select k.id, k.organisation_id, k.title, k.audience, k.ended_at is not null as ended from activity_kinds k
   where k.tenant_id = $1 and k.organisation_id = any($2::uuid[]) order by k.created_at, k.id`,
);

export type KindKnown = LocalKind & { readonly organisationId: string; readonly ended: boolean };

export const localKinds = async (
  asked: Asked,
  tenantId: string,
  pathIds: readonly string[],
): Promise<readonly KindKnown[]> =>
  (await kindsOn(asked, [tenantId, pathIds])).map((k) => ({
    id: `local:${k.id}` as ActivityKind,
    organisationId: k.organisation_id,
    title: k.title,
    audience: k.audience as MeetingAudience,
    ended: k.ended,
  }));

/** The settings of the organisations on a path, root first: the nearest that says something governs. */
const settingsOn = namedStatement<
  { readonly organisation_id: string; readonly value: unknown },
  readonly [string, readonly string[], string]
>(
  'setting on a path',
  `select s.organisation_id, s.value from organisation_settings s
   where s.tenant_id = $1 and s.organisation_id = any($2::uuid[]) and s.name = $3`,
);

/** What the nearest organisation on the path (ids root first) has set; undefined where none has. */
export const nearestSetting = async (
  asked: Asked,
  tenantId: string,
  pathIds: readonly string[],
  name: string,
): Promise<{ readonly by: string; readonly value: unknown } | undefined> => {
  const rows = await settingsOn(asked, [tenantId, pathIds, name]);
  const nearest = rows.toSorted((a, b) => pathIds.indexOf(b.organisation_id) - pathIds.indexOf(a.organisation_id))[0];
  return nearest && { by: nearest.organisation_id, value: nearest.value };
};
