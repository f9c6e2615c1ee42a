import { sql, type Kysely } from 'kysely';
import { pathLabel } from '../../../domain/access/scope.js';
import type { DatedAffiliation, DatedTenure, DemoCity, OrganisationEvent } from '../../../domain/demo/demoCity.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { newId } from '../../platform/ids.js';
import { organisationKey } from '../../platform/nameKey.js';
import type { Database } from '../../platform/db/tables.js';
import { groupKey, type Intake } from '../apply/intake.js';

type Db = Kysely<Database>;
/** Ids of people by ID number. */
export type PeopleById = ReadonlyMap<string, string>;

const idOf = (run: Intake, code: string): string => {
  const found = run.byCode.get(code);
  if (!found) throw new RangeError(`the demo city names an unknown organisation: ${code}`);
  return found.id;
};

/** The people just written, by ID number, found through the blind index. */
export const demoPeople = async (run: Intake, idNumbers: readonly string[]): Promise<PeopleById> => {
  const indexes = new Map(idNumbers.map((n) => [run.sealer.index('idNumber', n)?.toString('hex') ?? '', n]));
  const rows = await run.tx.db
    .selectFrom('people as p')
    .select(['p.id', 'p.id_number_index'])
    .where('p.tenant_id', '=', run.tenantId)
    .execute();
  return new Map(
    rows.flatMap((r) => {
      const n = indexes.get(r.id_number_index?.toString('hex') ?? '');
      return n ? [[n, r.id] as const] : [];
    }),
  );
};

/** What the roster of today cannot tell replaces what was inferred from it. */
export const replaceAffiliations = async (
  run: Intake,
  people: PeopleById,
  dated: readonly DatedAffiliation[],
): Promise<void> => {
  const moved = [...new Set(dated.map((a) => people.get(a.idNumber) ?? ''))];
  await run.tx.db
    .deleteFrom('affiliations')
    .where('tenant_id', '=', run.tenantId)
    .where(sql<boolean>`person_id = any(${sql.val(moved)}::uuid[])`)
    .execute();
  for (const a of dated) {
    const branchId = idOf(run, a.branchCode);
    run.write.add('affiliations', {
      tenant_id: run.tenantId,
      id: newId(),
      person_id: people.get(a.idNumber) ?? '',
      organisation_id: branchId,
      group_id: run.groups.get(groupKey(branchId, a.group)) ?? null,
      since: a.since,
      until: a.until,
    });
  }
};

/** Posts of groups stay as the roster named them. */
export const replaceTenures = async (run: Intake, people: PeopleById, dated: readonly DatedTenure[]): Promise<void> => {
  await run.tx.db
    .deleteFrom('tenures')
    .where('tenant_id', '=', run.tenantId)
    .where('post', '!=', 'groupLeader')
    .execute();
  for (const t of dated.filter((x) => x.post !== 'groupLeader'))
    run.write.add('tenures', {
      tenant_id: run.tenantId,
      id: newId(),
      organisation_id: idOf(run, t.code),
      person_id: t.idNumber ? (people.get(t.idNumber) ?? null) : null,
      holder_name: t.holderName,
      post: t.post,
      since: t.since,
      until: t.until,
    });
};

export const replaceTerms = async (run: Intake, terms: DemoCity['history']['terms']): Promise<void> => {
  await run.tx.db.deleteFrom('terms').where('tenant_id', '=', run.tenantId).execute();
  for (const t of terms)
    run.write.add('terms', {
      tenant_id: run.tenantId,
      id: newId(),
      organisation_id: idOf(run, t.code),
      since: t.since,
      ends_on: t.endsOn,
    });
};

export const addRestrictions = (
  run: Intake,
  people: PeopleById,
  restrictions: DemoCity['history']['restrictions'],
): void => {
  for (const r of restrictions)
    run.write.add('restrictions', {
      tenant_id: run.tenantId,
      id: newId(),
      person_id: people.get(r.idNumber) ?? '',
      kind: r.kind,
      since: r.since,
      until: r.until,
      basis: r.basis,
    });
};

const stateNow = async (db: Db, tenantId: string, organisationId: string) =>
  db
    .selectFrom('organisation_states as o')
    .selectAll('o')
    .where('o.tenant_id', '=', tenantId)
    .where('o.organisation_id', '=', organisationId)
    .orderBy('o.since')
    .limit(1)
    .executeTakeFirstOrThrow();

/** Cut the one state of an organisation in two: before the day it was otherwise. */
const splitAt = async (
  run: Intake,
  organisationId: string,
  on: CalendarDay,
  before: { name?: string; shortName?: string; unit?: string; parentId?: string; path?: string },
): Promise<void> => {
  const now = await stateNow(run.tx.db, run.tenantId, organisationId);
  if (now.since >= on) return;
  await run.tx.db
    .updateTable('organisation_states')
    .set({ since: on })
    .where('tenant_id', '=', run.tenantId)
    .where('id', '=', now.id)
    .execute();
  const shortName = before.shortName ?? now.short_name;
  run.write.add('organisation_states', {
    ...now,
    id: newId(),
    until: on,
    name: before.name ?? now.name,
    short_name: shortName,
    name_key: organisationKey(shortName),
    unit_name: before.unit ?? now.unit_name,
    parent_id: before.parentId ?? now.parent_id,
    path: before.path ?? now.path,
  });
  await run.write.flush();
};

const end = async (run: Intake, organisationId: string, on: CalendarDay): Promise<void> => {
  const groups = [...run.groups].filter(([key]) => key.startsWith(`${organisationId} `)).map(([, id]) => id);
  await run.tx.db
    .updateTable('organisation_states')
    .set({ until: on })
    .where('tenant_id', '=', run.tenantId)
    .where('organisation_id', 'in', [organisationId, ...groups])
    .where('until', 'is', null)
    .where('since', '<', on)
    .execute();
};

const nameOf = (run: Intake, id: string): string =>
  [...run.byShortName.values()].find((o) => o.id === id)?.shortName ?? '';

const effectOf = async (run: Intake, e: OrganisationEvent, id: string): Promise<{ from?: string; to?: string }> => {
  switch (e.kind) {
    case 'setUp':
      return {};
    case 'dissolve':
      await end(run, id, e.on);
      return {};
    case 'merge':
      await end(run, id, e.on);
      return { to: nameOf(run, idOf(run, e.intoCode)) };
    case 'rename':
      await splitAt(run, id, e.on, e.from);
      return { from: e.from.shortName, to: nameOf(run, id) };
    case 'move': {
      const former = run.byCode.get(e.fromParentCode);
      const now = await stateNow(run.tx.db, run.tenantId, id);
      await splitAt(run, id, e.on, {
        parentId: idOf(run, e.fromParentCode),
        path: `${former?.path ?? ''}.${pathLabel(id)}`,
      });
      return { from: former?.shortName ?? '', to: nameOf(run, now.parent_id ?? '') };
    }
  }
};

/** Write the events of the city's history and what they changed. */
export const addEvents = async (run: Intake, events: readonly OrganisationEvent[]): Promise<void> => {
  for (const e of events.toSorted((a, b) => (a.on < b.on ? 1 : -1))) {
    const id = idOf(run, e.code);
    const detail = await effectOf(run, e, id);
    if (e.kind === 'setUp') continue;
    run.write.add('organisation_events', {
      tenant_id: run.tenantId,
      id: newId(),
      organisation_id: id,
      kind: e.kind,
      on_day: e.on,
      detail: JSON.stringify(detail),
      reason: e.reason,
    });
  }
};
