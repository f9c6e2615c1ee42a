import { atOrBelow, pathLabel } from '../../../domain/access/scope.js';
import type { OrganisationRecord } from '../../../domain/import/records.js';
import { differences, type Difference } from '../../../domain/intake/differences.js';
import { isNewTerm, organisationIntake, type OrganisationIntake } from '../../../domain/intake/organisationIntake.js';
import { organisationKindTitles, type OrganisationKind } from '../../../domain/organisations/kinds.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { newId } from '../../platform/ids.js';
import { organisationKey } from '../../platform/nameKey.js';
import type { StandingOrganisation } from '../reads/known.js';
import { statesFrom } from '../reads/organisations.js';
import { changeRow } from './store.js';
import type { Effect } from './effect.js';
import { remember } from './organisations.js';
import { organisationNamed, type Intake, type KnownOrganisation } from './intake.js';
import { moved, noteMove } from './places.js';

/** A term as it is kept. */
export type KeptTerm = { readonly id: string; readonly since: CalendarDay; readonly ends_on: CalendarDay };

const keptOf = (
  o: StandingOrganisation,
  parent: KnownOrganisation | undefined,
  secretary: string | undefined,
  term: KeptTerm | undefined,
) => ({
  党组织全称: o.name,
  党组织简称: o.shortName,
  党组织代码: o.code,
  上级党组织: parent?.name ?? '',
  类别: organisationKindTitles[o.kind as OrganisationKind],
  届满日期: term?.ends_on ?? null,
  书记姓名: secretary ?? null,
  联系电话: o.phone,
  所在单位: o.unitName,
});

type StateRow = Awaited<ReturnType<typeof statesFrom>>[number];

/** From the day of the file on a state is otherwise: it ends and another begins; one that begins on that day or later is changed. */
const succeedState = async (run: Intake, s: StateRow, next: Partial<StateRow>): Promise<void> => {
  if (s.since >= run.asOf) return changeRow(run.tx.db, run, 'organisation_states', s.id, next);
  await changeRow(run.tx.db, run, 'organisation_states', s.id, { until: run.asOf });
  run.write.add('organisation_states', { ...s, ...next, id: newId(), since: run.asOf, import_id: run.importId });
};

/** Where it stands by now: those above may have been moved in this run. */
const pathOf = (run: Intake, o: StandingOrganisation): string => run.byId.get(o.id)?.path ?? o.path;

/** Everything below a moved organisation moves along; the run knows it under its new path from now on. */
const moveAlong = (run: Intake, from: string, to: string): void => {
  for (const known of Array.from(run.byId.values())) {
    if (!atOrBelow(known.path, from)) continue;
    noteMove(run, known, from, to);
    remember(run, { ...known, path: moved(known.path, from, to) });
  }
};

const succeed = async (
  run: Intake,
  o: StandingOrganisation,
  i: OrganisationIntake,
  parent: KnownOrganisation | undefined,
  found: readonly Difference[],
): Promise<string> => {
  // What the run has written about those above must be seen.
  await run.write.flush();
  const from = pathOf(run, o);
  const to = parent ? `${parent.path}.${pathLabel(o.id)}` : from;
  const renamed = found.some((d) => d.field === '党组织全称');
  const own = {
    name: i.name,
    short_name: i.shortName,
    name_key: organisationKey(i.shortName),
    kind: i.kind,
    has_committee: renamed ? i.hasCommittee : o.hasCommittee,
    parent_id: parent?.id ?? o.parentId,
    unit_name: i.unitName ?? o.unitName,
    phone: i.phone ?? o.phone,
  };
  const states = await statesFrom(run.tx.db, run.tenantId, { id: o.id, path: from, below: to !== from }, run.asOf);
  for (const s of states) {
    await succeedState(run, s, { path: moved(s.path, from, to), ...(s.organisation_id === o.id && own) });
  }
  if (to !== from) moveAlong(run, from, to);
  return to;
};

const eventKinds: Readonly<Record<string, 'rename' | 'move' | 'changeKind'>> = {
  党组织全称: 'rename',
  上级党组织: 'move',
  类别: 'changeKind',
};

const noteEvents = (run: Intake, o: StandingOrganisation, found: readonly Difference[]): void => {
  for (const d of found) {
    const kind = eventKinds[d.field];
    if (kind)
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
  }
};

/** Another day of term end: of the next term, which has begun by the day of the file, or the day of the running one put right. */
const applyTerm = async (run: Intake, o: StandingOrganisation, i: OrganisationIntake, kept: KeptTerm | undefined) => {
  if (!i.term) return;
  const since = i.term.since < run.asOf ? i.term.since : run.asOf;
  if (kept && !isNewTerm({ since: kept.since, endsOn: kept.ends_on }, i.term)) {
    const known = kept.since < i.term.endsOn ? {} : { since: i.term.since };
    return changeRow(run.tx.db, run, 'terms', kept.id, { ends_on: i.term.endsOn, ...known });
  }
  run.write.add('terms', {
    tenant_id: run.tenantId,
    id: newId(),
    organisation_id: o.id,
    since,
    ends_on: i.term.endsOn,
    since_inferred: true,
    import_id: run.importId,
  });
};

const structural = new Set(['党组织全称', '党组织简称', '上级党组织', '类别', '所在单位', '联系电话']);

/** Hold a row about a known organisation against what is kept, and write what is new. @param terms the last term of each organisation */
export const updateOrganisation = async (
  run: Intake,
  o: StandingOrganisation,
  record: OrganisationRecord,
  terms: ReadonlyMap<string, KeptTerm>,
): Promise<Effect> => {
  const isTop = o.id === run.rootId;
  const intake = organisationIntake(record, isTop);
  const former = run.byId.get(o.parentId ?? '');
  const parent = isTop ? undefined : (organisationNamed(run, record.上级党组织) ?? former);
  const secretary = (await run.before.secretaries()).get(o.id)?.holder_name;
  const term = terms.get(o.id);
  if (intake.secretary) run.affirmed.set(o.id, intake.secretary);
  const incoming = {
    ...record,
    类别: organisationKindTitles[intake.kind],
    上级党组织: isTop ? '' : (parent?.name ?? ''),
    届满日期: intake.term?.endsOn ?? '',
  };
  const found = differences(keptOf(o, former, secretary, term), incoming);
  if (found.length === 0) return { subjectId: o.id, effect: 'unchanged', changes: [] };
  const changed = new Set(found.map((d) => d.field));
  const path = [...changed].some((f) => structural.has(f))
    ? await succeed(run, o, intake, parent, found)
    : pathOf(run, o);
  if (changed.has('党组织代码')) await changeRow(run.tx.db, run, 'organisations', o.id, { code: intake.code });
  noteEvents(run, o, found);
  if (changed.has('届满日期')) await applyTerm(run, o, intake, term);
  if (changed.has('书记姓名') && intake.secretary)
    run.secretaries.set(o.id, { organisationId: o.id, name: intake.secretary, since: null });
  const { kind, name, shortName } = intake;
  const code = intake.code ?? o.code;
  remember(run, {
    ...(run.byId.get(o.id) ?? o),
    code,
    kind,
    name,
    shortName,
    path,
    parentId: parent?.id ?? o.parentId,
  });
  run.touched.add(o.id);
  return { subjectId: o.id, effect: 'updated', changes: found };
};
