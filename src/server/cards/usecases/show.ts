import type { z } from 'zod';
import type { branchCards, committeeCards, showCard } from '../../../contract/cards.js';
import { cardEventTitles, decidableFrom, isPending } from '../../../domain/cards/card.js';
import { openPlaces, type OpenPlace } from '../../../domain/obligations/places.js';
import { addDays, daysBetween, type CalendarDay } from '../../../domain/shared/calendarDay.js';
import { pressingOf } from '../../obligations/reads/pressing.js';
import { readRules, type RuleInForce } from '../../obligations/reads/rules.js';
import { namesOf } from '../../organisations/reads/tree.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { branchesToDecideOn, cardOf, cardsIssuedBy, cardsOfBranch, entriesOf, overdueOf } from '../reads/cards.js';
import { lookOf, rulesById, toCardLine, toReminders } from '../reads/lines.js';
import { cardSettingsOn } from '../reads/settings.js';

type ReplyTo<E extends { readonly reply: z.ZodType }> = Omit<z.input<E['reply']>, 'may'>;
export type At = { readonly tenantId: string; readonly organisationId: string; readonly path: string };

/** Names of the committees that have added rules. */
const settersOf = (deps: Deps, tenantId: string, rules: readonly RuleInForce[], today: CalendarDay) =>
  namesOf(
    deps.pool,
    tenantId,
    rules.flatMap((r) => (r.setBy === null ? [] : [r.setBy])),
    today,
  );

/** The reminders and cards of a branch (or of a group alone). */
export const showBranchCards =
  (deps: Deps) =>
  async ({ tenantId, organisationId, path }: At): Promise<ReplyTo<typeof branchCards>> => {
    const today = deps.clock.today();
    const [{ settings }, rules, pressing, cards, own] = await Promise.all([
      cardSettingsOn(deps.pool, tenantId, path),
      readRules(deps.pool, tenantId),
      pressingOf(deps.pool, tenantId, organisationId, today),
      cardsOfBranch(deps.pool, tenantId, organisationId),
      namesOf(deps.pool, tenantId, [organisationId], today),
    ]);
    const names = await settersOf(deps, tenantId, rules, today);
    const lines = cards.map((k) => toCardLine(k, settings, rulesById(rules), names, today));
    return {
      day: today,
      reminders: toReminders(pressing, organisationId, own.get(organisationId) ?? '', settings),
      cards: lines.filter((k) => isPending(k.state)),
      closed: lines.filter((k) => !isPending(k.state)),
    };
  };

/** @throws Refusal notFound */
export const showOneCard =
  (deps: Deps) =>
  async ({ tenantId, organisationId, path }: At, id: string): Promise<ReplyTo<typeof showCard>> => {
    const today = deps.clock.today();
    const [card, { settings }, rules] = await Promise.all([
      cardOf(deps.pool, tenantId, organisationId, id),
      cardSettingsOn(deps.pool, tenantId, path),
      readRules(deps.pool, tenantId),
    ]);
    if (!card) throw new Refusal('notFound');
    const [entries, names] = await Promise.all([
      entriesOf(deps.pool, tenantId, id),
      settersOf(deps, tenantId, rules, today),
    ]);
    return {
      day: today,
      card: toCardLine(card, settings, rulesById(rules), names, today),
      entries: entries.map((e) => ({
        event: e.kind,
        eventTitle: cardEventTitles[e.kind],
        text: e.text,
        meetingId: e.meeting_id,
        by: e.by_name,
        at: e.at.toISOString(),
      })),
    };
  };

const shown = 50;

/** Periods over whose grace has passed: somebody may decide. */
const decidable = (rules: readonly RuleInForce[], graceDays: number, today: CalendarDay): readonly OpenPlace[] =>
  openPlaces(rules, today).filter((p) => p.unmet === 'overdue' && today >= decidableFrom(p.lastDay, graceDays));

const toDecide = async (deps: Deps, at: At, rules: readonly RuleInForce[], graceDays: number) => {
  const today = deps.clock.today();
  const places = decidable(rules, graceDays, today);
  const branches = await branchesToDecideOn(deps.pool, at.tenantId, { id: at.organisationId, path: at.path }, today);
  const rows = await overdueOf(deps.pool, at.tenantId, branches, today, places, shown);
  return { rows, places };
};

/** What a committee may decide on, the replies it should look at, and its cards that wait: the oldest first, never by number. */
export const showCommitteeCards =
  (deps: Deps) =>
  async (at: At): Promise<ReplyTo<typeof committeeCards>> => {
    const today = deps.clock.today();
    const { tenantId, organisationId } = at;
    const [{ settings }, rules, replied, open] = await Promise.all([
      cardSettingsOn(deps.pool, tenantId, at.path),
      readRules(deps.pool, tenantId),
      cardsIssuedBy(deps.pool, tenantId, organisationId, 'replied', shown),
      cardsIssuedBy(deps.pool, tenantId, organisationId, 'open', shown),
    ]);
    const [{ rows, places }, names] = await Promise.all([
      toDecide(deps, at, rules, settings.graceDays),
      settersOf(deps, tenantId, rules, today),
    ]);
    const byId = rulesById(rules);
    const lastDays = new Map(places.map((p) => [`${p.ruleId} ${p.period}`, p.lastDay]));
    return {
      day: today,
      graceDays: settings.graceDays,
      toDecide: rows.map((r) => {
        const lastDay = lastDays.get(`${r.rule_id} ${r.period}`) ?? today;
        return {
          organisationId: r.organisation_id,
          organisationName: r.organisation_name,
          branchId: r.branch_id,
          groupId: r.organisation_id === r.branch_id ? null : r.organisation_id,
          ruleId: r.rule_id,
          title: byId.get(r.rule_id)?.title ?? '',
          kind: byId.get(r.rule_id)?.kind ?? '',
          period: r.period,
          missing: r.missing,
          lastDay,
          state: 'overdue' as const,
          card: lookOf('warning', settings),
          daysOver: daysBetween(lastDay, today),
          proposedDueOn: addDays(today, settings.closeWithinDays),
        };
      }),
      deciding: rows[0]?.total ?? 0,
      replies: replied.map((k) => toCardLine(k, settings, byId, names, today)),
      waiting: open.map((k) => toCardLine(k, settings, byId, names, today)),
      waitingCount: open[0]?.total ?? 0,
    };
  };
