import type { z } from 'zod';
import type { CardLine, matter, reminderLine } from '../../../contract/cards.js';
import { cardStateTitles, type CardLevel } from '../../../domain/cards/card.js';
import { cardTitle, type CardSettings } from '../../../domain/cards/settings.js';
import { cite } from '../../../domain/shared/basis.js';
import { daysBetween, type CalendarDay } from '../../../domain/shared/calendarDay.js';
import type { Pressing } from '../../obligations/reads/pressing.js';
import type { RuleInForce } from '../../obligations/reads/rules.js';
import type { CardRow } from './cards.js';

export type Rules = ReadonlyMap<string, RuleInForce>;
export const rulesById = (rules: readonly RuleInForce[]): Rules => new Map(rules.map((r) => [r.id, r]));

const look = (level: CardLevel, settings: CardSettings): CardLine['card'] => ({
  title: cardTitle(level, settings),
  colour: settings.colours[level],
});

/** Whose rule it is, as a branch reads it. `names` has the committees that added rules. */
const ruleBy = (rule: RuleInForce | undefined, names: ReadonlyMap<string, string>): string => {
  if (!rule) return '';
  if (rule.setBy !== null) return names.get(rule.setBy) ?? '本级';
  return rule.level === 'national' ? '全国统一' : '本级（随软件附带）';
};

export const toCardLine = (
  k: CardRow,
  settings: CardSettings,
  rules: Rules,
  names: ReadonlyMap<string, string>,
  today: CalendarDay,
): CardLine => {
  const rule = rules.get(k.rule_id);
  return {
    id: k.id,
    level: k.level,
    card: look(k.level, settings),
    state: k.state,
    stateTitle: cardStateTitles[k.state],
    organisationId: k.organisation_id,
    organisationName: k.organisation_name,
    branchId: k.branch_id,
    ruleId: k.rule_id,
    ruleTitle: rule?.title ?? k.rule_id,
    ruleBy: ruleBy(rule, names),
    basis: rule ? (rule.setBy ? rule.basis.regulation : cite(rule.basis)) : '',
    kind: rule?.kind ?? '',
    period: k.period,
    issuer: k.issuer,
    reason: k.reason,
    openedAt: k.opened_at.toISOString(),
    dueOn: k.due_on,
    daysLeft: daysBetween(today, k.due_on),
  };
};

type Matter = z.input<typeof matter>;
/** What a branch has to do, as a matter with the form that closes it. */
export const toMatter = (p: Pressing, branchId: string, branchName: string): Matter => ({
  organisationId: p.organisationId,
  organisationName: p.groupName === null ? branchName : `${branchName}${p.groupName}`,
  branchId,
  groupId: p.organisationId === branchId ? null : p.organisationId,
  ruleId: p.ruleId,
  title: p.title,
  kind: p.kind,
  period: p.period,
  missing: p.required - p.done,
  lastDay: p.lastDay,
  state: p.state,
});

/** Reminders are not stored: what ends soon or is over, with the lead time of its rule. */
export const toReminders = (
  pressing: readonly Pressing[],
  branchId: string,
  branchName: string,
  settings: CardSettings,
): z.input<typeof reminderLine>[] =>
  pressing
    .filter((p) => p.state !== 'due')
    .map((p) => ({ ...toMatter(p, branchId, branchName), card: look('reminder', settings) }));

/** The look of a card that has yet to be decided on. */
export const lookOf = look;
