import type { OrganisationRecord } from '../../../domain/import/records.js';
import { organisationIntake, type OrganisationIntake } from '../../../domain/intake/organisationIntake.js';
import { sinceEver, type CalendarDay } from '../../../domain/shared/calendarDay.js';
import { newId } from '../../platform/ids.js';
import { organisationKey } from '../../platform/nameKey.js';
import { organisationNamed, type Intake, type KnownOrganisation } from './intake.js';
import { writeStatesBelow } from './places.js';

/** Names that it bore before stay known: rosters and ledgers of the run may still use them. */
export const remember = (run: Intake, o: KnownOrganisation): void => {
  run.byFullName.set(o.name, o);
  run.byShortName.set(o.shortName, o);
  run.byId.set(o.id, o);
  if (o.code) run.byCode.set(o.code, o);
};

/** Superiors before those below them, whatever order the file has. Rows whose superior is nowhere were rejected when read. */
export const superiorsFirst = <T extends { readonly record: OrganisationRecord }>(rows: readonly T[]): readonly T[] => {
  const byName = new Map(rows.map((r) => [r.record.党组织全称, r]));
  const ordered: T[] = [];
  const done = new Set<T>();
  const visit = (row: T, depth: number): void => {
    if (done.has(row) || depth > 20) return;
    const above = byName.get(row.record.上级党组织);
    if (above && above !== row) visit(above, depth + 1);
    if (done.has(row)) return;
    done.add(row);
    ordered.push(row);
  };
  for (const row of rows) visit(row, 0);
  return ordered;
};

const writeNew = (run: Intake, o: OrganisationIntake, parent: KnownOrganisation): KnownOrganisation => {
  const id = newId();
  const { tenantId, importId } = run;
  run.write.add('organisations', { tenant_id: tenantId, id, code: o.code, import_id: importId });
  const path = writeStatesBelow(run, parent, id, o.since, {
    kind: o.kind,
    name: o.name,
    short_name: o.shortName,
    name_key: organisationKey(o.shortName),
    has_committee: o.hasCommittee,
    unit_name: o.unitName,
    phone: o.phone,
  });
  if (o.since !== sinceEver)
    run.write.add('organisation_events', {
      tenant_id: tenantId,
      id: newId(),
      organisation_id: id,
      kind: 'setUp',
      on_day: o.since,
      detail: '{}',
      reason: '据导入的党组织信息',
      import_id: importId,
    });
  const { code, kind, name, shortName, since } = o;
  return { id, code, kind, name, shortName, parentId: parent.id, path, since };
};

/** The term and the secretary that a row names; the secretary is matched with the roster at the end of the run. */
export const claimOffice = (run: Intake, o: OrganisationIntake, id: string): void => {
  const { tenantId, importId } = run;
  if (o.term)
    run.write.add('terms', {
      tenant_id: tenantId,
      id: newId(),
      organisation_id: id,
      since: o.term.since,
      ends_on: o.term.endsOn,
      since_inferred: true,
      import_id: importId,
    });
  if (!o.secretary) return;
  run.affirmed.set(id, o.secretary);
  run.secretaries.set(id, { organisationId: id, name: o.secretary, since: o.term?.since ?? o.since });
};

/** Its founding as the file gives it; without one, of an organisation that no earlier file had, the day of this file. */
const foundedOn = async (run: Intake, o: OrganisationIntake): Promise<CalendarDay> =>
  o.since === sinceEver && (await run.before.anyOrganisations()) ? run.asOf : o.since;

/** Write an organisation that is new. @returns its id; null where its superior was left out of the import */
export const applyNewOrganisation = async (run: Intake, record: OrganisationRecord): Promise<string | null> => {
  const parent = organisationNamed(run, record.上级党组织);
  if (!parent) return null;
  const said = organisationIntake(record, false);
  const intake = { ...said, since: await foundedOn(run, said) };
  const known = writeNew(run, intake, parent);
  remember(run, known);
  claimOffice(run, intake, known.id);
  run.touched.add(known.id);
  return known.id;
};
