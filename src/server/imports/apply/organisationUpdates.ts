import type { OrganisationRecord } from '../../../domain/import/records.js';
import { differences, type Difference } from '../../../domain/intake/differences.js';
import { organisationIntake, type OrganisationIntake } from '../../../domain/intake/organisationIntake.js';
import { organisationKindTitles, type OrganisationKind } from '../../../domain/organisations/kinds.js';
import { pathLabel } from '../../../domain/access/scope.js';
import { newId } from '../../platform/ids.js';
import { organisationKey } from '../../platform/nameKey.js';
import type { StandingOrganisation } from '../reads/known.js';
import { currentTerm, secretaryOf, statesFrom } from '../reads/organisations.js';
import { changeRow, removeRow } from '../store.js';
import { claimOffice } from './organisations.js';
import type { Intake, KnownOrganisation } from './intake.js';
import type { Effect } from './effect.js';

const kept = (
  o: StandingOrganisation,
  parent: KnownOrganisation | undefined,
  secretary: string | null,
  endsOn: string | null,
) => ({
  党组织全称: o.name,
  党组织简称: o.shortName,
  上级党组织: parent?.name ?? '',
  类别: organisationKindTitles[o.kind as OrganisationKind],
  届满日期: endsOn,
  书记姓名: secretary,
  联系电话: o.phone,
  所在单位: o.unitName,
});

/** From the day of the file on the organisation is otherwise: its state ends and another begins. Everything below moves along. */
const succeed = async (
  run: Intake,
  o: StandingOrganisation,
  i: OrganisationIntake,
  parent: KnownOrganisation | undefined,
): Promise<void> => {
  const path = parent ? `${parent.path}.${pathLabel(o.id)}` : o.path;
  for (const s of await statesFrom(run.tx.db, run.tenantId, o.path, run.asOf)) {
    const own = s.organisation_id === o.id;
    if (!own && path === o.path) continue;
    const next = {
      path: `${path}${s.path.slice(o.path.length)}`,
      ...(own && {
        name: i.name,
        short_name: i.shortName,
        name_key: organisationKey(i.shortName),
        kind: i.kind,
        has_committee: i.hasCommittee,
        parent_id: parent?.id ?? null,
        unit_name: i.unitName ?? o.unitName,
        phone: i.phone ?? o.phone,
      }),
    };
    if (s.since >= run.asOf) {
      await changeRow(run.tx.db, run, 'organisation_states', s.id, next);
      continue;
    }
    await changeRow(run.tx.db, run, 'organisation_states', s.id, { until: run.asOf });
    run.write.add('organisation_states', { ...s, ...next, id: newId(), since: run.asOf, import_id: run.importId });
  }
};

const noteEvents = (run: Intake, o: StandingOrganisation, found: readonly Difference[]): void => {
  const note = (kind: 'rename' | 'move' | 'changeKind', d: Difference): void =>
    run.write.add('organisation_events', {
      tenant_id: run.tenantId,
      id: newId(),
      organisation_id: o.id,
      kind,
      on_day: run.asOf,
      detail: JSON.stringify({ from: d.from, to: d.to }),
      reason: '据导入的党组织信息',
      import_id: run.importId,
    });
  for (const d of found) {
    if (d.field === '党组织全称') note('rename', d);
    if (d.field === '上级党组织') note('move', d);
    if (d.field === '类别') note('changeKind', d);
  }
};

const endFormerSecretary = async (run: Intake, organisationId: string): Promise<void> => {
  const former = await secretaryOf(run.tx.db, run.tenantId, organisationId, run.asOf);
  if (!former) return;
  if (former.since < run.asOf) await changeRow(run.tx.db, run, 'tenures', former.id, { until: run.asOf });
  else await removeRow(run.tx.db, run, 'tenures', former.id);
};

const structural = new Set(['党组织全称', '党组织简称', '上级党组织', '类别', '所在单位', '联系电话']);

/** Hold a row about a known organisation against what is kept, and write what is new. */
export const updateOrganisation = async (
  run: Intake,
  o: StandingOrganisation,
  record: OrganisationRecord,
  isTop: boolean,
): Promise<Effect> => {
  const intake = organisationIntake(record, isTop);
  const parent = isTop ? undefined : run.byFullName.get(record.上级党组织);
  const formerParent = [...run.byFullName.values()].find((p) => p.id === o.parentId);
  const [secretary, term] = [
    await secretaryOf(run.tx.db, run.tenantId, o.id, run.asOf),
    await currentTerm(run.tx.db, run.tenantId, o.id),
  ];
  const incoming = {
    ...record,
    类别: organisationKindTitles[intake.kind],
    ...(isTop && { 上级党组织: '' }),
    届满日期: intake.term?.endsOn ?? '',
  };
  const found = differences(kept(o, formerParent, secretary?.holder_name ?? null, term?.ends_on ?? null), incoming);
  if (found.length === 0) return { subjectId: o.id, effect: 'unchanged', changes: [] };
  if (found.some((d) => structural.has(d.field))) await succeed(run, o, intake, parent);
  noteEvents(run, o, found);
  const changed = new Set(found.map((d) => d.field));
  if (changed.has('书记姓名')) await endFormerSecretary(run, o.id);
  claimOffice(
    run,
    {
      ...intake,
      term: changed.has('届满日期') ? intake.term : null,
      secretary: changed.has('书记姓名') ? intake.secretary : null,
    },
    o.id,
    o.path,
  );
  const moved = parent
    ? { ...o, ...intake, id: o.id, path: `${parent.path}.${pathLabel(o.id)}`, parentId: parent.id }
    : { ...o, ...intake, id: o.id };
  run.byFullName.delete(o.name);
  run.byShortName.delete(o.shortName);
  run.byFullName.set(moved.name, moved);
  run.byShortName.set(moved.shortName, moved);
  run.touched.add(o.id);
  return { subjectId: o.id, effect: 'updated', changes: found };
};
