import type { z } from 'zod';
import type { recordOrganisationEvent as contract } from '../../../contract/organisations.js';
import { permits, type Actor } from '../../../domain/access/policy.js';
import { organisationKinds, type OrganisationKind } from '../../../domain/organisations/kinds.js';
import {
  mayEnd,
  mayHappen,
  maySetUp,
  type OrganisationThen,
  type Subject,
} from '../../../domain/organisations/lifecycle.js';
import { organisationSentence, type OrganisationCode } from '../../../domain/organisations/reasons.js';
import { pathLabel } from '../../../domain/access/scope.js';
import { sinceEver, type CalendarDay } from '../../../domain/shared/calendarDay.js';
import type { Verdict } from '../../../domain/shared/verdict.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction, type Transaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { toReasonLine } from '../lines.js';
import { bearersBelow, lifeOf, siblingsOf } from '../reads/detail.js';
import { codeTaken, countsBelow, idsOnPath, newestState, organisationOn, type OrganisationRow } from '../reads/tree.js';
import {
  endOrganisation,
  insertEvent,
  insertOrganisation,
  lockState,
  moveMembers,
  movePathsBelow,
  succeedState,
} from '../store.js';

type Body = z.output<(typeof contract)['body']>;
type Reply = z.input<(typeof contract)['reply']>;
type Tx = Transaction<Database>;
type Setting = { readonly tx: Tx; readonly who: Actor; readonly on: CalendarDay; readonly today: CalendarDay };

const thenOf = async ({ tx, who }: Setting, o: OrganisationRow): Promise<OrganisationThen> => {
  const life = await lifeOf(tx.db, who.tenantId, o.id);
  const founded = life.founded === sinceEver ? null : life.founded;
  return {
    id: o.id,
    kind: o.kind as OrganisationKind,
    shortName: o.short_name,
    above: idsOnPath(o.path),
    founded,
    ended: life.dissolved,
  };
};

const groupsOf = async (s: Setting, o: OrganisationRow, day: CalendarDay): Promise<readonly string[]> =>
  (await bearersBelow(s.tx.db, s.who.tenantId, o.path, day))
    .filter((b) => b.kind === 'group' && b.parent_id === o.id)
    .map((b) => b.id);

/** Who and what is there on the day or came later: nobody may be left behind in what ended before. */
const remaining = async (s: Setting, o: OrganisationRow): Promise<{ members: number; below: number }> => {
  const days = s.on < s.today ? [s.on, s.today] : [s.on];
  const counts = { members: 0, below: 0 };
  for (const day of days) {
    const then = (await countsBelow(s.tx.db, s.who.tenantId, [o.id], day)).get(o.id);
    const groups = await groupsOf(s, o, day);
    counts.members = Math.max(counts.members, then?.members ?? 0);
    counts.below = Math.max(counts.below, (then?.children ?? 0) - groups.length);
  }
  return counts;
};

/** The newest change of any kind: what happens may not be dated before it. */
const latestChange = async (s: Setting, id: string): Promise<CalendarDay | null> => {
  const newest = await newestState(s.tx.db, s.who.tenantId, id);
  return !newest || newest.since === sinceEver ? null : newest.since;
};

const subjectOf = async (s: Setting, o: OrganisationRow): Promise<Subject> => ({
  ...(await thenOf(s, o)),
  latestEvent: await latestChange(s, o.id),
  ...(await remaining(s, o)),
});

const standing = async (s: Setting, id: string): Promise<OrganisationRow> => {
  const found =
    (await organisationOn(s.tx.db, s.who.tenantId, id, s.on)) ?? (await newestState(s.tx.db, s.who.tenantId, id));
  if (!found) throw new Refusal('notFound');
  return found;
};

/** Where it goes to must lie within reach too: a committee takes nothing out of its part and puts nothing into another's. */
const destination = async (s: Setting, id: string): Promise<OrganisationRow> => {
  const found = await standing(s, id);
  if (!permits(s.who, 'organisation.change', { path: found.path })) throw new Refusal('notFound');
  return found;
};

const insist = (verdict: Verdict<OrganisationCode>): Verdict<OrganisationCode> => {
  if (!verdict.lawful)
    throw new Refusal(
      'organisation.unlawful',
      verdict.reasons.filter((r) => r.weight === 'refusal').map(organisationSentence),
    );
  return verdict;
};

const note = (s: Setting, organisationId: string, body: Body, detail: object): Promise<void> =>
  insertEvent(s.tx.db, {
    tenant_id: s.who.tenantId,
    organisation_id: organisationId,
    kind: body.kind,
    on_day: s.on,
    detail: JSON.stringify(detail),
    reason: body.reason || null,
    recorded_by: s.who.accountId,
  });

const state = async (s: Setting, id: string) => {
  const found = await lockState(s.tx.db, s.who.tenantId, id, s.on);
  if (!found) throw new Refusal('notFound');
  return found;
};

const setUp = async (
  s: Setting,
  parent: OrganisationRow,
  body: Extract<Body, { kind: 'setUp' }>,
): Promise<Verdict<OrganisationCode> & { id: string }> => {
  const kind = organisationKinds.find((k) => k === body.childKind);
  if (!kind) throw new Refusal('request.invalid', ['没有这种党组织。']);
  const siblings = await siblingsOf(s.tx.db, s.who.tenantId, parent.id, s.on);
  const verdict = insist(maySetUp({ kind, name: body.name }, await thenOf(s, parent), siblings, s));
  if (body.code && (await codeTaken(s.tx.db, s.who.tenantId, body.code)))
    throw new Refusal('organisation.unlawful', [`党组织代码 ${body.code} 已被使用。`]);
  const id = await insertOrganisation(s.tx.db, {
    tenantId: s.who.tenantId,
    parentId: parent.id,
    parentPath: parent.path,
    kind,
    name: body.name,
    shortName: body.shortName,
    code: body.code ?? null,
    hasCommittee: body.hasCommittee,
    since: s.on,
  });
  await note(s, id, body, {});
  return { ...verdict, id };
};

const rename = async (s: Setting, o: OrganisationRow, body: Extract<Body, { kind: 'rename' }>) => {
  const siblings = (await siblingsOf(s.tx.db, s.who.tenantId, o.parent_id ?? '', s.on)).filter((n) => n !== o.name);
  const verdict = insist(
    mayHappen(await subjectOf(s, o), { kind: 'rename', name: body.name, formerName: o.name, siblings }, s),
  );
  await succeedState(s.tx.db, await state(s, o.id), s.on, { name: body.name, shortName: body.shortName });
  await note(s, o.id, body, { from: o.short_name, to: body.shortName });
  return verdict;
};

const move = async (s: Setting, o: OrganisationRow, body: Extract<Body, { kind: 'move' }>) => {
  const under = await destination(s, body.newParentId);
  const from = o.parent_id ? await newestState(s.tx.db, s.who.tenantId, o.parent_id) : undefined;
  const verdict = insist(
    mayHappen(await subjectOf(s, o), { kind: 'move', under: await thenOf(s, under), parentId: o.parent_id }, s),
  );
  const path = `${under.path}.${pathLabel(o.id)}`;
  await succeedState(s.tx.db, await state(s, o.id), s.on, { parentId: under.id, path });
  await movePathsBelow(s.tx.db, s.who.tenantId, o.path, path, s.on);
  await note(s, o.id, body, { from: from?.short_name ?? '', to: under.short_name });
  return verdict;
};

/** Groups of a branch end with it; one that began or changed later stands in the way. */
const end = async (s: Setting, o: OrganisationRow): Promise<void> => {
  const groups = [...(await groupsOf(s, o, s.on)), ...(await groupsOf(s, o, s.today))];
  for (const id of new Set([...groups, o.id])) {
    insist(mayEnd((await latestChange(s, id)) ?? sinceEver, s.on));
    await endOrganisation(s.tx.db, await state(s, id), s.on);
  }
};

const merge = async (s: Setting, o: OrganisationRow, body: Extract<Body, { kind: 'merge' }>) => {
  const into = await destination(s, body.intoId);
  const members = (await countsBelow(s.tx.db, s.who.tenantId, [into.id], s.on)).get(into.id)?.members ?? 0;
  const verdict = insist(
    mayHappen(await subjectOf(s, o), { kind: 'merge', into: { ...(await thenOf(s, into)), members } }, s),
  );
  await moveMembers(s.tx.db, s.who.tenantId, o.id, into.id, s.on);
  await end(s, o);
  await note(s, o.id, body, { to: into.short_name });
  return verdict;
};

const dissolve = async (s: Setting, o: OrganisationRow, body: Body) => {
  const verdict = insist(mayHappen(await subjectOf(s, o), { kind: 'dissolve' }, s));
  await end(s, o);
  await note(s, o.id, body, {});
  return verdict;
};

type Happened = Verdict<OrganisationCode> & { readonly id?: string };

const happen = async (s: Setting, o: OrganisationRow, body: Body): Promise<Happened> => {
  switch (body.kind) {
    case 'setUp':
      return setUp(s, o, body);
    case 'rename':
      return rename(s, o, body);
    case 'move':
      return move(s, o, body);
    case 'merge':
      return merge(s, o, body);
    case 'dissolve':
      return dissolve(s, o, body);
  }
};

/**
 * Record what happened to an organisation on a day: the rules decide, the states and what was owed follow, all in one transaction.
 * @throws Refusal notFound, organisation.unlawful with the reasons
 */
export const recordEvent =
  (deps: Deps) =>
  async (who: Actor, organisationId: string, body: Body): Promise<Reply> =>
    inTransaction<Database, Reply>(deps.pool, async (tx) => {
      const s: Setting = { tx, who, on: body.on as CalendarDay, today: deps.clock.today() };
      const o = await standing(s, organisationId);
      // What befalls a group befalls what its branch owes.
      const bearers = await bearersBelow(tx.db, who.tenantId, o.path, s.on);
      const affected = [...new Set(bearers.map((b) => (b.kind === 'group' ? (b.parent_id ?? b.id) : b.id)))];
      const verdict = await deps.recount.branches(
        tx,
        who.tenantId,
        (done: Happened | null) => [...affected, ...(done?.id ? [done.id] : [])],
        s.today,
        () => happen(s, o, body),
      );
      await recordAudit(tx.db, deps, who, {
        action: 'organisation.changed',
        subjectId: organisationId,
        detail: { ...body },
      });
      return {
        organisationId: verdict.id ?? organisationId,
        warnings: verdict.reasons.filter((r) => r.weight !== 'note').map(toReasonLine),
      };
    });
