import type { PoolClient } from 'pg';
import type { MeetingAudience } from '../../../domain/meetings/audience.js';
import type { ActivityKind } from '../../../domain/meetings/content.js';
import type { RecurringPattern } from '../../../domain/meetings/recurring.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { namedStatement } from '../../platform/db/pool.js';
import type { Writer } from '../store.js';

const setOne = namedStatement<object, readonly [string, string, string, string, string | null, Date]>(
  'set a meeting setting',
  `insert into organisation_settings (tenant_id, organisation_id, name, value, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6)
   on conflict (tenant_id, organisation_id, name) do update set value = excluded.value, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
);
const unsetOne = namedStatement<object, readonly [string, string, string]>(
  'unset a meeting setting',
  'delete from organisation_settings s where s.tenant_id = $1 and s.organisation_id = $2 and s.name = $3',
);
/** Set what an organisation says, or with null let it say nothing. */
export const writeSetting = async (
  client: PoolClient,
  who: Writer,
  organisationId: string,
  name: string,
  value: unknown,
): Promise<void> => {
  if (value === null) await unsetOne(client, [who.tenantId, organisationId, name]);
  else await setOne(client, [who.tenantId, organisationId, name, JSON.stringify(value), who.accountId, who.at]);
};

export type NewRecurringDay = {
  readonly id: string;
  readonly organisationId: string;
  readonly title: string;
  readonly kinds: readonly ActivityKind[];
  readonly pattern: RecurringPattern;
  readonly beginsAt: string | null;
  readonly place: string;
  readonly since: CalendarDay;
};
const insertRecurring = namedStatement<object, readonly unknown[]>(
  'insert recurring day',
  `insert into recurring_days (tenant_id, id, organisation_id, title, kinds, pattern, begins_at, place, since, created_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
);
export const insertRecurringDay = async (client: PoolClient, who: Writer, r: NewRecurringDay): Promise<void> => {
  const { id, organisationId, title, kinds, pattern, beginsAt, place, since } = r;
  const values = [id, organisationId, title, kinds, JSON.stringify(pattern), beginsAt, place, since];
  await insertRecurring(client, [who.tenantId, ...values, who.accountId]);
};

const endRecurring = namedStatement<{ readonly title: string }, readonly [string, string, string, CalendarDay]>(
  'end recurring day',
  `update recurring_days r set until = $4 where r.tenant_id = $1 and r.organisation_id = $2 and r.id = $3 and r.until is null
   and r.since < $4::date returning r.title`,
);
/** @returns its title; null where the organisation has no such day, it has ended, or begins later */
export const setRecurringUntil = async (
  client: PoolClient,
  tenantId: string,
  organisationId: string,
  id: string,
  until: CalendarDay,
): Promise<string | null> => (await endRecurring(client, [tenantId, organisationId, id, until]))[0]?.title ?? null;

const insertOneTemplate = namedStatement<object, readonly unknown[]>(
  'insert template',
  `insert into templates (tenant_id, id, organisation_id, kind, title, body, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);
export type NewTemplate = {
  readonly id: string;
  readonly organisationId: string;
  readonly kind: ActivityKind;
  readonly title: string;
  readonly body: string;
};
export const insertTemplate = async (client: PoolClient, who: Writer, t: NewTemplate): Promise<void> => {
  await insertOneTemplate(client, [
    who.tenantId,
    t.id,
    t.organisationId,
    t.kind,
    t.title,
    t.body,
    who.accountId,
    who.at,
  ]);
};

const endOneTemplate = namedStatement<
  { readonly title: string },
  readonly [string, string, string, string | null, Date]
>(
  'end template',
  `update templates t set ended_at = $5, changed_by = $4, changed_at = $5
   where t.tenant_id = $1 and t.organisation_id = $2 and t.id = $3 and t.ended_at is null returning t.title`,
);
/** @returns its title; null where the organisation has no such template in use */
export const setTemplateEnded = async (
  client: PoolClient,
  who: Writer,
  organisationId: string,
  id: string,
): Promise<string | null> =>
  (await endOneTemplate(client, [who.tenantId, organisationId, id, who.accountId, who.at]))[0]?.title ?? null;

const insertOneKind = namedStatement<object, readonly [string, string, string, string, string, string | null, Date]>(
  'insert activity kind',
  `insert into activity_kinds (tenant_id, id, organisation_id, title, audience, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7)`,
);
export type NewKind = {
  readonly id: string;
  readonly organisationId: string;
  readonly title: string;
  readonly audience: MeetingAudience;
};
export const insertActivityKind = async (client: PoolClient, who: Writer, k: NewKind): Promise<void> => {
  await insertOneKind(client, [who.tenantId, k.id, k.organisationId, k.title, k.audience, who.accountId, who.at]);
};

const endOneKind = namedStatement<{ readonly title: string }, readonly [string, string, string, Date]>(
  'end activity kind',
  `update activity_kinds k set ended_at = $4
   where k.tenant_id = $1 and k.organisation_id = $2 and k.id = $3 and k.ended_at is null returning k.title`,
);
/** @returns its title; null where the organisation has no such kind in use */
export const setKindEnded = async (
  client: PoolClient,
  who: Writer,
  organisationId: string,
  id: string,
): Promise<string | null> => (await endOneKind(client, [who.tenantId, organisationId, id, who.at]))[0]?.title ?? null;

const setDays = namedStatement<object, readonly [string, readonly CalendarDay[], string, string, string | null, Date]>(
  'correct holidays',
  `insert into holidays (tenant_id, day, kind, name, corrected_by, corrected_at)
   select $1, x.day, $3, $4, $5, $6 from unnest($2::date[]) x(day)
   on conflict (tenant_id, day) do update set kind = excluded.kind, name = excluded.name, corrected_by = excluded.corrected_by, corrected_at = excluded.corrected_at`,
);
const unsetDays = namedStatement<object, readonly [string, readonly CalendarDay[]]>(
  'forget corrections of holidays',
  'delete from holidays h where h.tenant_id = $1 and h.day = any($2::date[])',
);
/** Correct days of the calendar; `shipped` takes corrections back. */
export const writeHolidays = async (
  client: PoolClient,
  who: Writer,
  days: readonly CalendarDay[],
  kind: 'off' | 'work' | 'shipped',
  name: string,
): Promise<void> => {
  if (kind === 'shipped') await unsetDays(client, [who.tenantId, days]);
  else await setDays(client, [who.tenantId, days, kind, name, who.accountId, who.at]);
};
