import * as contract from '../../contract/imports.js';
import { scopesFor } from '../../domain/access/policy.js';
import { namesOf } from '../organisations/reads/tree.js';
import type { Deps } from '../platform/deps.js';
import type { Call } from '../platform/http/call.js';
import { mount, type Mounting } from '../platform/http/mount.js';
import { Refusal } from '../platform/refusal.js';
import { sealerFor } from '../platform/sealer.js';
import { toCodes, toImportLine, toLeft, toRowItem, toSheets } from './lines.js';
import { filesOfImports, importById, importsPage, missingPage, rowsPage, type ImportRow } from './reads/imports.js';
import {
  answerMissing,
  applyImport,
  correctCell,
  discardImport,
  mapColumn,
  startUndo,
} from './usecases/changeImport.js';
import { startImport } from './usecases/startImport.js';
import { rejectedWorkbook } from './usecases/rejectedWorkbook.js';

/** Whose imports they are, by name. */
const importNames = async (deps: Deps, call: Call, rows: readonly ImportRow[]) => {
  const rootId = call.signedIn.rootId;
  const names = await namesOf(
    deps.db,
    call.actor.tenantId,
    [...new Set(rows.map((r) => r.organisation_id ?? rootId))],
    call.today,
  );
  return (r: ImportRow): string => names.get(r.organisation_id ?? rootId) ?? '';
};

const mountReads = (m: Mounting, deps: Deps): void => {
  mount(m, contract.imports, async ({ query }, call) => {
    const { total, rows } = await importsPage(
      deps.db,
      call.actor.tenantId,
      scopesFor(call.actor, 'import.read'),
      query,
    );
    const files = await filesOfImports(
      deps.db,
      call.actor.tenantId,
      rows.map((r) => r.id),
    );
    const nameOf = await importNames(deps, call, rows);
    return {
      total,
      items: rows.map((r) =>
        toImportLine(
          r,
          files.filter((f) => f.import_id === r.id),
          nameOf(r),
        ),
      ),
      may: scopesFor(call.actor, 'import.run').length > 0 ? ['import.run'] : [],
    };
  });
  mount(m, contract.importDetail, async ({ params }, call) => {
    const { tenantId } = call.actor;
    const found = await importById(deps.db, tenantId, params.importId);
    if (!found) throw new Refusal('notFound');
    const files = await filesOfImports(deps.db, tenantId, [found.id]);
    const missing = await missingPage(deps.db, tenantId, found.id, { page: 1, size: 1 });
    return {
      ...toImportLine(found, files, (await importNames(deps, call, [found]))(found)),
      sheets: toSheets(found, files),
      codes: toCodes(found),
      missing: missing.total,
      left: toLeft(found),
      appliedAt: found.applied_at?.toISOString() ?? null,
      undoneAt: found.undone_at?.toISOString() ?? null,
      may: call.may('import.run'),
    };
  });
};

const mountRows = (m: Mounting, deps: Deps): void => {
  mount(m, contract.importRows, async ({ params, query }, call) => {
    const { total, rows } = await rowsPage(deps.db, call.actor.tenantId, params.importId, query, query);
    const sealer = sealerFor(deps.keys, call.actor.tenantId);
    return { total, items: rows.map((r) => toRowItem(r, sealer)) };
  });
  mount(m, contract.missingPeople, async ({ params, query }, call) => {
    const { total, rows } = await missingPage(deps.db, call.actor.tenantId, params.importId, query);
    const names = await namesOf(
      deps.db,
      call.actor.tenantId,
      [...new Set(rows.map((r) => r.organisation_id))],
      call.today,
    );
    return {
      total,
      items: rows.map((r) => ({
        personId: r.person_id,
        name: r.name,
        branchName: names.get(r.organisation_id) ?? '',
        answer: r.answer as 'stays' | 'left' | null,
      })),
    };
  });
  mount(m, contract.rejectedRows, async ({ params }, call) => rejectedWorkbook(deps)(call.actor, params.importId));
};

export const mountImports = (m: Mounting, deps: Deps): void => {
  mountReads(m, deps);
  mountRows(m, deps);
  mount(m, contract.startImport, async ({ parts }, call) => ({ id: await startImport(deps)(call.actor, parts) }));
  mount(m, contract.mapColumn, async ({ params, body }, call) => {
    await mapColumn(deps)(call.actor, params.importId, body);
    return {};
  });
  mount(m, contract.correctCell, async ({ params, body }, call) => {
    await correctCell(deps)(call.actor, params.importId, body);
    return {};
  });
  mount(m, contract.applyImport, async ({ params, body }, call) => {
    const sheets = body.sheets?.map((s) => `${s.fileNo}:${s.sheetNo}`) ?? null;
    await applyImport(deps)(call.actor, params.importId, { sheets, withoutCodes: body.withoutCodes });
    return {};
  });
  mount(m, contract.discardImport, async ({ params }, call) => {
    await discardImport(deps)(call.actor, params.importId);
    return {};
  });
  mount(m, contract.undoImport, async ({ params }, call) => {
    await startUndo(deps)(call.actor, params.importId);
    return {};
  });
  mount(m, contract.answerMissing, async ({ params, body }, call) => {
    await answerMissing(deps)(call.actor, params.importId, params.personId, body.answer);
    return {};
  });
};
