import type { Deps } from '../platform/deps.js';
import { Refusal } from '../platform/refusal.js';
import type { Jobs, Payload } from '../platform/jobs/jobs.js';
import { runOf, whoOf } from './payload.js';
import { patchImport } from './store.js';
import { readImport, writeImport, type Selection } from './usecases/processImport.js';
import { undoImport } from './usecases/undoImport.js';

const selectionOf = (p: Payload): Selection =>
  JSON.parse(p.selection ?? '{"sheets":null,"withoutCodes":[]}') as Selection;

/** A job that fails leaves the import where it was before, and says why. */
const orBack = async (
  deps: Deps,
  p: Payload,
  back: 'ready' | 'applied' | 'refused',
  work: () => Promise<void>,
): Promise<void> => {
  try {
    await work();
  } catch (error) {
    const details =
      error instanceof Refusal
        ? [error.message, ...error.details].join('')
        : '处理时出现错误，没有写入任何内容。请再试一次；如反复出现，请告知系统管理员。';
    await patchImport(deps.db, runOf(p), { state: back, stage: '', progress: 1, problem: details });
    if (!(error instanceof Refusal)) throw error;
  }
};

/** Reading, writing and undoing imports go on in the background: the browser may be closed meanwhile. */
export const importJobs = (deps: Deps): Jobs => ({
  'imports:read': (p) => orBack(deps, p, 'refused', () => readImport(deps)(runOf(p), whoOf(p))),
  'imports:write': (p) => orBack(deps, p, 'ready', () => writeImport(deps)(runOf(p), whoOf(p), selectionOf(p))),
  'imports:undo': (p) => orBack(deps, p, 'applied', () => undoImport(deps)(runOf(p), whoOf(p))),
});
