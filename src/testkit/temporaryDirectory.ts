import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A temporary directory; its path is short, so that sockets fit. */
export const temporaryDirectory = (): { readonly path: string; readonly remove: () => void } => {
  const path = mkdtempSync(join(tmpdir(), 'zhibu-db-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};
