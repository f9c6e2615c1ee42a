import { PeopleSeen } from '../../../domain/import/peopleSeen.js';
import type { OrganisationRecord } from '../../../domain/import/records.js';
import { fold } from '../../../domain/import/fold.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction, type Transaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { newId } from '../../platform/ids.js';
import { sealerFor } from '../../platform/sealer.js';
import { readSettings } from '../../platform/settings/store.js';
import { insertTenant } from '../../platform/tenants/store.js';
import { applierFor, type Applier } from '../apply/applier.js';
import { beginIntake, topIntake } from '../apply/begin.js';
import type { Intake } from '../apply/intake.js';
import { namesForRoster, namedOrganisations } from '../directory.js';
import type { OpenedFile } from '../open.js';
import { FileDropped, readFiles, type Placed, type Sink } from '../read.js';
import { knownOrganisations } from '../reads/known.js';
import { rootOf } from '../reads/organisations.js';
import { reportLine, type ReportLine, type Tally } from '../report.js';
import { insertFiles, insertImport, patchImport, writeRow } from '../store.js';

type Tx = Transaction<Database>;
export type ImportRequest = {
  /** Where it goes; null lets the top organisation become the working committee of a new tenant. */
  readonly tenantId: string | null;
  readonly asOf: CalendarDay;
  readonly dryRun: boolean;
  readonly by: string;
  readonly onProgress: (stage: string, fraction: number) => void;
  /** Told of every row, in the order of its sheet; sheets come in the order in which they are read. */
  readonly onLine: (fileNo: number, sheetNo: number, line: ReportLine) => void;
};
export type Imported = {
  readonly tenantId: string | null;
  readonly importId: string;
  readonly tally: Tally;
  readonly left: readonly string[];
};

/** Thrown to roll everything back when only a look was asked for. */
class OnlyLooked extends Error {
  constructor(readonly result: Imported) {
    super('dry run');
  }
}

/** There is no committee yet and no organisation file from which one could be made. */
export class NoCommittee extends Error {}

type Run = { readonly intake: Intake; readonly applier: Applier; readonly tenantId: string };

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

const openRun = async (
  deps: Deps,
  tx: Tx,
  tenantId: string,
  rootId: string,
  importId: string,
  asOf: CalendarDay,
  isNew: boolean,
  request: ImportRequest,
): Promise<Run> => {
  const by = { accountId: null, name: request.by };
  await insertImport(tx.db, { tenantId, importId, asOf, by, at: deps.clock.now() });
  const intake = await beginIntake(tx, sealerFor(deps.keys, tenantId), tenantId, rootId, importId, asOf);
  const standing = new Map(
    (await knownOrganisations(tx.db, tenantId)).filter((o) => !isNew || o.id !== rootId).map((o) => [o.id, o]),
  );
  return { intake, applier: applierFor(intake, standing), tenantId };
};

const newTenant = async (
  deps: Deps,
  tx: Tx,
  top: OrganisationRecord,
  importId: string,
  asOf: CalendarDay,
  request: ImportRequest,
): Promise<Run> => {
  const t = topIntake(top);
  const { tenantId, rootId } = await insertTenant(tx.db, {
    name: t.name,
    shortName: t.shortName,
    code: t.code,
    since: t.since,
    demo: false,
    importId,
  });
  return openRun(deps, tx, tenantId, rootId, importId, asOf, true, request);
};

/** The sink that writes as it reads. The run is opened by the first organisations where the tenant is not there yet. */
const writingSink = (
  files: readonly OpenedFile[],
  request: ImportRequest,
  tally: Tally,
  run: { now: Run | null },
  open: (top: OrganisationRecord) => Promise<Run>,
): Sink => {
  const names = new Map(files.map((f) => [f.fileNo, f.fileName]));
  const send = async <R>(
    rows: readonly Placed<R>[],
    write: (
      applier: Applier,
      records: readonly R[],
    ) => Promise<
      readonly {
        subjectId: string | null;
        effect: 'new' | 'updated' | 'unchanged';
        changes: readonly { field: string; from: string; to: string }[];
      }[]
    >,
  ): Promise<void> => {
    if (!run.now) throw new NoCommittee();
    const accepted = rows.flatMap(({ reading }) => (reading.record === null ? [] : [reading.record]));
    const effects = await write(run.now.applier, accepted);
    let next = 0;
    for (const placed of rows) {
      const effect = placed.reading.record === null ? null : (effects[next++] ?? null);
      const line = reportLine(names.get(placed.fileNo) ?? '', placed, effect);
      tally.add(line);
      writeRow(run.now.intake, placed, line, effect);
      request.onLine(placed.fileNo, placed.sheetNo, line);
    }
  };
  return {
    organisations: async (rows, top) => {
      if (!run.now && top) run.now = await open(top);
      await send(rows, (applier, records) => applier.organisations(records, top));
    },
    members: (rows) => send(rows, (applier, records) => applier.members(records)),
    meetings: (rows) => send(rows, (applier, records) => applier.meetings(records)),
    progress: request.onProgress,
  };
};

const work = async (
  deps: Deps,
  tx: Tx,
  files: readonly OpenedFile[],
  request: ImportRequest,
  tally: Tally,
): Promise<Imported> => {
  const importId = newId();
  const { asOf } = request;
  const run: { now: Run | null } = { now: null };
  let rootName: string | null = null;
  if (request.tenantId) {
    const root = await rootOf(tx.db, request.tenantId);
    rootName = root.name;
    run.now = await openRun(deps, tx, request.tenantId, root.id, importId, asOf, false, request);
  }
  const sink = writingSink(files, request, tally, run, (top) => newTenant(deps, tx, top, importId, asOf, request));
  const context = {
    asOf,
    corrections: new Map(),
    secrecyMarks: request.tenantId ? ((await readSettings(tx.db, request.tenantId)).secrecyMarks ?? []) : [],
    known: async () => (request.tenantId ? namedOrganisations(await knownOrganisations(tx.db, request.tenantId)) : []),
    fillRoster: async (people: PeopleSeen) =>
      request.tenantId ? namesForRoster(tx.db, request.tenantId, people) : undefined,
  };
  await readFiles(files, context, new PeopleSeen(), {
    ...sink,
    organisations: async (rows, top) => {
      if (rootName !== null && top) refuseOtherTop(rows, top, rootName);
      await sink.organisations(rows, top);
    },
  });
  if (!run.now) throw new NoCommittee();
  return finish(deps, tx, files, request, run.now, importId, tally);
};

const finish = async (
  deps: Deps,
  tx: Tx,
  files: readonly OpenedFile[],
  request: ImportRequest,
  run: Run,
  importId: string,
  tally: Tally,
): Promise<Imported> => {
  const { tenantId, intake } = run;
  const who = { tenantId, accountId: null, name: request.by };
  await insertFiles(tx.db, tenantId, importId, files);
  request.onProgress('正在登记任职', 0.97);
  const left = await run.applier.finish();
  request.onProgress('正在计算应做与已做', 0.98);
  await deps.recount.all(tx, tenantId, deps.clock.today());
  await patchImport(
    tx.db,
    { tenantId, importId },
    { state: 'applied', counts: JSON.stringify(tally.counts()), applied_at: deps.clock.now(), progress: 1 },
  );
  await recordAudit(tx.db, deps.clock, who, {
    action: 'import.applied',
    subjectId: importId,
    detail: { files: files.map((f) => f.fileName), counts: tally.counts(), touched: intake.touched.size },
  });
  const result = { tenantId, importId, tally, left };
  if (request.dryRun) throw new OnlyLooked(result);
  return result;
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
