import type { z } from 'zod';
import type { ruleCost as contract } from '../../../contract/obligations.js';
import { recordKindTitles } from '../../../domain/meetings/recordKind.js';
import { assumedFor, ruleCost, timesAYear } from '../../../domain/obligations/cost.js';
import { admitLocalRule, localRuleSentence } from '../../../domain/obligations/localRules.js';
import { cite } from '../../../domain/shared/basis.js';
import { addYears } from '../../../domain/shared/calendarDay.js';
import type { Deps } from '../../platform/deps.js';
import { knownBelow } from '../reads/cost.js';
import { readRules } from '../reads/rules.js';
import { asRule, rulesAbove } from './addLocalRule.js';

type Reply = z.input<(typeof contract)['reply']>;
type Asked = z.output<(typeof contract)['query']>;

/**
 * What a rule would cost those below: asked before it is put in force, with what the platform knows already. Writes nothing.
 * @throws Refusal request.invalid
 */
export const previewRule =
  (deps: Deps) =>
  async (tenantId: string, here: { readonly id: string; readonly path: string }, asked: Asked): Promise<Reply> => {
    const today = deps.clock.today();
    const rules = await readRules(deps.pool, tenantId);
    const body = { ...asked, title: recordKindTitles[asked.kind], since: today, basis: '' };
    const rule = asRule('preview', here.id, body, rules);
    const above = await rulesAbove(deps.db, tenantId, here.id, rules);
    const rivals = above.filter(
      (r) =>
        r.kind === rule.kind &&
        r.appliesTo.per === rule.appliesTo.per &&
        (r.inForce.until === undefined || r.inForce.until > today),
    );
    const perGroup = rule.appliesTo.per === 'group';
    const below = { path: here.path, kind: rule.kind, perGroup, withCommittee: rule.appliesTo.withCommittee };
    const known = await knownBelow(deps.pool, tenantId, below, addYears(today, -1), today, timesAYear(asked));
    const { bearers: branches, members, doing: alreadyDo } = known;
    const bearer = perGroup ? '党小组' : '党支部';
    const { work, length } = assumedFor(rule.kind);
    return {
      bearer,
      ...ruleCost(rule.kind, asked, rivals, { branches, members, alreadyDo }),
      assumptions: [
        `每次筹备、通知、记录、报送按${work}分钟估算，开会按${length}分钟估算；这是本系统的估算，实际以各支部情况为准。`,
        `“已经做到”指近12个月内此类记录不少于${Math.ceil(timesAYear(asked))}次的${bearer}。`,
      ],
      reasons: admitLocalRule(rule, above).reasons.map((r) => ({
        code: r.code,
        sentence: localRuleSentence(r),
        weight: r.weight,
        basis: r.basis ? cite(r.basis) : null,
      })),
    };
  };
