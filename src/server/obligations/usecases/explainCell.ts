import type { z } from 'zod';
import type { obligationCell } from '../../../contract/obligations.js';
import { evaluate } from '../../../domain/obligations/evaluate.js';
import { parsePeriod } from '../../../domain/obligations/period.js';
import { addMonths, type CalendarDay } from '../../../domain/shared/calendarDay.js';
import { namesOf, newestState } from '../../organisations/reads/tree.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { toReasonLine, toRuleLine } from '../lines.js';
import { readFacts, readRecords } from '../reads/facts.js';
import { readExemptions, readRules } from '../reads/rules.js';
import { meetingLines } from '../reads/meetings.js';

type Reply = z.input<(typeof obligationCell)['reply']>;

/**
 * Why a cell is as it is: computed afresh from the records, not from what is kept (the two are held equal by a test).
 * The organisation is a branch or one of its groups.
 * @throws Refusal notFound where there is no such organisation, rule or period
 */
export const explainCell =
  (deps: Deps) =>
  async (
    tenantId: string,
    organisationId: string,
    ruleId: string,
    periodName: string,
    today: CalendarDay,
  ): Promise<Reply> => {
    const period = parsePeriod(periodName);
    const here = await newestState(deps.db, tenantId, organisationId);
    if (!period || !here) throw new Refusal('notFound');
    const branchId = here.kind === 'group' ? (here.parent_id ?? '') : here.id;
    const [{ organisations }, rules] = await Promise.all([
      readFacts(deps.db, tenantId, [branchId]),
      readRules(deps.db, tenantId),
    ]);
    const branch = organisations[0];
    if (!branch) throw new Refusal('notFound');
    // A yearly record may be held after its year: read on to the end of the next one.
    const records = await readRecords(deps.db, tenantId, [organisationId], period.start, addMonths(period.end, 12));
    const group = branch.groups.find((g) => g.id === organisationId) ?? null;
    const exemptions = await readExemptions(deps.db, tenantId, [branch]);
    const window = { from: period.start, until: period.end };
    const found = evaluate({ rules, exemptions, window, organisation: branch, group, records, on: today }).find(
      (o) => o.rule.id === ruleId && o.period.name === periodName,
    );
    const rule = rules.find((r) => r.id === ruleId);
    if (!found || !rule) throw new Refusal('notFound');
    const names = await namesOf(deps.db, tenantId, rule.setBy ? [rule.setBy] : [], today);
    return {
      rule: toRuleLine(rule, names),
      period: periodName,
      required: found.required,
      done: found.done,
      state: found.state,
      reasons: found.reasons.map(toReasonLine),
      records: [...(await meetingLines(deps.db, tenantId, found.records))],
    };
  };
