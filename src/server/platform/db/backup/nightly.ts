import type { KeyObject } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { backupEnding } from '../backupState.js';
import { backup } from './backup.js';

const kept = 14;
const beforeUtc = 8 * 3_600_000;

/** '20260701-031500', the time in China. */
const stamp = (now: Date): string =>
  new Date(now.getTime() + beforeUtc).toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15);

const ownName = /^zhibu-\d{8}-\d{6}\./;

export type NightlyBackup = {
  readonly pool: Pool;
  readonly directory: string;
  readonly key: KeyObject;
  readonly program: string;
  readonly now: Date;
  /** How many are kept; default 14. */
  readonly keep?: number;
};

/**
 * What the nightly job does: one more backup, then the oldest away; files of other names are left alone.
 * @returns the path of the new file
 * @throws BackupRefusal
 */
export const nightlyBackup = async (n: NightlyBackup): Promise<string> => {
  await mkdir(n.directory, { recursive: true, mode: 0o700 });
  const path = join(n.directory, `zhibu-${stamp(n.now)}${backupEnding}`);
  await backup(n.pool, path, n.key, { program: n.program, now: n.now });
  const names = (await readdir(n.directory)).filter((name) => ownName.test(name) && name.endsWith(backupEnding));
  const tooMany = names.toSorted().slice(0, -(n.keep ?? kept));
  for (const name of tooMany) await rm(join(n.directory, name), { force: true });
  return path;
};
