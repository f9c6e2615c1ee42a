import type { Pool } from 'pg';
import { join } from 'node:path';
import { depsOn } from '../server/main.js';
import { systemClock, type Clock } from '../server/platform/clock.js';
import { readConfig, type Config } from '../server/platform/config.js';
import { migrate } from '../server/platform/db/migrate.js';
import { openDatabase } from '../server/platform/db/openDatabase.js';
import { createPool } from '../server/platform/db/pool.js';
import type { Deps } from '../server/platform/deps.js';
import { sealAll } from '../server/platform/audit/sealing.js';
import { loadKeys } from '../server/platform/keys.js';
import { tenants } from '../server/platform/tenants/reads.js';
import { UsageError } from './command.js';
import { say } from './output.js';

export type Session = { readonly config: Config; readonly deps: Deps; readonly pool: Pool };

export const placesOf = (config: Config) => ({
  backupDirectory: config.backupDirectory,
  uploadDirectory: join(config.dataDirectory, 'uploads'),
  attachmentDirectory: join(config.dataDirectory, 'attachments'),
  auditDirectory: join(config.dataDirectory, 'audit'),
});

/**
 * Open the database (the running server's, or the embedded one, started for this command), bring the schema up to date, do the
 * work, and give everything back.
 */
export const withSession = async <T>(
  work: (session: Session) => Promise<T>,
  clock: Clock = systemClock,
): Promise<T> => {
  const config = readConfig(process.env);
  const server = await openDatabase(config, { as: 'command', onProgress: say });
  const pool = createPool(server.connection, { max: 6 });
  try {
    await migrate(pool);
    const keys = loadKeys(config);
    const deps = depsOn(pool, keys, clock, placesOf(config));
    const done = await work({ config, pool, deps });
    // What the command has recorded is sealed before it ends: no server may be running.
    await sealAll(deps);
    return done;
  } finally {
    await pool.end();
    await server.stop();
  }
};

/** The tenant that `--committee` names, or the only one; null where there is none yet. @throws UsageError that lists them */
export const chooseTenant = async ({ deps }: Session, name: string | undefined): Promise<string | null> => {
  const all = await tenants(deps.db);
  const list = all.map((t) => `  ${t.name}`).join('\n');
  if (name !== undefined) {
    const found =
      all.find((t) => t.name === name) ??
      (all.filter((t) => t.name.includes(name)).length === 1 ? all.find((t) => t.name.includes(name)) : undefined);
    if (!found) throw new UsageError(`没有找到机关工委“${name}”。现有：\n${list || '  （还没有）'}`);
    return found.id;
  }
  if (all.length > 1)
    throw new UsageError(`数据库中有${all.length}个机关工委，请用 --committee 指明其中一个：\n${list}`);
  return all[0]?.id ?? null;
};
