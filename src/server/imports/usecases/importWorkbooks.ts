import { pathLabel } from '../../../domain/access/scope.js';
import { fold } from '../../../domain/import/fold.js';
import { PeopleSeen } from '../../../domain/import/peopleSeen.js';
import type { OrganisationRecord } from '../../../domain/import/records.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction, type Transaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { newId } from '../../platform/ids.js';
import { sealerFor } from '../../platform/sealer.js';
import { readSettings } from '../../platform/settings/store.js';
import { insertTenant } from '../../platform/tenants/store.js';
import { applierFor } from '../apply/applier.js';
import { beginIntake, topIntake } from '../apply/begin.js';
import { namesForRoster, namedOrganisations } from '../directory.js';
import type { OpenedFile } from '../open.js';
import { FileDropped, readFiles, type Placed } from '../read.js';
import { knownOrganisations } from '../reads/known.js';
import { rootOf, standingOf } from '../reads/organisations.js';
import type { Tally } from '../report.js';
import { sheetsByPlace } from '../sheets.js';
import { insertFiles, insertImport, patchImport } from '../store.js';
import { NoCommittee, type Imported, type ImportRequest, type Run } from '../request.js';
import { writingSink } from '../sink.js';

type Tx = Transaction<Database>;

/** Thrown to roll everything back when only a look was asked for. */
class OnlyLooked extends Error {
  constructor(readonly result: Imported) {
    super('only looked');
  }
}

const refuseOtherTop = (
  rows: readonly Placed<OrganisationRecord>[],
  top: OrganisationRecord,
  rootName: string,
): void => {
  if (fold(top.党组织全称) === fold(rootName)) return;
  const fileNo = rows.find((r) => r.reading.record?.党组织全称 === top.党组织全称)?.fileNo ?? 0;
  throw new FileDropped(
    fileNo,
    `文件中最高一级党组织是“${top.党组织全称}”，与本机关工委“${rootName}”不一致，整个文件不予接收。请核对是否选错了文件或工委。`,
  );
};

type Target = { readonly tenantId: string; readonly rootId: string; readonly isNew: boolean; readonly reach: string };

const openRun = async (
  deps: Deps,
  tx: Tx,
  request: ImportRequest,
  importId: string,
  t: Target,
  files: readonly OpenedFile[],
): Promise<Run> => {
  if (request.importId === null)
    await insertImport(tx.db, {
      tenantId: t.tenantId,
      importId,
      asOf: request.asOf,
      by: request.by,
      at: deps.clock.now(),
      state: 'applying',
      organisationId: null,
    });
  const intake = await beginIntake(
    tx,
    sealerFor(deps.keys, t.tenantId),
    t.tenantId,
    t.rootId,
    importId,
    request.asOf,
    t.reach,
    sheetsByPlace(files),
  );
  const known = await knownOrganisations(tx.db, t.tenantId);
  const standing = new Map(known.filter((o) => !t.isNew || o.id !== t.rootId).map((o) => [o.id, o]));
  return { intake, applier: applierFor(intake, standing), tenantId: t.tenantId };
};

const newTenant = async (tx: Tx, top: OrganisationRecord, importId: string): Promise<Target> => {
  const { name, shortName, code, since, unitName, phone } = topIntake(top);
  const made = await insertTenant(tx.db, { name, shortName, code, since, unitName, phone, demo: false, importId });
  return { ...made, isNew: true, reach: pathLabel(made.rootId) };
};

const finish = async (
  deps: Deps,
  tx: Tx,
  files: readonly OpenedFile[],
  request: ImportRequest,
  run: Run,
  tally: Tally,
): Promise<Imported> => {
  const { tenantId, intake } = run;
  const { importId } = intake;
  if (request.importId === null) await insertFiles(tx.db, tenantId, importId, files);
  request.onProgress('正在登记任职', 0.97);
  const left = await run.applier.finish();
  await request.beforeEnd?.(tx, intake);
  const result = { importId, tally, left };
  if (request.mode === 'look') throw new OnlyLooked(result);
  request.onProgress('正在计算应做与已做', 0.98);
  await deps.recount.all(tx, tenantId, deps.clock.today());
  await patchImport(
    tx.db,
    { tenantId, importId },
    {
      state: 'applied',
      counts: JSON.stringify(tally.details()),
      applied_at: deps.clock.now(),
      progress: 1,
      stage: '',
      problem: null,
    },
  );
  await recordAudit(
    tx.db,
    deps.clock,
    { ...request.by, tenantId },
    {
      action: 'import.applied',
      subjectId: importId,
      detail: { files: files.map((f) => f.fileName), counts: tally.counts(), touched: intake.touched.size },
    },
  );
  return result;
};

const work = async (
  deps: Deps,
  tx: Tx,
  files: readonly OpenedFile[],
  request: ImportRequest,
  tally: Tally,
): Promise<Imported> => {
  const importId = request.importId ?? newId();
  const { tenantId } = request;
  const root = tenantId === null ? null : await rootOf(tx.db, tenantId);
  const top = tenantId && request.organisationId ? await standingOf(tx.db, tenantId, request.organisationId) : root;
  const run: { now: Run | null } = { now: null };
  if (tenantId && root)
    run.now = await openRun(
      deps,
      tx,
      request,
      importId,
      { tenantId, rootId: root.id, isNew: false, reach: top?.path ?? root.path },
      files,
    );
  const sink = writingSink({ files, request, tally, run: () => run.now });
  const context = {
    asOf: request.asOf,
    corrections: request.corrections,
    secrecyMarks: tenantId ? ((await readSettings(tx.db, tenantId)).secrecyMarks ?? []) : [],
    known: async () => (tenantId && top ? namedOrganisations(await knownOrganisations(tx.db, tenantId), top.path) : []),
    fillRoster: async (people: PeopleSeen) => (tenantId ? namesForRoster(tx.db, tenantId, people) : undefined),
  };
  await readFiles(files, context, new PeopleSeen(), {
    ...sink,
    organisations: async (rows, found) => {
      if (top && found) refuseOtherTop(rows, found, top.name);
      if (!run.now && found)
        run.now = await openRun(deps, tx, request, importId, await newTenant(tx, found, importId), files);
      await sink.organisations(rows, found);
    },
  });
  if (!run.now) throw new NoCommittee();
  return finish(deps, tx, files, request, run.now, tally);
};

/**
 * Read workbooks and write what they bring, in one transaction: all or nothing.
 * @param files opened, without refused ones
 * @throws FileDropped where nothing may be kept of one of them (begin again without it); NoCommittee
 */
export const importWorkbooks =
  (deps: Deps) =>
  async (files: readonly OpenedFile[], request: ImportRequest, tally: Tally): Promise<Imported> => {
    try {
      return await inTransaction<Database, Imported>(deps.pool, (tx) => work(deps, tx, files, request, tally));
    } catch (error) {
      if (error instanceof OnlyLooked) return error.result;
      throw error;
    }
  };
