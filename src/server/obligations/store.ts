import { sql, type Kysely } from 'kysely';
import type { Actor } from '../../domain/access/policy.js';
import type { Decision } from '../../domain/obligations/traits.js';
import type { ObligationRule } from '../../domain/obligations/rule.js';
import type { RecordKind } from '../../domain/meetings/recordKind.js';
import { planOf } from '../../domain/obligations/plan.js';
import { countRecords, forEachCellOf, sheetOf, type Sheet } from '../../domain/obligations/sheet.js';
import { sumsAbove, type ObligationSum } from '../../domain/obligations/sums.js';
import { day, type CalendarDay } from '../../domain/shared/calendarDay.js';
import { copyIn, copyOut } from '../platform/db/copy.js';
import type { Transaction } from '../platform/db/pool.js';
import type { Database } from '../platform/db/tables.js';
import { newId } from '../platform/ids.js';
import { readSettings, saveSettings } from '../platform/settings/store.js';
import { partialDay, readFacts, readRecords } from './reads/facts.js';
import { readExemptions, readRules } from './reads/rules.js';

type Tx = Transaction<Database>;
/** Whole calendar years that are kept: [from, until). */
export type KeptYears = { readonly from: CalendarDay; readonly until: CalendarDay };

/** The years that are kept: from that of the oldest record (at most three back) to that of the day. */
const yearsToKeep = async (db: Kysely<Database>, tenantId: string, today: CalendarDay): Promise<KeptYears> => {
  const thisYear = Number(today.slice(0, 4));
  const oldest = await db
    .selectFrom('meeting_kinds as k')
    .select((e) => e.fn.min('k.held_on').as('day'))
    .where('k.tenant_id', '=', tenantId)
    .where('k.held_on', '>=', day(`${thisYear - 3}-01-01`))
    .executeTakeFirst();
  const first = oldest?.day ? Math.min(thisYear, Number(oldest.day.slice(0, 4))) : thisYear;
  return { from: day(`${first}-01-01`), until: day(`${thisYear + 1}-01-01`) };
};

/** No two recomputations of a tenant at once, and none beside a filing (which takes the shared lock). */
export const lockObligations = async (
  db: Kysely<Database>,
  tenantId: string,
  how: 'alone' | 'shared',
): Promise<void> => {
  const take = how === 'alone' ? sql`pg_advisory_xact_lock` : sql`pg_advisory_xact_lock_shared`;
  await sql`select ${take}(hashtextextended(${`obligations ${tenantId}`}, 0))`.execute(db);
};

/** Row by row as they are written: a million at once would fill the memory. */
const cellRows = function* (tenantId: string, sheet: Sheet): Iterable<readonly unknown[]> {
  for (const bearer of sheet.bearers) {
    const id = bearer.group?.id ?? bearer.organisation.id;
    const rows: (readonly unknown[])[] = [];
    forEachCellOf(sheet, bearer, (_, { rule }, period, required, done) => {
      rows.push([tenantId, id, rule.id, period.name, required, done]);
    });
    yield* rows;
  }
};

const countColumns = ['tenant_id', 'organisation_id', 'rule_id', 'period', 'required', 'done'] as const;

/** Count every record of the tenant into the sheet, streamed out of the database. */
const countAll = async ({ client }: Tx, tenantId: string, sheet: Sheet, years: KeptYears): Promise<void> => {
  const text = `select k.organisation_id, k.kind, k.held_on, k.day_known, k.belongs_to_year from meeting_kinds k where k.tenant_id = '${tenantId}' and k.held_on >= '${years.from}' and k.held_on < '${years.until}'`;
  for await (const rows of copyOut(client, text))
    countRecords(
      sheet,
      rows.map(([organisationId, kind, heldOn, dayKnown, belongsToYear]) => ({
        id: '',
        organisationId: organisationId ?? '',
        kind: kind as RecordKind,
        day: partialDay(heldOn as CalendarDay, dayKnown === 't'),
        ...(belongsToYear && { belongsToYear: Number(belongsToYear) }),
      })),
    );
};

/** The id that a label of a path stands for. */
export const labelToId = (label: string): string =>
  `${label.slice(0, 8)}-${label.slice(8, 12)}-${label.slice(12, 16)}-${label.slice(16, 20)}-${label.slice(20)}`;

/** Compute all obligations of the tenant from nothing and replace what is kept. */
export const recomputeAll = async (
  tx: Tx,
  tenantId: string,
  today: CalendarDay,
): Promise<{ readonly cells: number }> => {
  await lockObligations(tx.db, tenantId, 'alone');
  const years = await yearsToKeep(tx.db, tenantId, today);
  const [{ organisations }, rules] = [await readFacts(tx.db, tenantId, 'all'), await readRules(tx.db, tenantId)];
  const sheet = sheetOf(planOf(rules, years, await readExemptions(tx.db, tenantId, organisations)), organisations);
  await countAll(tx, tenantId, sheet, years);
  for (const table of ['obligation_counts', 'obligation_sums', 'obligation_deltas'] as const)
    await tx.db.deleteFrom(table).where('tenant_id', '=', tenantId).execute();
  const cells = await copyIn(tx.client, 'obligation_counts', countColumns, cellRows(tenantId, sheet));
  const sums = sumsAbove(sheet).map((s) => [tenantId, labelToId(s.label), s.ruleId, s.period, s.applicable, s.met]);
  await copyIn(
    tx.client,
    'obligation_sums',
    ['tenant_id', 'organisation_id', 'rule_id', 'period', 'applicable', 'met'],
    sums,
  );
  await saveSettings(tx.db, tenantId, { keptFrom: years.from, keptUntil: years.until });
  return { cells };
};

const keyOf = (s: ObligationSum): string => `${s.label} ${s.ruleId} ${s.period}`;

/** What has to be added to the sums above when the old sheet gives way to the new. */
const differences = (before: readonly ObligationSum[], after: readonly ObligationSum[]): ObligationSum[] => {
  const left = new Map(before.map((s) => [keyOf(s), s]));
  const changed = after.flatMap((s) => {
    const old = left.get(keyOf(s));
    left.delete(keyOf(s));
    const applicable = s.applicable - (old?.applicable ?? 0);
    const met = s.met - (old?.met ?? 0);
    return applicable === 0 && met === 0 ? [] : [{ ...s, applicable, met }];
  });
  return [...changed, ...[...left.values()].map((s) => ({ ...s, applicable: -s.applicable, met: -s.met }))];
};

const insertDeltas = async (tx: Tx, tenantId: string, deltas: readonly ObligationSum[]): Promise<void> => {
  await copyIn(
    tx.client,
    'obligation_deltas',
    ['tenant_id', 'id', 'organisation_id', 'rule_id', 'period', 'applicable', 'met'],
    deltas.map((d) => [tenantId, newId(), labelToId(d.label), d.ruleId, d.period, d.applicable, d.met]),
  );
};

const sheetFor = async (tx: Tx, tenantId: string, branchIds: readonly string[], years: KeptYears): Promise<Sheet> => {
  const { organisations } = await readFacts(tx.db, tenantId, branchIds);
  const sheet = sheetOf(
    planOf(await readRules(tx.db, tenantId), years, await readExemptions(tx.db, tenantId, organisations)),
    organisations,
  );
  const bearers = organisations.flatMap((o) => [o.id, ...o.groups.map((g) => g.id)]);
  countRecords(sheet, await readRecords(tx.db, tenantId, bearers, years.from, years.until));
  return sheet;
};

/**
 * A change to some branches: `work` makes it; what they owed and did before and after decides what reaches those above.
 * @param branches the branches concerned: asked before the work (null) and again with its result, which may add some
 */
export const withRecount = async <T>(
  tx: Tx,
  tenantId: string,
  branches: (done: T | null) => readonly string[],
  today: CalendarDay,
  work: () => Promise<T>,
): Promise<T> => {
  await lockObligations(tx.db, tenantId, 'shared');
  const years = await keptYears(tx.db, tenantId, today);
  const before = sumsAbove(await sheetFor(tx, tenantId, branches(null), years));
  const bearersBefore = await bearersOf(tx.db, tenantId, branches(null));
  const result = await work();
  const after = branches(result);
  const sheet = await sheetFor(tx, tenantId, after, years);
  const bearers = [...new Set([...bearersBefore, ...(await bearersOf(tx.db, tenantId, after))])];
  await tx.db
    .deleteFrom('obligation_counts')
    .where('tenant_id', '=', tenantId)
    .where(sql<boolean>`organisation_id = any(${sql.val(bearers)}::uuid[])`)
    .execute();
  await copyIn(tx.client, 'obligation_counts', countColumns, cellRows(tenantId, sheet));
  await insertDeltas(tx, tenantId, differences(before, sumsAbove(sheet)));
  return result;
};

const bearersOf = async (
  db: Kysely<Database>,
  tenantId: string,
  branchIds: readonly string[],
): Promise<readonly string[]> => {
  const { organisations } = await readFacts(db, tenantId, branchIds);
  return [...branchIds, ...organisations.flatMap((o) => o.groups.map((g) => g.id))];
};

/** The years for which counts are kept now; those to keep where nothing is kept yet. */
export const keptYears = async (db: Kysely<Database>, tenantId: string, today: CalendarDay): Promise<KeptYears> => {
  const settings = await readSettings(db, tenantId);
  return settings.keptFrom && settings.keptUntil
    ? { from: settings.keptFrom, until: settings.keptUntil }
    : yearsToKeep(db, tenantId, today);
};

/** Fold the deltas of a tenant into the sums; a job calls it. Reads add what is not folded yet. */
export const foldDeltas = async (tx: Tx, tenantId: string): Promise<number> => {
  const folded = await sql<{ n: number }>`
    with taken as (delete from obligation_deltas d where d.tenant_id = ${tenantId} returning d.tenant_id, d.organisation_id, d.rule_id, d.period, d.applicable, d.met),
    added as (
      insert into obligation_sums as s (tenant_id, organisation_id, rule_id, period, applicable, met)
      select t.tenant_id, t.organisation_id, t.rule_id, t.period, sum(t.applicable), sum(t.met) from taken t
      where t.tenant_id = ${tenantId} group by t.tenant_id, t.organisation_id, t.rule_id, t.period
      on conflict (tenant_id, organisation_id, rule_id, period)
      do update set applicable = s.applicable + excluded.applicable, met = s.met + excluded.met
      returning 1
    )
    select count(*) as n from taken t where t.tenant_id = ${tenantId}`.execute(tx.db);
  return folded.rows[0]?.n ?? 0;
};

/** Write a rule that a committee has added. */
export const insertLocalRule = async (
  db: Kysely<Database>,
  who: Pick<Actor, 'tenantId' | 'accountId'>,
  organisationId: string,
  rule: ObligationRule,
): Promise<void> => {
  await db
    .insertInto('local_rules')
    .values({
      tenant_id: who.tenantId,
      id: rule.id,
      organisation_id: organisationId,
      kind: rule.kind,
      title: rule.title,
      period: rule.period,
      required: rule.required,
      lead_days: rule.leadDays,
      since: rule.inForce.from,
      until: rule.inForce.until ?? null,
      basis: rule.basis.regulation,
      created_by: who.accountId,
    })
    .execute();
};

/** Write a decision that rules do not apply to some branches. */
export const insertExemption = async (
  db: Kysely<Database>,
  who: Pick<Actor, 'tenantId' | 'accountId'>,
  id: string,
  d: Decision,
): Promise<void> => {
  await db
    .insertInto('exemptions')
    .values({
      tenant_id: who.tenantId,
      id,
      organisation_id: d.decidedBy,
      rule_ids: d.ruleIds === 'all' ? [] : [...d.ruleIds],
      organisation_ids: [...d.organisationIds],
      traits: [...d.traits],
      since: d.since,
      until: d.until,
      reason: d.reason,
      created_by: who.accountId,
    })
    .execute();
};

/** @returns whether there was such a decision of the organisation, begun before the day */
export const setExemptionEnd = async (
  db: Kysely<Database>,
  tenantId: string,
  organisationId: string,
  id: string,
  until: CalendarDay,
): Promise<boolean> => {
  const done = await db
    .updateTable('exemptions')
    .set({ until })
    .where('tenant_id', '=', tenantId)
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .where('since', '<', until)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
};
