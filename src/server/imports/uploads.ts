import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { openBytes, sealBytes } from '../platform/crypto.js';
import type { Deps } from '../platform/deps.js';
import { Refusal } from '../platform/refusal.js';

const largest = 100 * 1024 * 1024;

const collect = async (content: Readable): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largest) throw new Refusal('request.tooLarge');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** Keep an uploaded workbook, sealed. @returns its name in the upload directory, and its size */
export const keepUpload = async (
  deps: Deps,
  tenantId: string,
  content: Readable,
): Promise<{ readonly sealedName: string; readonly bytes: number; readonly content: Buffer }> => {
  const bytes = await collect(content);
  await mkdir(deps.uploadDirectory, { recursive: true, mode: 0o700 });
  const sealedName = randomUUID();
  await writeFile(join(deps.uploadDirectory, sealedName), sealBytes(deps.keys, tenantId, sealedName, bytes), {
    mode: 0o600,
  });
  return { sealedName, bytes: bytes.length, content: bytes };
};

/** Lay kept uploads open in a folder of their own while `work` reads them; the folder is removed whatever happens. */
export const withOpenUploads = async <T>(
  deps: Deps,
  tenantId: string,
  sealedNames: readonly (string | null)[],
  work: (paths: readonly (string | null)[]) => Promise<T>,
): Promise<T> => {
  const folder = join(deps.uploadDirectory, `open-${randomUUID()}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const paths: (string | null)[] = [];
    for (const name of sealedNames) {
      if (name === null) {
        paths.push(null);
        continue;
      }
      const path = join(folder, name);
      await writeFile(path, openBytes(deps.keys, tenantId, name, await readFile(join(deps.uploadDirectory, name))), {
        mode: 0o600,
      });
      paths.push(path);
    }
    return await work(paths);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Remove kept uploads: they were applied, dismissed or refused. */
export const dropUploads = async (deps: Deps, sealedNames: readonly (string | null)[]): Promise<void> => {
  for (const name of sealedNames) if (name) await rm(join(deps.uploadDirectory, name), { force: true });
};

/** Remove what a killed process left in the upload directory: files laid open, and originals that no import knows. */
export const removeStrayUploads = async (deps: Deps, kept: ReadonlySet<string>): Promise<void> => {
  const names = await readdir(deps.uploadDirectory).catch(() => []);
  for (const name of names)
    if (!kept.has(name)) await rm(join(deps.uploadDirectory, name), { recursive: true, force: true });
};
