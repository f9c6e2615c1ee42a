import type { Kysely, Selectable } from 'kysely';
import { pathLabel } from '../../../domain/access/scope.js';
import type { RecordKind } from '../../../domain/meetings/recordKind.js';
import { withWindows } from '../../../domain/obligations/belonging.js';
import type { OrganisationFacts } from '../../../domain/obligations/facts.js';
import type { PeriodUnit } from '../../../domain/obligations/period.js';
import type { BranchTrait, Exemption, ObligationRule } from '../../../domain/obligations/rule.js';
import { shippedRules } from '../../../domain/obligations/shippedRules.js';
import { exemptionsAmong, type Decision } from '../../../domain/obligations/traits.js';
import { namedStatement, type Asked } from '../../platform/db/pool.js';
import type { Database, LocalRulesTable } from '../../platform/db/tables.js';
import { readSettings } from '../../platform/settings/store.js';

type Db = Kysely<Database>;

export type RuleInForce = ObligationRule & { readonly setBy: string | null };

type LocalRuleRow = Omit<Selectable<LocalRulesTable>, 'tenant_id' | 'created_by' | 'created_at'>;

const localRules = namedStatement<LocalRuleRow, readonly [string]>(
  'local rules of a tenant',
  `select r.id, r.organisation_id, r.kind, r.title, r.period, r.required, r.lead_days, r.since, r.until, r.basis
   from local_rules r where r.tenant_id = $1 order by r.created_at`,
);

/** The rules shipped (with the windows that the committee has set for yearly kinds) and those that committees of the tenant have added. */
export const readRules = async (on: Asked, tenantId: string): Promise<readonly RuleInForce[]> => {
  const local = await localRules(on, [tenantId]);
  const { yearWindows = {} } = await readSettings(on, tenantId);
  const shipped = shippedRules.map((r) => ({ ...r, setBy: null }));
  return withWindows([...shipped, ...local.map(localRule)], yearWindows) as readonly RuleInForce[];
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
