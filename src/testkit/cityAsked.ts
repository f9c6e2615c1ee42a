import { day } from '../domain/shared/calendarDay.js';
import { toOrganisationLine } from '../server/organisations/lines.js';
import { childrenOn } from '../server/organisations/reads/tree.js';
import { showOrganisation } from '../server/organisations/usecases/showOrganisation.js';
import { membersOf } from '../server/people/reads/roster.js';
import { showPerson } from '../server/people/usecases/showPerson.js';
import type { Deps } from '../server/platform/deps.js';
import { onlyTenant } from './importing.js';

/** What a page would show of the only tenant, asked by the names that organisations and people ever had. */
export const cityAsked = (deps: Deps) => {
  const tenant = async (): Promise<string> => (await onlyTenant(deps)) ?? '';
  const idOf = async (name: string): Promise<string> => {
    const found = await deps.db
      .selectFrom('organisation_states as o')
      .select('o.organisation_id as id')
      .where('o.tenant_id', '=', await tenant())
      .where((e) => e.or([e('o.short_name', '=', name), e('o.name', '=', name)]))
      .executeTakeFirst();
    if (!found) throw new RangeError(`no organisation of this name: ${name}`);
    return found.id;
  };
  const show = async (name: string, on: string) => showOrganisation(deps)(await tenant(), await idOf(name), day(on));
  return {
    idOf,
    show,
    /** Names on the roster of a branch, sorted. */
    roster: async (branch: string, on: string): Promise<readonly string[]> =>
      (await membersOf(deps.db, await tenant(), await idOf(branch), 'branch', day(on))).map((r) => r.name).toSorted(),
    /** [应到, 有表决权应到] */
    due: async (branch: string, on: string) => {
      const { due, votingDue } = await show(branch, on);
      return [due, votingDue];
    },
    /** e.g. ['书记 陆江', '组织委员 何清'] */
    posts: async (name: string, on: string): Promise<readonly string[]> =>
      (await show(name, on)).tenures.map((t) => `${t.postTitle} ${t.holderName}`),
    /** Short names of what stands directly below. */
    below: async (name: string, on: string): Promise<readonly string[]> => {
      const { rows } = await childrenOn(deps.pool, await tenant(), await idOf(name), day(on), { page: 1, size: 100 });
      return rows.map((r) => toOrganisationLine(r, undefined).shortName);
    },
    /** Short names from the root down to the organisation's superior. */
    trail: async (name: string, on: string): Promise<readonly string[]> =>
      (await show(name, on)).trail.map((t) => t.shortName),
    person: async (name: string) => {
      const found = await deps.db
        .selectFrom('people as p')
        .select('p.id')
        .where('p.tenant_id', '=', await tenant())
        .where('p.name', '=', name)
        .executeTakeFirstOrThrow();
      return showPerson(deps)(await tenant(), found.id);
    },
  };
};
