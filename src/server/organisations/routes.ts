import type { z } from 'zod';
import * as contract from '../../contract/organisations.js';
import { scopesFor } from '../../domain/access/policy.js';
import type { OrganisationKind } from '../../domain/organisations/kinds.js';
import { organisationKindTitles } from '../../domain/organisations/kinds.js';
import { postTitles, type Post } from '../../domain/organisations/posts.js';
import { addMonths, type CalendarDay } from '../../domain/shared/calendarDay.js';
import type { Deps } from '../platform/deps.js';
import type { Call } from '../platform/http/call.js';
import { mount, type Mounting } from '../platform/http/mount.js';
import { toOrganisationLine, toTermLine } from './lines.js';
import { termsEndingBefore, withVacancies, type TermLineRow } from './reads/terms.js';
import { childrenOn, countsBelow, idsOnPath, namesOf, searchOrganisations } from './reads/tree.js';
import { recordEvent } from './usecases/recordEvent.js';
import { showOrganisation } from './usecases/showOrganisation.js';
import { endTenure, recordTenure } from './usecases/tenures.js';

const dayOf = (query: { readonly day?: string | undefined }, call: Call): CalendarDay =>
  (query.day as CalendarDay | undefined) ?? call.today;

const listChildren = async (
  deps: Deps,
  call: Call,
  id: string,
  on: CalendarDay,
  page: { page: number; size: number },
) => {
  const { tenantId } = call.actor;
  const { total, rows } = await childrenOn(deps.pool, tenantId, id, on, page);
  const counts = await countsBelow(
    deps.db,
    tenantId,
    rows.map((r) => r.id),
    on,
  );
  return { total, items: rows.map((r) => toOrganisationLine(r, counts.get(r.id))) };
};

const search = async (deps: Deps, call: Call, text: string, on: CalendarDay) => {
  const { tenantId } = call.actor;
  const rows = await searchOrganisations(deps.db, tenantId, scopesFor(call.actor, 'organisation.read'), text, on);
  const names = await namesOf(deps.db, tenantId, [...new Set(rows.flatMap((r) => idsOnPath(r.path)))], on);
  const trail = (path: string): string =>
    idsOnPath(path)
      .slice(1, -1)
      .map((id) => names.get(id) ?? '')
      .join(' / ');
  return { items: rows.map((r) => ({ ...toOrganisationLine(r, undefined), trail: trail(r.path) })) };
};

type TermsReply = z.input<(typeof contract.termsAndVacancies)['reply']>;

const toTermItem = (r: TermLineRow, on: CalendarDay): TermsReply['items'][number] => ({
  organisationId: r.id,
  shortName: r.short_name,
  kindTitle: organisationKindTitles[r.kind as OrganisationKind],
  term:
    r.since && r.ends_on
      ? toTermLine(
          {
            since: r.since,
            ends_on: r.ends_on,
            since_inferred: r.since_inferred ?? false,
            extended_to: r.extended_to ?? null,
          },
          on,
        )
      : null,
  vacancies: r.vacant.map((post) => postTitles[post as Post]),
  secretary: r.secretary,
});

export const mountOrganisations = (m: Mounting, deps: Deps): void => {
  mount(m, contract.organisationChildren, async ({ params, query }, call) =>
    listChildren(deps, call, params.organisationId, dayOf(query, call), query),
  );
  mount(m, contract.searchOrganisations, async ({ query }, call) => search(deps, call, query.q, dayOf(query, call)));
  mount(m, contract.organisation, async ({ params, query }, call) => ({
    ...(await showOrganisation(deps)(call.actor.tenantId, params.organisationId, dayOf(query, call))),
    may: call.may('organisation.change', 'post.change', 'roster.read', 'obligation.read', 'rule.read', 'rule.add'),
  }));
  mount(m, contract.recordOrganisationEvent, async ({ params, body }, call) =>
    recordEvent(deps)(call.actor, params.organisationId, body),
  );
  mount(m, contract.recordTenure, async ({ params, body }, call) => ({
    id: await recordTenure(deps)(call.actor, {
      ...body,
      organisationId: params.organisationId,
      since: body.since as CalendarDay,
    }),
  }));
  mount(m, contract.endTenure, async ({ params, body }, call) => {
    await endTenure(deps)(call.actor, params.organisationId, params.tenureId, body.until as CalendarDay);
    return {};
  });
  mount(m, contract.termsAndVacancies, async ({ query }, call) => {
    const on = dayOf(query, call);
    const { tenantId } = call.actor;
    const found =
      query.show === 'terms'
        ? await termsEndingBefore(deps.db, tenantId, call.place.path, on, addMonths(on, query.months), query)
        : await withVacancies(deps.db, tenantId, call.place.path, on, query);
    return { total: found.total, items: found.rows.map((r) => toTermItem(r, on)) };
  });
};
