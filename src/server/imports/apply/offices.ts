import { atOrBelow } from '../../../domain/access/scope.js';
import { sinceEver, type CalendarDay } from '../../../domain/shared/calendarDay.js';
import { newId } from '../../platform/ids.js';
import { lastTerms, peopleNamed, secretariesEver, type SecretaryTenure } from '../reads/offices.js';
import { changeRow, removeRow } from './store.js';
import type { Intake, PostClaim } from './intake.js';

/** Whoever is to be secretary of an organisation from now on. */
type Chosen = {
  readonly organisationId: string;
  readonly name: string;
  /** null where the roster does not tell who he is. */
  readonly personId: string | null;
  readonly since: CalendarDay | null;
};
type Finder = (name: string, organisationId: string) => string | null;

/** People by name at or below an organisation: those of the run, and those known before. Two of one name are nobody. */
const finderFor = async (run: Intake, names: readonly string[]): Promise<Finder> => {
  const pathOf = (id: string): string => run.byId.get(id)?.path ?? '';
  const known =
    names.length > 0 && (await run.before.anyPeople())
      ? await peopleNamed(run.tx.db, run.tenantId, names, run.asOf)
      : [];
  const byName = new Map<string, { readonly id: string; readonly path: string }[]>();
  for (const { id, name, path } of known) byName.set(name, [...(byName.get(name) ?? []), { id, path }]);
  return (name, organisationId) => {
    const written = (run.namesakes.get(name) ?? []).map((p) => ({ id: p.personId, path: pathOf(p.branchId) }));
    const here = [...written, ...(byName.get(name) ?? [])].filter((p) => atOrBelow(p.path, pathOf(organisationId)));
    const [only, ...others] = new Set(here.map((p) => p.id));
    return others.length === 0 ? (only ?? null) : null;
  };
};

const write = (
  run: Intake,
  t: Pick<PostClaim, 'organisationId' | 'name' | 'post'> & { readonly personId: string | null },
  since: CalendarDay,
  until: CalendarDay | null = null,
): void =>
  run.write.add('tenures', {
    tenant_id: run.tenantId,
    id: newId(),
    organisation_id: t.organisationId,
    person_id: t.personId,
    holder_name: t.name,
    post: t.post,
    since,
    until,
    since_inferred: true,
    import_id: run.importId,
  });

const holds = (t: SecretaryTenure, on: CalendarDay): boolean => t.since <= on && (t.until === null || t.until > on);

/** The tenure in force gives way on the day of the file; the new one fits in before whatever is known to follow. */
const succeed = async (
  run: Intake,
  chosen: Chosen,
  ever: readonly SecretaryTenure[],
  begun: CalendarDay,
): Promise<string | null> => {
  const standing = ever.find((t) => holds(t, run.asOf));
  if (standing && standing.since < run.asOf)
    await changeRow(run.tx.db, run, 'tenures', standing.id, { until: run.asOf });
  else if (standing) await removeRow(run.tx.db, run, 'tenures', standing.id);
  const past = ever.filter((t) => t.since < run.asOf).map((t) => (t === standing ? run.asOf : (t.until ?? run.asOf)));
  const since = [begun, ...past].toSorted().at(-1) ?? begun;
  const next = ever.find((t) => t !== standing && t.since > since)?.since ?? null;
  if (ever.some((t) => t !== standing && holds(t, since)))
    return `${chosen.name}的书记任职与已登记的任职重叠，未登记，请核对。`;
  write(run, { ...chosen, post: 'secretary' }, since, next);
  return null;
};

/** He is secretary already; perhaps it only was not known which person of the roster he is. */
const isStanding = async (run: Intake, chosen: Chosen, ever: readonly SecretaryTenure[]): Promise<boolean> => {
  const standing = ever.find((t) => holds(t, run.asOf));
  if (!standing || standing.holder_name !== chosen.name) return false;
  if (standing.person_id !== null) return chosen.personId === null || standing.person_id === chosen.personId;
  if (chosen.personId !== null) await changeRow(run.tx.db, run, 'tenures', standing.id, { person_id: chosen.personId });
  return true;
};

const surplus = (p: PostClaim): string => `${p.name}在名册中也写作书记，与现任书记不一致，未登记任职，请核对。`;

/**
 * Who is to be secretary where: whom an organisation file newly names, else whom a roster newly names unless the standing one
 * stays; and standing ones not yet found among the people. Others whom rosters name are left out and said.
 */
const choose = async (
  run: Intake,
  find: Finder,
  unlinked: readonly { readonly organisation_id: string; readonly holder_name: string }[],
): Promise<{ readonly chosen: ReadonlyMap<string, Chosen>; readonly left: readonly string[] }> => {
  const chosen = new Map<string, Chosen>();
  const left: string[] = [];
  const claims = run.posts.filter((p) => p.post === 'secretary');
  const claimant = new Map(claims.toReversed().map((p) => [`${p.organisationId} ${p.name}`, p.personId]));
  for (const [organisationId, { name, since }] of run.secretaries) {
    const personId = claimant.get(`${organisationId} ${name}`) ?? find(name, organisationId);
    chosen.set(organisationId, { organisationId, name, personId, since });
  }
  for (const t of unlinked) {
    const [organisationId, name] = [t.organisation_id, t.holder_name];
    const personId = claimant.get(`${organisationId} ${name}`) ?? find(name, organisationId);
    if (personId !== null && !chosen.has(organisationId))
      chosen.set(organisationId, { organisationId, name, personId, since: null });
  }
  for (const p of claims) {
    const said = chosen.get(p.organisationId);
    const stays = run.reaffirmed.has(p.organisationId) || (run.affirmed.get(p.organisationId) ?? p.name) !== p.name;
    if (said ? said.personId === p.personId : !stays) chosen.set(p.organisationId, said ?? p);
    else left.push(surplus(p));
  }
  return { chosen, left };
};

const applySecretaries = async (run: Intake, begun: Begun): Promise<readonly string[]> => {
  const standing =
    (await run.before.anyPeople()) || run.rosterBranches.size > 0 ? await run.before.secretaries() : null;
  const unlinked = [...(standing?.values() ?? [])].filter((t) => t.person_id === null);
  const names = new Set([...[...run.secretaries.values()].map((c) => c.name), ...unlinked.map((t) => t.holder_name)]);
  const find = await finderFor(run, [...names]);
  const { chosen, left } = await choose(run, find, unlinked);
  const ever = new Map<string, SecretaryTenure[]>();
  for (const t of await secretariesEver(run.tx.db, run.tenantId, [...chosen.keys()]))
    ever.set(t.organisation_id, [...(ever.get(t.organisation_id) ?? []), t]);
  const sentences = [...left];
  for (const c of chosen.values()) {
    const known = ever.get(c.organisationId) ?? [];
    if (await isStanding(run, c, known)) continue;
    const since = c.since ?? (known.length > 0 ? run.asOf : begun(c.organisationId));
    const problem = await succeed(run, c, known, since);
    if (problem) sentences.push(problem);
  }
  return sentences;
};

/** When a post whose beginning nobody tells is taken to have begun: with the running term, else with the organisation. */
type Begun = (organisationId: string) => CalendarDay;
const begunWith = async (run: Intake): Promise<Begun> => {
  const terms =
    (await run.before.anyPeople()) || run.posts.length > 0 ? await lastTerms(run.tx.db, run.tenantId) : null;
  return (id) => run.secretaries.get(id)?.since ?? terms?.get(id)?.since ?? run.byId.get(id)?.since ?? sinceEver;
};

/**
 * Turn what organisation files and rosters say about posts into tenures. A secretary named by both is one tenure; where the two
 * disagree the organisation file is followed, and the roster's second secretary is left out and reported.
 * @returns posts that were not written, each as a sentence
 */
export const applyOffices = async (run: Intake): Promise<readonly string[]> => {
  const begun = await begunWith(run);
  const left = await applySecretaries(run, begun);
  const written = new Set<string>();
  for (const p of run.posts) {
    const key = `${p.organisationId} ${p.personId} ${p.post}`;
    if (p.post === 'secretary' || written.has(key)) continue;
    written.add(key);
    write(run, p, p.since ?? begun(p.branchId));
  }
  return left;
};
