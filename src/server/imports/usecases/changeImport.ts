import type { Actor } from '../../../domain/access/policy.js';
import { recordAudit, type AuditAction } from '../../platform/audit/store.js';
import { inTransaction, type Transaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { enqueue } from '../../platform/jobs/jobs.js';
import { Refusal } from '../../platform/refusal.js';
import { sealerFor } from '../../platform/sealer.js';
import { mappingKey } from '../open.js';
import { builtOn } from '../reads/builtOn.js';
import { filesOfImports, lockImport, type ImportRow } from '../reads/imports.js';
import {
  clearMissing,
  clearRows,
  forgetUploads,
  patchImport,
  saveAnswer,
  saveCorrection,
  saveMapping,
  type Run,
} from '../store.js';
import { payloadFor } from '../payload.js';
import { dropUploads } from '../uploads.js';
import { endMembership } from './answers.js';
import type { Selection } from './processImport.js';

type Tx = Transaction<Database>;

const busy: readonly string[] = ['reading', 'applying', 'undoing'];

/** Load the import, locked, in one of the states in which the step makes sense. @throws Refusal notFound, import.busy, import.state */
const inState = async (tx: Tx, run: Run, states: readonly string[]): Promise<ImportRow> => {
  const found = await lockImport(tx.db, run.tenantId, run.importId);
  if (!found) throw new Refusal('notFound');
  if (busy.includes(found.state)) throw new Refusal('import.busy');
  if (!states.includes(found.state)) throw new Refusal('import.state');
  return found;
};

type Step = {
  readonly states: readonly string[];
  readonly to: 'reading' | 'applying' | 'undoing';
  readonly job: string;
  readonly more?: Record<string, string>;
  readonly change?: (tx: Tx, run: Run) => Promise<void>;
  readonly audit?: { readonly action: AuditAction; readonly detail: Record<string, unknown> };
};

const step = async (deps: Deps, who: Actor, importId: string, s: Step): Promise<void> =>
  inTransaction<Database, void>(deps.pool, async (tx) => {
    const run = { tenantId: who.tenantId, importId };
    await inState(tx, run, s.states);
    await s.change?.(tx, run);
    await patchImport(tx.db, run, { state: s.to, progress: 0, stage: '正在排队', problem: null });
    if (s.audit) await recordAudit(tx.db, deps, who, { ...s.audit, subjectId: importId });
    await enqueue(tx.client, s.job, payloadFor(who, run, s.more));
  });

/** Say by hand what a column is (or that it is nothing), and read again. */
export const mapColumn =
  (deps: Deps) =>
  (
    who: Actor,
    importId: string,
    m: { readonly fileNo: number; readonly sheetNo: number; readonly column: number; readonly field: string | null },
  ): Promise<void> =>
    step(deps, who, importId, {
      states: ['ready', 'refused'],
      to: 'reading',
      job: 'imports:read',
      change: async (tx, run) => {
        if (!(await saveMapping(tx.db, run, m.fileNo, { [mappingKey(m.sheetNo, m.column)]: m.field })))
          throw new Refusal('notFound');
      },
      audit: { action: 'import.mapped', detail: { ...m } },
    });

/** Put a cell right, and read again: what it says may concern other rows. */
export const correctCell =
  (deps: Deps) =>
  (
    who: Actor,
    importId: string,
    c: {
      readonly fileNo: number;
      readonly sheetNo: number;
      readonly row: number;
      readonly field: string;
      readonly value: string;
    },
  ): Promise<void> =>
    step(deps, who, importId, {
      states: ['ready'],
      to: 'reading',
      job: 'imports:read',
      change: async (tx, run) => {
        const sealed = sealerFor(deps.keys, who.tenantId).seal('correction', c.value);
        if (sealed) await saveCorrection(tx.db, run, { ...c, sealed, by: who.accountId });
      },
      audit: {
        action: 'import.corrected',
        detail: { fileNo: c.fileNo, sheetNo: c.sheetNo, row: c.row, field: c.field },
      },
    });

export const applyImport =
  (deps: Deps) =>
  (who: Actor, importId: string, selection: Selection): Promise<void> =>
    step(deps, who, importId, {
      states: ['ready'],
      to: 'applying',
      job: 'imports:write',
      more: { selection: JSON.stringify(selection) },
    });

/** Take back; what was built on it is said at once, before anything is tried. */
export const startUndo =
  (deps: Deps) =>
  (who: Actor, importId: string): Promise<void> =>
    step(deps, who, importId, {
      states: ['applied'],
      to: 'undoing',
      job: 'imports:undo',
      change: async (tx, run) => {
        const reasons = await builtOn(tx.db, run.tenantId, run.importId);
        if (reasons.length > 0) throw new Refusal('import.builtOn', reasons);
      },
    });

/** Dismiss: the originals and everything staged are removed; that it was dismissed stays. */
export const discardImport =
  (deps: Deps) =>
  async (who: Actor, importId: string): Promise<void> => {
    const run = { tenantId: who.tenantId, importId };
    const names = await inTransaction<Database, readonly (string | null)[]>(deps.pool, async (tx) => {
      await inState(tx, run, ['ready', 'refused']);
      const files = await filesOfImports(tx.db, run.tenantId, [importId]);
      await clearRows(tx.db, run);
      await clearMissing(tx.db, run);
      await forgetUploads(tx.db, run);
      await patchImport(tx.db, run, { state: 'discarded', stage: '' });
      await recordAudit(tx.db, deps, who, { action: 'import.discarded', subjectId: importId });
      return files.map((f) => f.sealed_name);
    });
    await dropUploads(deps, names);
  };

/** Answer whether somebody whom the file does not name is still there; who left, left on the day of the file. */
export const answerMissing =
  (deps: Deps) =>
  async (who: Actor, importId: string, personId: string, answer: 'stays' | 'left'): Promise<void> =>
    inTransaction<Database, void>(deps.pool, async (tx) => {
      const run = { tenantId: who.tenantId, importId };
      const found = await inState(tx, run, ['ready', 'applied']);
      const branchId = await saveAnswer(tx.db, run, personId, answer, who.accountId, deps.clock.now());
      if (!branchId) throw new Refusal('notFound');
      // Before the import is applied nothing but the answer is kept: it may still be dismissed.
      if (answer === 'left' && found.state === 'applied') await endMembership(tx, run, personId, found.as_of);
      await recordAudit(tx.db, deps, who, {
        action: 'import.missingAnswered',
        subjectId: importId,
        personId,
        detail: { answer },
      });
    });
