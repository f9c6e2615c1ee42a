import type { BranchHome } from '../../../contract/home.js';
import { kindTitle } from '../../../domain/meetings/audience.js';
import { roleTitles } from '../../../domain/access/roles.js';
import { mayAt, type Actor, type Holding } from '../../../domain/access/policy.js';
import { daysBetween, type CalendarDay } from '../../../domain/shared/calendarDay.js';
import { pendingCardsOfBranch } from '../../cards/reads/cards.js';
import { rulesById, toCardLine, toMatter } from '../../cards/reads/lines.js';
import { cardSettingsOn } from '../../cards/reads/settings.js';
import { openContradictions, type OpenContradiction } from '../../contradictions/reads/findings.js';
import { toContradictionLine } from '../../contradictions/reads/lines.js';
import { pressingOf, type Pressing } from '../../obligations/reads/pressing.js';
import { readRules } from '../../obligations/reads/rules.js';
import { namesOf } from '../../organisations/reads/tree.js';
import type { Deps } from '../../platform/deps.js';
import { termOf, unfiledGatherings, unsignedRecords, type OpenGatheringRow, type UnsignedRow } from '../reads.js';

/** A branch or group in which somebody holds one or more posts. */
export type BranchHeld = {
  readonly organisationId: string;
  readonly path: string;
  readonly name: string;
  readonly isGroup: boolean;
  readonly holdings: readonly Holding[];
};

/** So many lines of what can still be done in time, and of what is overdue. */
const most = 8;
/** A term is spoken of so many days before it ends. */
const termNotice = 180;

export const toOpenGathering = (g: OpenGatheringRow, today: CalendarDay) => ({
  id: g.id,
  organisationId: g.organisation_id,
  day: g.on_day,
  beginsAt: g.begins_at,
  place: g.place ?? '',
  kinds: [...new Set(g.kinds.flat())].map((kind) => kindTitle(kind)),
  topic: g.topics.find((topic) => topic !== '') ?? '',
  state: g.state,
  waits: g.state === 'held' || g.on_day <= today,
});

const toUnsigned = (m: UnsignedRow) => ({
  id: m.id,
  day: m.held_on,
  kinds: m.kinds.map((kind) => kindTitle(kind)),
  topic: m.topic,
  returnedReason: m.returned_reason,
});
const toOpenContradiction = (c: OpenContradiction) => ({
  ...toContradictionLine(c),
  topic: c.topic,
  day: c.held_on,
  correctable: c.filed_here,
});

const pressingLines = (pressing: readonly Pressing[], branchId: string, name: string): BranchHome['pressing'] => {
  const [late, now] = [pressing.filter((p) => p.state === 'overdue'), pressing.filter((p) => p.state !== 'overdue')];
  const shown = [...now.slice(0, most), ...late.slice(0, most)];
  return {
    current: now.length,
    overdue: late.length,
    items: shown.map((p) => toMatter(p, branchId, name)) as BranchHome['pressing']['items'],
  };
};

const totalOf = (rows: readonly { readonly total: number }[]): number => rows[0]?.total ?? 0;

const termLine = (endsOn: CalendarDay | null, today: CalendarDay): BranchHome['term'] => {
  if (endsOn === null) return null;
  const days = daysBetween(today, endsOn);
  return days > termNotice ? null : { endsOn, days };
};

/** Everything that a first page of a branch needs, asked for at once. */
const load = async (deps: Deps, tenantId: string, { organisationId: id, path }: BranchHeld, today: CalendarDay) => {
  const { pool } = deps;
  const [pressing, rules, { settings }, gatherings, unsigned, cards, contradictions, term] = await Promise.all([
    pressingOf(pool, tenantId, id, today),
    readRules(pool, tenantId),
    cardSettingsOn(pool, tenantId, path),
    unfiledGatherings(pool, tenantId, id),
    unsignedRecords(pool, tenantId, id),
    pendingCardsOfBranch(pool, tenantId, id),
    openContradictions(pool, tenantId, id),
    termOf(pool, tenantId, id, today),
  ]);
  return { pressing, rules, settings, gatherings, unsigned, cards, contradictions, term };
};

/** What there is to do for a branch now: due, drafts, signatures, cards, what to mend, its term. */
export const homeOfBranch = async (
  deps: Deps,
  who: Actor,
  held: BranchHeld,
  today: CalendarDay,
): Promise<BranchHome> => {
  const found = await load(deps, who.tenantId, held, today);
  const setters = found.rules.flatMap((r) => (r.setBy === null ? [] : [r.setBy]));
  const names = found.cards.length === 0 ? new Map() : await namesOf(deps.pool, who.tenantId, setters, today);
  const rules = rulesById(found.rules);
  const { organisationId, name, isGroup } = held;
  return {
    organisationId,
    name,
    isGroup,
    posts: held.holdings.map((h) => roleTitles[h.role]),
    pressing: pressingLines(found.pressing, organisationId, name),
    gatherings: { count: totalOf(found.gatherings), items: found.gatherings.map((g) => toOpenGathering(g, today)) },
    unsigned: { count: totalOf(found.unsigned), items: found.unsigned.map(toUnsigned) },
    cards: found.cards.map((k) => toCardLine(k, found.settings, rules, names, today)),
    contradictions: { count: totalOf(found.contradictions), items: found.contradictions.map(toOpenContradiction) },
    term: isGroup ? null : termLine(found.term?.ends_on ?? null, today),
    withoutSecretary: !isGroup && found.term?.has_secretary === false,
    graceDays: found.settings.graceDays,
    may: mayAt(who, { path: held.path }, [
      'meeting.draft',
      'meeting.file',
      'meeting.sign',
      'card.reply',
      'clerk.appoint',
    ]),
  };
};
