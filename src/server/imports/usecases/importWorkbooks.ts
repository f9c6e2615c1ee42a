import { pathLabel } from '../../../domain/access/scope.js';
import { PeopleSeen } from '../../../domain/import/peopleSeen.js';
import type { OrganisationRecord } from '../../../domain/import/records.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction, type Transaction } from '../../platform/db/pool.js';
import { isConflict, tableOfConflict } from '../../platform/db/refusal.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { newId } from '../../platform/ids.js';
import { Refusal } from '../../platform/refusal.js';
import { sealerFor } from '../../platform/sealer.js';
import { readSettings } from '../../platform/settings/store.js';
import { tenants } from '../../platform/tenants/reads.js';
import { insertTenant, lockSetUp } from '../../platform/tenants/store.js';
import { settleTree } from '../apply/store.js';
import { applierFor } from '../apply/applier.js';
import { beginIntake, topIntake } from '../apply/begin.js';
import { namesForRoster, namedOrganisations } from '../directory.js';
import type { OpenedFile } from '../open.js';
import { refuseOtherTop } from '../otherTop.js';
import { readFiles, type ReadContext } from '../read.js';
import { notMet, type Missing } from '../reads/imports.js';
import { endedOrganisations, knownOrganisations, otherNames } from '../reads/known.js';
import { rootOf, standingOf } from '../reads/organisations.js';
import type { Tally } from '../report.js';
import { sheetsByPlace } from '../sheets.js';
import { clearRows, insertFiles, insertImport, patchImport } from '../store.js';
import { applyAnswers } from './answers.js';
import { NoCommittee, type Imported, type ImportRequest, type Run } from '../request.js';
import { writingSink } from '../sink.js';

type Tx = Transaction<Database>;

/** So many of the posts that could not be written are kept with the import, to be looked at. */
export const leftKept = 200;

/** Thrown to roll everything back when only a look was asked for. */
class OnlyLooked extends Error {
  constructor(readonly result: Imported) {
    super('only looked');
  }
}

const conflictTitles: Readonly<Record<string, string>> = {
  organisations: '党组织代码',
  organisation_states: '党组织的名称和隶属',
  people: '党员的身份证号',
  affiliations: '党员的组织关系',
  standings: '党员的身份起止',
  tenures: '任职起止',
  terms: '届次',
  meetings: '组织生活记录',
};

/** What the database finds contradictory was not foreseen, but whoever imports must hear of it in words. */
const conflictOf = (error: unknown): Refusal => {
  const title = conflictTitles[tableOfConflict(error)];
  return new Refusal('import.conflict', [
    `${title ? `涉及${title}。` : ''}请核对文件和统计日；如核对无误，请把文件交系统管理员查看。`,
  ]);
};

type Target = { readonly tenantId: string; readonly rootId: string; readonly isNew: boolean; readonly reach: string };
type Work = {
  readonly deps: Deps;
  readonly tx: Tx;
  readonly files: readonly OpenedFile[];
  readonly request: ImportRequest;
  readonly tally: Tally;
  readonly importId: string;
};

const openRun = async (w: Work, t: Target): Promise<Run> => {
  const { deps, tx, request, importId } = w;
  if (request.importId === null)
    await insertImport(tx.db, {
      tenantId: t.tenantId,
      importId,
      asOf: request.asOf,
      by: request.by,
      at: deps.clock.now(),
      state: 'applying',
      organisationId: request.organisationId,
    });
  else if (request.mode === 'write') await clearRows(tx.db, { tenantId: t.tenantId, importId });
  const intake = await beginIntake(
    tx,
    sealerFor(deps.keys, t.tenantId),
    t.tenantId,
    t.rootId,
    importId,
    request.asOf,
    t.reach,
    sheetsByPlace(w.files),
  );
  const known = await knownOrganisations(tx.db, t.tenantId, request.asOf);
  const standing = new Map(known.filter((o) => !t.isNew || o.id !== t.rootId).map((o) => [o.id, o]));
  return { intake, applier: applierFor(intake, standing), tenantId: t.tenantId };
};

/** The top organisation becomes the working committee of a new tenant; of two who try at once the second finds the first one's. */
const newTenant = async ({ tx, importId }: Work, top: OrganisationRecord): Promise<Target> => {
  await lockSetUp(tx.db);
  if ((await tenants(tx.db)).length > 0) throw new Refusal('setup.done');
  const { name, shortName, code, since, unitName, phone } = topIntake(top);
  const made = await insertTenant(tx.db, { name, shortName, code, since, unitName, phone, demo: false, importId });
  return { ...made, isNew: true, reach: pathLabel(made.rootId) };
};

/** People of the branches on the rosters of the run whom no row names: they are asked about, never removed. */
const missingFrom = async ({ tx, request, importId }: Work, { intake, tenantId }: Run): Promise<readonly Missing[]> => {
  if (intake.rosterBranches.size === 0 || !(await intake.before.anyPeople())) return [];
  const missing = await notMet(tx.db, tenantId, intake, request.asOf);
  // The preview of the pages has asked already, and may have been answered.
  if (request.importId === null)
    for (const m of missing)
      intake.write.add('import_missing', {
        tenant_id: tenantId,
        import_id: importId,
        person_id: m.person_id,
        organisation_id: m.organisation_id,
      });
  await intake.write.flush();
  return missing;
};

const noteApplied = async (
  { deps, tx, files, request, tally }: Work,
  { tenantId, intake }: Run,
  left: readonly string[],
) => {
  const { importId } = intake;
  await patchImport(
    tx.db,
    { tenantId, importId },
    {
      state: 'applied',
      counts: JSON.stringify({ ...tally.details(), left: left.slice(0, leftKept) }),
      applied_at: deps.clock.now(),
      progress: 1,
      stage: '',
      problem: null,
    },
  );
  await recordAudit(
    tx.db,
    deps,
    { ...request.by, tenantId },
    {
      action: 'import.applied',
      subjectId: importId,
      detail: { files: files.map((f) => f.fileName), counts: tally.counts(), touched: intake.touched.size },
    },
  );
};
const finish = async (w: Work, run: Run): Promise<Imported> => {
  const { deps, tx, request, importId, tally } = w;
  if (request.importId === null) await insertFiles(tx.db, run.tenantId, importId, w.files);
  request.onProgress('正在登记任职', 0.97);
  const left = await run.applier.finish();
  const missing = await missingFrom(w, run);
  const result: Imported = { importId, tally, left, missing };
  if (request.mode === 'look') throw new OnlyLooked(result);
  if (request.importId !== null) await applyAnswers(tx, { tenantId: run.tenantId, importId }, request.asOf);
  request.onProgress('正在计算应做与已做', 0.98);
  await deps.recount.all(tx, run.tenantId, deps.clock.today());
  await noteApplied(w, run, left);
  return result;
};

const contextOf = async ({ tx, request }: Work, top: { readonly path: string } | null): Promise<ReadContext> => {
  const { tenantId, asOf, corrections } = request;
  const known = async () =>
    tenantId && top
      ? namedOrganisations(
          await knownOrganisations(tx.db, tenantId, asOf),
          await otherNames(tx.db, tenantId, asOf),
          top.path,
        )
      : [];
  return {
    asOf,
    corrections,
    known,
    secrecyMarks: tenantId ? ((await readSettings(tx.db, tenantId)).secrecyMarks ?? []) : [],
    ended: async () => (tenantId ? endedOrganisations(tx.db, tenantId, asOf) : []),
    fillRoster: async (people) => (tenantId ? namesForRoster(tx.db, tenantId, asOf, people) : undefined),
  };
};

const work = async (w: Work): Promise<Imported> => {
  const { deps, tx, files, request, tally } = w;
  const { tenantId } = request;
  if (tenantId) await deps.recount.alone(tx, tenantId);
  const root = tenantId === null ? null : await rootOf(tx.db, tenantId);
  const top = tenantId && request.organisationId ? await standingOf(tx.db, tenantId, request.organisationId) : root;
  const run: { now: Run | null } = { now: null };
  if (tenantId && root && top) run.now = await openRun(w, { tenantId, rootId: root.id, isNew: false, reach: top.path });
  const sink = writingSink({ files, request, tally, run: () => run.now });
  await readFiles(files, await contextOf(w, top), new PeopleSeen(), {
    ...sink,
    organisations: async (rows, found) => {
      refuseOtherTop(rows, found, top?.name ?? found?.党组织全称 ?? '');
      if (!run.now && found) run.now = await openRun(w, await newTenant(w, found));
      await sink.organisations(rows, found);
    },
  });
  if (!run.now) throw new NoCommittee();
  return finish(w, run.now);
};

/**
 * Read workbooks and write what they bring, in one transaction: all or nothing.
 * @param files opened, without refused ones
 * @throws FileDropped where nothing may be kept of one of them (begin again without it); NoCommittee
 */
export const importWorkbooks =
  (deps: Deps) =>
  async (files: readonly OpenedFile[], request: ImportRequest, tally: Tally): Promise<Imported> => {
    const importId = request.importId ?? newId();
    try {
      const imported = await inTransaction<Database, Imported>(deps.pool, (tx) =>
        work({ deps, tx, files, request, tally, importId }),
      );
      await settleTree(deps.pool);
      return imported;
    } catch (error) {
      if (error instanceof OnlyLooked) return error.result;
      throw isConflict(error) ? conflictOf(error) : error;
    }
  };
