import type { Kysely, Selectable } from 'kysely';
import { pathLabel } from '../../../domain/access/scope.js';
import type { RecordKind } from '../../../domain/meetings/recordKind.js';
import { withWindows } from '../../../domain/obligations/belonging.js';
import type { OrganisationFacts } from '../../../domain/obligations/facts.js';
import type { PeriodUnit } from '../../../domain/obligations/period.js';
import type { BranchTrait, Exemption, ObligationRule } from '../../../domain/obligations/rule.js';
import { withEnds, type RuleEnd } from '../../../domain/obligations/ruleEnds.js';
import { shippedRules } from '../../../domain/obligations/shippedRules.js';
import { exemptionsAmong, type Decision } from '../../../domain/obligations/traits.js';
import { namedStatement, type Asked } from '../../platform/db/pool.js';
import type { Database, LocalRulesTable } from '../../platform/db/tables.js';
import { readSettings } from '../../platform/settings/store.js';

type Db = Kysely<Database>;

/** `setBy`: the committee that added it, null where it came with the product. `end`: who decided that it ends, and why. */
export type RuleInForce = ObligationRule & { readonly setBy: string | null; readonly end: RuleEnd | null };

type LocalRuleRow = Omit<Selectable<LocalRulesTable>, 'tenant_id' | 'created_by' | 'created_at'>;

const localRules = namedStatement<LocalRuleRow, readonly [string]>(
  'local rules of a tenant',
  `select r.id, r.organisation_id, r.kind, r.title, r.period, r.required, r.lead_days, r.since, r.until, r.basis
   from local_rules r where r.tenant_id = $1 order by r.created_at`,
);

/**
 * The rules shipped and those that committees of the tenant have added, with the windows set for yearly kinds and with the ends
 * that were decided. A rule that has ended still governs the periods that began before.
 */
export const readRules = async (on: Asked, tenantId: string): Promise<readonly RuleInForce[]> => {
  const local = await localRules(on, [tenantId]);
  const { yearWindows = {}, ruleEnds = {} } = await readSettings(on, tenantId);
  const rules = [...shippedRules.map((r) => ({ ...r, setBy: null, end: null })), ...local.map(localRule)];
  return withEnds(withWindows(rules, yearWindows), ruleEnds).map((r) => ({ ...r, end: ruleEnds[r.id] ?? null }));
};

const localRule = (r: LocalRuleRow): RuleInForce => {
  const model = shippedRules.find((s) => s.kind === r.kind);
  return {
    id: r.id,
    title: r.title,
    kind: r.kind as RecordKind,
    period: r.period as PeriodUnit,
    required: r.required,
    appliesTo: {
      per: 'organisation',
      kinds: ['branch', 'jointBranch', 'temporaryBranch'],
      withCommittee: false,
      excluding: [],
      ...model?.appliesTo,
      below: pathLabel(r.organisation_id),
    },
    partialPeriod: 'firstCompleteCounts',
    leadDays: r.lead_days,
    graceDays: 0,
    basis: { id: `local:${r.id}`, regulation: r.basis, version: '本级', confidence: 'text' },
    level: 'local',
    inForce: { from: r.since, ...(r.until && { until: r.until }) },
    setBy: r.organisation_id,
    end: null,
  };
};

export type DecisionInForce = Decision & { readonly id: string };

/** Every decision of a committee of the tenant that rules do not apply to some branches, past ones too. */
export const readDecisions = async (db: Db, tenantId: string): Promise<readonly DecisionInForce[]> => {
  const rows = await db
    .selectFrom('exemptions as x')
    .selectAll('x')
    .where('x.tenant_id', '=', tenantId)
    .orderBy('x.created_at')
    .execute();
  return rows.map((x) => ({
    id: x.id,
    decidedBy: x.organisation_id,
    ruleIds: x.rule_ids.length === 0 ? 'all' : x.rule_ids,
    organisationIds: x.organisation_ids,
    traits: x.traits as BranchTrait[],
    since: x.since,
    until: x.until,
    reason: x.reason,
  }));
};

/** The same, as they reach the organisations given. */
export const readExemptions = async (
  db: Db,
  tenantId: string,
  organisations: readonly OrganisationFacts[],
): Promise<readonly Exemption[]> => exemptionsAmong(await readDecisions(db, tenantId), organisations);
