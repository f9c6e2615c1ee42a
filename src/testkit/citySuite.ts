import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { depsOn } from '../server/main.js';
import type { Database } from '../server/platform/db/tables.js';
import type { Deps } from '../server/platform/deps.js';
import { prepareJobs } from '../server/platform/jobs/jobs.js';
import { keysFrom } from '../server/platform/keys.js';
import { testDatabase } from './database.js';
import { stoppedClock } from './testApp.js';

/** A fresh database for the file with everything wired up on it, the clock standing at an instant in Shanghai. */
export const freshDeps = async (at = '2026-11-20T10:00:00+08:00'): Promise<Deps> => {
  const { pool } = await testDatabase<Database>();
  await prepareJobs(pool);
  const directory = mkdtempSync(join(tmpdir(), 'zhibu-city-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  const places = {
    backupDirectory: join(directory, 'backups'),
    uploadDirectory: join(directory, 'uploads'),
    attachmentDirectory: join(directory, 'attachments'),
    auditDirectory: join(directory, 'audit'),
  };
  return depsOn(pool, keysFrom(Buffer.alloc(32, 7)), stoppedClock(at), places);
};
