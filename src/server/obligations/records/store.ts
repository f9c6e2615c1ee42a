import type { PoolClient } from 'pg';
import { applyRecord } from '../../../domain/obligations/change.js';
import type { RecordFact } from '../../../domain/obligations/facts.js';
import { parsePeriod, type Period } from '../../../domain/obligations/period.js';
import { labelsAbove, pathForPeriod } from '../../../domain/obligations/sums.js';
import { addYears, type CalendarDay } from '../../../domain/shared/calendarDay.js';
import { namedStatement } from '../../platform/db/pool.js';
import type { CellMet, RecordChange } from '../../platform/deps.js';
import { newId } from '../../platform/ids.js';
import { enqueue } from '../../platform/jobs/jobs.js';
import { readSettings } from '../../platform/settings/store.js';
import { readRules } from '../reads/rules.js';
import { labelToId } from '../store.js';

const sharedLock = namedStatement<object, readonly [string]>(
  'lock obligations shared',
  'select pg_advisory_xact_lock_shared(hashtextextended($1, 0))',
);

type Counted = {
  readonly organisation_id: string;
  readonly rule_id: string;
  readonly period: string;
  readonly required: number;
  readonly done: number;
  readonly change: number;
};
const addToCounts = namedStatement<
  Counted,
  readonly [string, readonly string[], readonly string[], readonly string[], readonly number[]]
>(
  'add to obligation counts',
  `update obligation_counts c set done = c.done + x.change
   from unnest($2::uuid[], $3::text[], $4::text[], $5::int[]) x(organisation_id, rule_id, period, change)
   where c.tenant_id = $1 and c.organisation_id = x.organisation_id and c.rule_id = x.rule_id and c.period = x.period
   returning c.organisation_id, c.rule_id, c.period, c.required, c.done, x.change`,
);

const statesOfBranch = namedStatement<
  { readonly since: CalendarDay; readonly path: string },
  readonly [string, string]
>(
  'paths of a branch',
  'select o.since, o.path from organisation_states o where o.tenant_id = $1 and o.organisation_id = $2 order by o.since',
);

const insertDeltas = namedStatement<
  object,
  readonly [string, readonly string[], readonly string[], readonly string[], readonly string[], readonly number[]]
>(
  'insert obligation deltas',
  `insert into obligation_deltas (tenant_id, id, organisation_id, rule_id, period, applicable, met)
   select $1, x.id, x.organisation_id, x.rule_id, x.period, 0, x.met
   from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::int[]) x(id, organisation_id, rule_id, period, met)`,
);

/** Changes of one cell are added up: a correction that takes a record away and puts it back changes nothing. */
const cellsOf = (
  changes: readonly RecordChange[],
  rules: Parameters<typeof applyRecord>[0],
): Omit<Counted, 'required' | 'done'>[] => {
  const cells = new Map<string, Omit<Counted, 'required' | 'done'>>();
  for (const { record, branchId, sign } of changes) {
    const bearer = record.organisationId === branchId ? 'organisation' : 'group';
    for (const { organisationId, ruleId, period, done } of applyRecord(
      rules,
      record satisfies RecordFact,
      bearer,
      sign,
    )) {
      const key = `${organisationId} ${ruleId} ${period}`;
      const change = (cells.get(key)?.change ?? 0) + done;
      cells.set(key, { organisation_id: organisationId, rule_id: ruleId, period, change });
    }
  }
  return [...cells.values()].filter((cell) => cell.change !== 0);
};

/** +1 where the obligation came to be met by the change, -1 where it no longer is, 0 otherwise. */
const turnOf = (c: Counted): number =>
  c.required === 0 ? 0 : Number(c.done >= c.required) - Number(c.done - c.change >= c.required);

/** A late record may be of a year before those that are kept: a job then computes those years too (three back at most). */
const askForOlderYears = async (
  client: PoolClient,
  tenantId: string,
  changes: readonly RecordChange[],
): Promise<void> => {
  const { keptFrom } = await readSettings(client, tenantId);
  const isOlder = ({ record }: RecordChange): boolean =>
    keptFrom !== undefined && record.day < keptFrom && record.day >= addYears(keptFrom, -3);
  if (changes.some((change) => isOlder(change))) await enqueue(client, 'obligations:keepOlder', { tenantId });
};

/**
 * Records that are filed or withdrawn, in the transaction that writes them: the counts of the branch and its groups, and what that
 * changes for everything above as insert-only deltas. Costs the same however many branches there are.
 * @returns the obligations that came to be met
 */
export const countRecordChanges = async (
  client: PoolClient,
  tenantId: string,
  branchId: string,
  changes: readonly RecordChange[],
): Promise<readonly CellMet[]> => {
  await sharedLock(client, [`obligations ${tenantId}`]);
  const rules = await readRules(client, tenantId);
  const cells = cellsOf(changes, rules);
  if (cells.length === 0) return [];
  const counted = await addToCounts(client, [
    tenantId,
    cells.map((c) => c.organisation_id),
    cells.map((c) => c.rule_id),
    cells.map((c) => c.period),
    cells.map((c) => c.change),
  ]);
  if (counted.length < cells.length) await askForOlderYears(client, tenantId, changes);
  const turned = counted.filter((c) => turnOf(c) !== 0);
  if (turned.length > 0) await spread(client, tenantId, branchId, turned);
  return turned
    .filter((c) => turnOf(c) > 0)
    .map((c) => ({
      organisationId: c.organisation_id,
      ruleId: c.rule_id,
      title: rules.find((r) => r.id === c.rule_id)?.title ?? '',
      period: c.period,
    }));
};

const spread = async (
  client: PoolClient,
  tenantId: string,
  branchId: string,
  turned: readonly Counted[],
): Promise<void> => {
  const states = await statesOfBranch(client, [tenantId, branchId]);
  const deltas = turned.flatMap((cell) => {
    const path = pathForPeriod(states, parsePeriod(cell.period) as Period) ?? '';
    return labelsAbove(path).map((label) => ({ organisationId: labelToId(label), cell, met: turnOf(cell) }));
  });
  await insertDeltas(client, [
    tenantId,
    deltas.map(() => newId()),
    deltas.map((d) => d.organisationId),
    deltas.map((d) => d.cell.rule_id),
    deltas.map((d) => d.cell.period),
    deltas.map((d) => d.met),
  ]);
};
