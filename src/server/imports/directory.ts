import type { Kysely } from 'kysely';
import { atOrBelow } from '../../domain/access/scope.js';
import type { KnownName } from '../../domain/import/knownNames.js';
import type { PeopleSeen } from '../../domain/import/peopleSeen.js';
import type { OrganisationType } from '../../domain/import/records.js';
import type { CalendarDay } from '../../domain/shared/calendarDay.js';
import type { Database } from '../platform/db/tables.js';
import { knownOrganisations, namesInBranches, type OtherName, type StandingOrganisation } from './reads/known.js';

const types: Readonly<Record<string, OrganisationType>> = {
  workingCommittee: '党委',
  committee: '党委',
  generalBranch: '党总支',
  branch: '党支部',
  jointBranch: '联合党支部',
  temporaryBranch: '临时党支部',
};

/** Organisations that rows of a file may name: those at or below the one that runs the import. */
export const namedOrganisations = (
  known: readonly StandingOrganisation[],
  others: readonly OtherName[],
  reach: string,
): readonly KnownName[] => {
  const names = new Map<string, { readonly shortName: string; readonly fullName: string }[]>();
  for (const n of others) names.set(n.id, [...(names.get(n.id) ?? []), { shortName: n.short_name, fullName: n.name }]);
  return known
    .filter((o) => atOrBelow(o.path, reach))
    .flatMap((o) => {
      const type = types[o.kind];
      const named = { shortName: o.shortName, fullName: o.name, code: o.code ?? '', otherNames: names.get(o.id) ?? [] };
      return type ? [{ ...named, type }] : [];
    });
};

/** Tell the reading who is on the branches' rosters on a day already, so that absentees in a ledger are known. */
export const namesForRoster = async (
  db: Kysely<Database>,
  tenantId: string,
  on: CalendarDay,
  people: PeopleSeen,
): Promise<void> => {
  const branches = new Map((await knownOrganisations(db, tenantId, on)).map((o) => [o.id, o.shortName]));
  for (const n of await namesInBranches(db, tenantId, on)) {
    const branch = branches.get(n.branch_id);
    if (branch) people.enrol(branch, n.name, n.group_name ?? '');
  }
};
