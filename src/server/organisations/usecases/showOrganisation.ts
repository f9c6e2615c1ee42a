import type { z } from 'zod';
import type { organisation as contract } from '../../../contract/organisations.js';
import { organisationChecks } from '../../../domain/organisations/branchCommittee.js';
import { isBranchKind, type OrganisationKind } from '../../../domain/organisations/kinds.js';
import { organisationEventTitles, type OrganisationEvent } from '../../../domain/organisations/lifecycle.js';
import { postTitles, posts, vacantPosts, type Post } from '../../../domain/organisations/posts.js';
import { sinceEver, type CalendarDay } from '../../../domain/shared/calendarDay.js';
import { countDue } from '../../people/reads/lines.js';
import { membersOf, type RosterRow } from '../../people/reads/roster.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { eventSentence } from '../events.js';
import { toOrganisationLine, toReasonLine, toTermLine } from '../lines.js';
import { eventsOf, lifeOf, tenuresOn, termOn, type EventRow, type TenureRow } from '../reads/detail.js';
import { countsBelow, idsOnPath, namesOf, newestState, organisationOn, type OrganisationRow } from '../reads/tree.js';

type Reply = Omit<z.input<(typeof contract)['reply']>, 'may'>;

const bySeat = (a: TenureRow, b: TenureRow): number => posts.indexOf(a.post as Post) - posts.indexOf(b.post as Post);

const checksOf = (
  o: OrganisationRow,
  members: number,
  rows: readonly RosterRow[],
  held: readonly Post[],
): Reply['checks'] =>
  organisationChecks({
    kind: o.kind as OrganisationKind,
    members,
    fullMembers: rows.filter((r) => r.standing === 'fullMember').length,
    hasCommittee: o.has_committee,
    posts: held,
  }).map(toReasonLine);

const toEvent = (e: EventRow): Reply['events'][number] => ({
  id: e.id,
  kind: e.kind,
  kindTitle: organisationEventTitles[e.kind as OrganisationEvent],
  on: e.on_day,
  sentence: eventSentence(e),
  recordedAt: e.recorded_at.toISOString(),
  by: e.by ?? '导入',
});

const trailOf = async (deps: Deps, tenantId: string, o: OrganisationRow, day: CalendarDay): Promise<Reply['trail']> => {
  const above = idsOnPath(o.path).slice(0, -1);
  const names = await namesOf(deps.db, tenantId, above, day);
  return above.map((id) => ({ id, shortName: names.get(id) ?? '' }));
};

/**
 * An organisation as it stood on a day: posts, term, vacancies, what the rules have to say, and what happened to it.
 * @throws Refusal notFound
 */
export const showOrganisation =
  (deps: Deps) =>
  async (tenantId: string, id: string, day: CalendarDay): Promise<Reply> => {
    const { db } = deps;
    const o = (await organisationOn(db, tenantId, id, day)) ?? (await newestState(db, tenantId, id));
    if (!o) throw new Refusal('notFound');
    const kind = o.kind as OrganisationKind;
    const isBearer = isBranchKind(kind) || kind === 'group';
    const [counts, trail, life, tenures, term, events, people] = await Promise.all([
      countsBelow(db, tenantId, [id], day),
      trailOf(deps, tenantId, o, day),
      lifeOf(db, tenantId, id),
      tenuresOn(db, tenantId, id, day),
      termOn(db, tenantId, id, day),
      eventsOf(db, tenantId, id),
      isBearer ? membersOf(db, tenantId, id, kind, day) : Promise.resolve([]),
    ]);
    const held = tenures.map((t) => t.post as Post);
    const line = toOrganisationLine(o, counts.get(id));
    const memberCount = isBearer ? people.length : line.memberCount;
    return {
      ...line,
      memberCount,
      day,
      trail,
      unitName: o.unit_name,
      phone: o.phone,
      hasCommittee: o.has_committee,
      foundedOn: life.founded === sinceEver ? null : life.founded,
      dissolvedOn: life.dissolved,
      ...(isBearer ? countDue(people, day) : { due: null, votingDue: null }),
      tenures: tenures.toSorted(bySeat).map((t) => ({
        id: t.id,
        post: t.post,
        postTitle: postTitles[t.post as Post],
        personId: t.person_id,
        holderName: t.holder_name,
        since: t.since,
        sinceInferred: t.since_inferred,
        until: t.until,
      })),
      vacancies: vacantPosts(kind, o.has_committee, held).map((p) => postTitles[p]),
      term: term ? toTermLine(term, day) : null,
      checks: checksOf(o, memberCount, people, held),
      events: events.map(toEvent),
    };
  };
