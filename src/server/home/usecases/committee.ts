import type { CommitteeHome } from '../../../contract/home.js';
import { mayAt, type Actor } from '../../../domain/access/policy.js';
import { decidableFrom } from '../../../domain/cards/card.js';
import { lateBelow, lateOfBranch, postReasons } from '../../../domain/obligations/help.js';
import { openPlaces, type OpenPlace } from '../../../domain/obligations/places.js';
import { isBranchKind, type OrganisationKind } from '../../../domain/organisations/kinds.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { cardsIssuedBy } from '../../cards/reads/cards.js';
import { rulesById, toCardLine, type Rules } from '../../cards/reads/lines.js';
import { cardSettingsOn } from '../../cards/reads/settings.js';
import { contradictionsBelow } from '../../contradictions/reads/findings.js';
import { readRules } from '../../obligations/reads/rules.js';
import { namesOf } from '../../organisations/reads/tree.js';
import type { Deps } from '../../platform/deps.js';
import { helpNeeded, leadingOf, sumsOf, type HelpRow, type LeadingRow, type SumRow } from '../reads.js';

/** A committee, or the working committee, for which somebody works. */
export type CommitteeHeld = {
  readonly organisationId: string;
  readonly path: string;
  readonly name: string;
  readonly isRoot: boolean;
};

const dayMs = 24 * 3_600_000;
const repliesShown = 10;

const load = async (deps: Deps, tenantId: string, held: CommitteeHeld, today: CalendarDay) => {
  const { pool } = deps;
  const { organisationId: id, path } = held;
  const [rules, { settings }] = await Promise.all([readRules(pool, tenantId), cardSettingsOn(pool, tenantId, path)]);
  const places = openPlaces(rules, today);
  const overdue = places.filter((p) => p.unmet === 'overdue');
  const before = new Date(deps.clock.now().getTime() - settings.graceDays * dayMs);
  const [sums, help, leading, replies, waiting, contradictions] = await Promise.all([
    sumsOf(pool, tenantId, id, places),
    helpNeeded(pool, tenantId, id, today, overdue),
    leadingOf(pool, tenantId, id, today),
    cardsIssuedBy(pool, tenantId, id, 'replied', repliesShown),
    cardsIssuedBy(pool, tenantId, id, 'open', 1),
    contradictionsBelow(pool, tenantId, path, before, today),
  ]);
  return { rules, settings, places, sums, help, leading, replies, waiting, contradictions };
};

const helpLine = (row: HelpRow, rules: Rules): CommitteeHome['help']['items'][number] => ({
  organisationId: row.organisation_id,
  name: row.short_name,
  isBranch: row.is_branch,
  reasons: row.reasons.map((r) => {
    const late = { title: rules.get(r.rule_id)?.title ?? '', periods: r.periods, unmet: r.unmet };
    return row.is_branch ? lateOfBranch(late) : lateBelow(late);
  }),
});

/** What runs now, in the order of its last day; what nobody below is asked for is left out. */
const runningOf = (places: readonly OpenPlace[], sums: readonly SumRow[], rules: Rules): CommitteeHome['running'] => {
  const byPlace = new Map(sums.map((s) => [`${s.rule_id} ${s.period}`, s]));
  return places
    .filter((p) => p.unmet !== 'overdue')
    .flatMap((p) => {
      const s = byPlace.get(`${p.ruleId} ${p.period}`);
      if (!s || s.applicable === 0) return [];
      const { ruleId, period, lastDay } = p;
      const { applicable, met } = s;
      return [{ ruleId, title: rules.get(ruleId)?.title ?? '', period, lastDay, applicable, met }];
    });
};

const decidableOf = (
  places: readonly OpenPlace[],
  sums: readonly SumRow[],
  graceDays: number,
  today: CalendarDay,
): number => {
  const open = new Set(
    places
      .filter((p) => p.unmet === 'overdue' && today >= decidableFrom(p.lastDay, graceDays))
      .map((p) => `${p.ruleId} ${p.period}`),
  );
  return sums.filter((s) => open.has(`${s.rule_id} ${s.period}`)).reduce((total, s) => total + s.applicable - s.met, 0);
};

const postsOf = (leading: readonly LeadingRow[], organisationId: string): CommitteeHome['posts'] => {
  const own = leading.find((l) => l.organisation_id === organisationId);
  if (!own) return null;
  const figures = (l: LeadingRow) => ({
    termsEnded: l.terms_ended,
    termsEnding: l.terms_ending,
    withoutSecretary: l.without_secretary,
  });
  return {
    ...figures(own),
    countedAt: own.counted_at.toISOString(),
    items: leading
      .filter((l) => l.organisation_id !== organisationId)
      .map((l) => {
        const isBranch = isBranchKind(l.kind as OrganisationKind);
        const reasons = [...postReasons(figures(l), isBranch)];
        return { organisationId: l.organisation_id, name: l.short_name, isBranch, reasons };
      }),
  };
};

/** Where a committee's help is needed and why, what waits for its decision, posts and terms. No branch is gone through one by one. */
export const homeOfCommittee = async (
  deps: Deps,
  who: Actor,
  held: CommitteeHeld,
  today: CalendarDay,
): Promise<CommitteeHome> => {
  const found = await load(deps, who.tenantId, held, today);
  const rules = rulesById(found.rules);
  const setters = found.rules.flatMap((r) => (r.setBy === null ? [] : [r.setBy]));
  const names = found.replies.length === 0 ? new Map() : await namesOf(deps.pool, who.tenantId, setters, today);
  const { organisationId, name, isRoot, path } = held;
  return {
    organisationId,
    name,
    isRoot,
    branches: found.leading.find((l) => l.organisation_id === organisationId)?.branches ?? null,
    running: runningOf(found.places, found.sums, rules),
    help: { count: found.help[0]?.total ?? 0, items: found.help.map((row) => helpLine(row, rules)) },
    decidable: decidableOf(found.places, found.sums, found.settings.graceDays, today),
    graceDays: found.settings.graceDays,
    replies: {
      count: found.replies[0]?.total ?? 0,
      items: found.replies.map((k) => toCardLine(k, found.settings, rules, names, today)),
    },
    waiting: found.waiting[0]?.total ?? 0,
    posts: postsOf(found.leading, organisationId),
    contradictions: found.contradictions.map((c) => ({
      organisationId: c.organisation_id,
      name: c.short_name,
      count: c.count,
      since: c.oldest.toISOString(),
    })),
    may: mayAt(who, { path }, ['card.escalate', 'setting.change', 'rule.add', 'import.run']),
  };
};
