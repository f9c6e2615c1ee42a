import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Nightly backups older than this are a reason to look. */
const staleAfterHours = 36;

export type BackupState = {
  readonly newest: { readonly at: string; readonly bytes: number; readonly file: string } | null;
  readonly ageHours: number | null;
  readonly stale: boolean;
  readonly directory: string;
};

/** Files of backups end so. */
export const backupEnding = '.zhibu-backup';

/** The newest backup in a directory and its age; none where the directory is not there yet. */
export const newestBackup = async (directory: string, now: Date): Promise<BackupState> => {
  const names = await readdir(directory).catch(() => []);
  const found = await Promise.all(
    names
      .filter((n) => n.endsWith(backupEnding))
      .map(async (file) => ({ file, info: await stat(join(directory, file)) })),
  );
  const newest = found.toSorted((a, b) => b.info.mtimeMs - a.info.mtimeMs)[0];
  if (!newest) return { newest: null, ageHours: null, stale: true, directory };
  const ageHours = (now.getTime() - newest.info.mtimeMs) / 3_600_000;
  return {
    newest: { at: newest.info.mtime.toISOString(), bytes: newest.info.size, file: newest.file },
    ageHours: Math.round(ageHours * 10) / 10,
    stale: ageHours > staleAfterHours,
    directory,
  };
};
