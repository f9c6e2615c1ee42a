import * as contract from '../../contract/people.js';
import { isIdentityNumberLike, isPhoneLike } from '../../domain/people/search.js';
import { scopesFor } from '../../domain/access/policy.js';
import { isBranchKind, type OrganisationKind } from '../../domain/organisations/kinds.js';
import type { CalendarDay } from '../../domain/shared/calendarDay.js';
import { newestState, organisationOn } from '../organisations/reads/tree.js';
import type { Deps } from '../platform/deps.js';
import type { Call } from '../platform/http/call.js';
import { mount, type Mounting } from '../platform/http/mount.js';
import { Refusal } from '../platform/refusal.js';
import { sealerFor } from '../platform/sealer.js';
import { countDue, toPersonLine } from './reads/lines.js';
import { membersOf, rosterBelow, searchPeople } from './reads/roster.js';
import { noteView } from './usecases/noteView.js';
import { reveal } from './usecases/reveal.js';
import { showPerson } from './usecases/showPerson.js';

const blindIndexes = (deps: Deps, tenantId: string, text: string): readonly Buffer[] => {
  const sealer = sealerFor(deps.keys, tenantId);
  const found = [
    isIdentityNumberLike(text) ? sealer.index('idNumber', text.toUpperCase()) : null,
    isPhoneLike(text) ? sealer.index('phone', text) : null,
  ];
  return found.filter((b) => b !== null);
};

type RosterQuestion = {
  readonly organisationId: string;
  readonly day: CalendarDay;
  readonly q: string;
  readonly page: number;
  readonly size: number;
};

const showRoster = (deps: Deps) => async (call: Call, r: RosterQuestion) => {
  const { tenantId } = call.actor;
  const here =
    (await organisationOn(deps.db, tenantId, r.organisationId, r.day)) ??
    (await newestState(deps.db, tenantId, r.organisationId));
  if (!here) throw new Refusal('notFound');
  if (!isBranchKind(here.kind as OrganisationKind) && here.kind !== 'group') {
    const { total, rows } = await rosterBelow(deps.db, tenantId, here.path, r.q, r.day, r);
    return {
      day: r.day,
      total,
      due: null,
      votingDue: null,
      items: rows.map((row) => toPersonLine(row, r.day)),
      may: call.may('person.read'),
    };
  }
  const all = await membersOf(deps.db, tenantId, here.id, here.kind, r.day);
  const wanted = r.q === '' ? all : all.filter((row) => row.name.includes(r.q));
  const shown = wanted.slice((r.page - 1) * r.size, r.page * r.size);
  return {
    day: r.day,
    total: wanted.length,
    ...countDue(all, r.day),
    items: shown.map((row) => toPersonLine(row, r.day)),
    may: call.may('person.read'),
  };
};

export const mountPeople = (m: Mounting, deps: Deps): void => {
  mount(m, contract.roster, async ({ params, query }, call) =>
    showRoster(deps)(call, {
      organisationId: params.organisationId,
      day: (query.day as CalendarDay | undefined) ?? call.today,
      q: query.q ?? '',
      page: query.page,
      size: query.size,
    }),
  );
  mount(m, contract.searchPeople, async ({ query }, call) => {
    const { tenantId } = call.actor;
    const scopes = scopesFor(call.actor, 'roster.read');
    const rows = await searchPeople(
      deps.db,
      tenantId,
      scopes,
      query.q,
      blindIndexes(deps, tenantId, query.q),
      call.today,
    );
    return { items: rows.map((row) => toPersonLine(row, call.today)) };
  });
  mount(m, contract.person, async ({ params }, call) => {
    const shown = await showPerson(deps)(call.actor.tenantId, params.personId);
    await noteView(deps)(call.actor, params.personId);
    return { ...shown, may: call.may('person.reveal', 'person.views', 'correction.ask', 'study.read') };
  });
  mount(m, contract.reveal, async ({ params, body }, call) => ({
    value: await reveal(deps)(call.actor, params.personId, body.field, body.reason),
  }));
};
