import { pathLabel } from '../../../domain/access/scope.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import type { Insertable } from 'kysely';
import type { OrganisationStatesTable } from '../../platform/db/tables.js';
import { newId } from '../../platform/ids.js';
import type { Intake, KnownOrganisation, PlaceSince } from './intake.js';

const placesOf = (run: Intake, o: KnownOrganisation): readonly PlaceSince[] =>
  run.places.get(o.id) ?? [{ since: o.since, path: o.path }];

/** Where something below an organisation stands from a day on: wherever the organisation itself stood and stands. */
const placesBelow = (run: Intake, parent: KnownOrganisation, id: string, since: CalendarDay): readonly PlaceSince[] => {
  const all = placesOf(run, parent);
  const first = Math.max(
    0,
    all.findLastIndex((p) => p.since <= since),
  );
  return all.slice(first).map((p, i) => ({ since: i === 0 ? since : p.since, path: `${p.path}.${pathLabel(id)}` }));
};

type NewState = Omit<Insertable<OrganisationStatesTable>, 'tenant_id' | 'id' | 'organisation_id' | 'since' | 'path'>;

/** Write the states of something new below an organisation. @returns where it stands now */
export const writeStatesBelow = (
  run: Intake,
  parent: KnownOrganisation,
  id: string,
  since: CalendarDay,
  state: NewState,
): string => {
  const places = placesBelow(run, parent, id, since);
  for (const [i, place] of places.entries())
    run.write.add('organisation_states', {
      ...state,
      tenant_id: run.tenantId,
      id: newId(),
      organisation_id: id,
      since: place.since,
      until: places[i + 1]?.since ?? null,
      parent_id: parent.id,
      path: place.path,
      import_id: run.importId,
    });
  if (places.length > 1) run.places.set(id, places);
  return places.at(-1)?.path ?? '';
};

/** From the day of the run on an organisation stands elsewhere. */
export const noteMove = (run: Intake, o: KnownOrganisation, from: string, to: string): void => {
  const all = placesOf(run, o);
  const before = all.filter((p) => p.since < run.asOf);
  const after = all.filter((p) => p.since > run.asOf).map((p) => ({ ...p, path: moved(p.path, from, to) }));
  run.places.set(o.id, [...before, { since: run.asOf, path: moved(o.path, from, to) }, ...after]);
};

/** A path at or below another, where that is replaced. */
export const moved = (path: string, from: string, to: string): string =>
  path === from || path.startsWith(`${from}.`) ? `${to}${path.slice(from.length)}` : path;
