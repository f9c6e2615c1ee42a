import { atOrBelow } from '../../../domain/access/scope.js';
import { scopesFor, type Actor } from '../../../domain/access/policy.js';
import { cardSentence, decidableFrom, mayEscalate, mayWarn, stateAfter } from '../../../domain/cards/card.js';
import { deadlineOf } from '../../../domain/obligations/belonging.js';
import { parsePeriod } from '../../../domain/obligations/period.js';
import { secrecyMark } from '../../../domain/secrecy/secrecyMark.js';
import { addDays, daysBetween, type CalendarDay } from '../../../domain/shared/calendarDay.js';
import { readRules } from '../../obligations/reads/rules.js';
import { recordAudit, type AuditAction } from '../../platform/audit/store.js';
import { inTransaction, type Transaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { readSettings } from '../../platform/settings/store.js';
import { cardOf, cellOf, type CardRow } from '../reads/cards.js';
import { cardSettingsOn } from '../reads/settings.js';
import { changeCard, insertCard, type CardChange, type CardWriter } from '../store.js';

type Tx = Transaction<Database>;
const writerOf = (deps: Deps, who: Actor): CardWriter => ({ ...who, at: deps.clock.now() });

/** In whose name somebody decides: the nearest organisation above the branch in which he may. */
const issuerFor = (who: Actor, path: string): string => {
  const scopes = scopesFor(who, 'card.escalate').flatMap((s) => (s.kind === 'subtree' ? [s.path] : []));
  const nearest = who.holdings
    .filter((h) => scopes.includes(h.path) && atOrBelow(path, h.path))
    .toSorted((a, b) => b.path.length - a.path.length)[0];
  if (!nearest) throw new Refusal('notFound');
  return nearest.organisationId;
};

export type NewWarning = {
  readonly organisationId: string;
  readonly path: string;
  readonly ruleId: string;
  readonly period: string;
  readonly reason: string;
  readonly dueOn: CalendarDay;
};

const dates = async (tx: Tx, tenantId: string, w: NewWarning) => {
  const rule = (await readRules(tx.client, tenantId)).find((r) => r.id === w.ruleId);
  const period = parsePeriod(w.period);
  const cell = await cellOf(tx.client, tenantId, w.organisationId, w.ruleId, w.period);
  if (!rule || !period || !cell || cell.required === 0)
    throw new Refusal('card.unlawful', [cardSentence({ code: 'card.notAsked', figures: {}, weight: 'refusal' })]);
  const { settings } = await cardSettingsOn(tx.client, tenantId, w.path);
  const lastDay = addDays(deadlineOf(rule, period), -1);
  return { ...cell, lastDay, graceDays: settings.graceDays, decidableFrom: decidableFrom(lastDay, settings.graceDays) };
};

/**
 * A person above decides on a 警示 for something overdue, after the days of grace.
 * @throws Refusal card.unlawful with the reasons
 */
export const warnBranch =
  (deps: Deps) =>
  async (who: Actor, w: NewWarning): Promise<string> =>
    inTransaction<Database, string>(deps.pool, async (tx) => {
      const today = deps.clock.today();
      const issuerId = issuerFor(who, w.path);
      const deciding = { ...(await dates(tx, who.tenantId, w)), dueOn: w.dueOn };
      const verdict = mayWarn(deciding, today, daysBetween(deciding.lastDay, today));
      if (!verdict.lawful) throw new Refusal('card.unlawful', verdict.reasons.map(cardSentence));
      const id = await insertCard(tx.client, writerOf(deps, who), { ...w, issuerId });
      if (id === null)
        throw new Refusal('card.unlawful', [cardSentence({ code: 'card.pending', figures: {}, weight: 'refusal' })]);
      await recordAudit(tx.db, deps, who, {
        action: 'card.opened',
        subjectId: w.organisationId,
        detail: { cardId: id, ruleId: w.ruleId, period: w.period, dueOn: w.dueOn, reason: w.reason },
      });
      return id;
    });

export type CardStep = {
  readonly organisationId: string;
  readonly id: string;
  readonly event: 'replied' | 'returned' | 'escalated' | 'closed' | 'withdrawn';
  readonly text: string;
  /** Of an escalation: the new deadline. */
  readonly dueOn?: CalendarDay;
};
const auditOf: Readonly<Record<CardStep['event'], AuditAction>> = {
  replied: 'card.replied',
  returned: 'card.returned',
  escalated: 'card.escalated',
  closed: 'card.closed',
  withdrawn: 'card.withdrawn',
};

const escalation = (card: CardRow, step: CardStep, today: CalendarDay): Pick<CardChange, 'level' | 'dueOn'> => {
  if (step.event !== 'escalated' || step.dueOn === undefined) return {};
  const verdict = mayEscalate({ level: card.level, dueOn: card.due_on }, step.dueOn, today);
  if (!verdict.lawful) throw new Refusal('card.unlawful', verdict.reasons.map(cardSentence));
  return { level: 'supervision', dueOn: step.dueOn };
};

/** @throws Refusal secrecy.marked */
const stopSecrets = async (deps: Deps, tenantId: string, text: string): Promise<void> => {
  const { secrecyMarks = [] } = await readSettings(deps.pool, tenantId);
  const marked = secrecyMark(text, secrecyMarks);
  if (marked) throw new Refusal('secrecy.marked', [`密级标志：“${marked.mark}”。`]);
};

/** Whoever decides on a card stands where it was issued, or above: a committee in between does not undo what one above it has said. */
const insistIssuer = (who: Actor, card: CardRow, step: CardStep): void => {
  if (step.event === 'replied') return;
  const depth = card.path.split('.').indexOf(card.opened_by_organisation.replaceAll('-', ''));
  const top = card.path
    .split('.')
    .slice(0, depth + 1)
    .join('.');
  const may = scopesFor(who, 'card.escalate').some((s) => s.kind === 'subtree' && atOrBelow(top, s.path));
  if (depth >= 0 && !may) throw new Refusal('card.state', ['这张卡由上级发出，请由发出的党组织处理。']);
};

/**
 * One step of a card: answered by the branch; returned, escalated, closed or withdrawn by whoever issued it.
 * @throws Refusal notFound, card.state, card.unlawful, secrecy.marked
 */
export const stepCard =
  (deps: Deps) =>
  async (who: Actor, step: CardStep): Promise<void> => {
    if (step.event === 'replied') await stopSecrets(deps, who.tenantId, step.text);
    await inTransaction<Database, void>(deps.pool, async (tx) => {
      const card = await cardOf(tx.client, who.tenantId, step.organisationId, step.id);
      if (!card) throw new Refusal('notFound');
      const to = stateAfter(card.state, step.event);
      if (to === null) throw new Refusal('card.state');
      insistIssuer(who, card, step);
      const change: CardChange = { ...step, from: card.state, to, ...escalation(card, step, deps.clock.today()) };
      if (!(await changeCard(tx.client, writerOf(deps, who), change))) throw new Refusal('card.state');
      await recordAudit(tx.db, deps, who, {
        action: auditOf[step.event],
        subjectId: step.organisationId,
        detail: { cardId: step.id, text: step.text, ...(step.dueOn !== undefined && { dueOn: step.dueOn }) },
      });
    });
  };
