import type { z } from 'zod';
import type { reasonLine } from '../../contract/organisations.js';
import type { ruleLine } from '../../contract/obligations.js';
import { obligationSentence, type ObligationCode } from '../../domain/obligations/reasons.js';
import { cite } from '../../domain/shared/basis.js';
import type { Reason } from '../../domain/shared/verdict.js';
import type { RuleInForce } from './reads/rules.js';

export const toRuleLine = (rule: RuleInForce, names: ReadonlyMap<string, string>): z.input<typeof ruleLine> => ({
  id: rule.id,
  title: rule.title,
  kind: rule.kind,
  period: rule.period,
  required: rule.required,
  basis: rule.setBy ? rule.basis.regulation : cite(rule.basis),
  level: rule.level,
  by: rule.setBy ? (names.get(rule.setBy) ?? null) : null,
});

export const toReasonLine = (reason: Reason<ObligationCode>): z.input<typeof reasonLine> => ({
  code: reason.code,
  sentence: obligationSentence(reason),
  weight: reason.weight,
  basis: reason.basis ? cite(reason.basis) : null,
});
