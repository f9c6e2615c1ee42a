import { loadDemo } from '../../server/imports/usecases/loadDemo.js';
import { recoverImports } from '../../server/imports/usecases/recoverImports.js';
import { jobsOf, timetable } from '../../server/jobs.js';
import { builtWeb, createServer, depsOn } from '../../server/main.js';
import { sealAll, startSealing } from '../../server/platform/audit/sealing.js';
import { systemClock } from '../../server/platform/clock.js';
import { readConfig, type Config } from '../../server/platform/config.js';
import { migrate } from '../../server/platform/db/migrate.js';
import { openDatabase, type DatabaseServer } from '../../server/platform/db/openDatabase.js';
import { createPool } from '../../server/platform/db/pool.js';
import { stopOnSignals } from '../../server/platform/db/signals.js';
import type { Deps } from '../../server/platform/deps.js';
import { prepareJobs, startJobs } from '../../server/platform/jobs/jobs.js';
import { loadKeys } from '../../server/platform/keys.js';
import { tenants } from '../../server/platform/tenants/reads.js';
import { demoUsers } from '../../domain/demo/demoUsers.js';
import { UsageError, type Command } from '../command.js';
import { progress, say } from '../output.js';
import { placesOf } from '../session.js';

const program = 'zhibu 0.1.0';

/** Load the demo where there is nothing yet; refuse where there is something else. */
const prepareDemo = async (deps: Deps): Promise<void> => {
  const found = await tenants(deps.db);
  if (found.some((t) => !t.demo))
    throw new UsageError(
      '这个数据目录中已有其他数据，不能以演示方式启动。请去掉 --demo，或用环境变量 ZHIBU_DATA 指定另一个目录。',
    );
  if (found.length > 0) return;
  const bar = progress();
  await loadDemo(deps)(bar.show);
  bar.done();
};

const announce = (host: string, port: number, demo: boolean, empty: boolean): void => {
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  const address = `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`;
  say('');
  say(`支部已启动：${address}`);
  if (empty) say('数据库还是空的：请打开上面的地址，设立机关工委和管理员，或载入演示数据。');
  if (demo) {
    say('演示用户（在登录页点一下即可进入，不需要口令）：');
    for (const user of demoUsers) say(`  ${user.title}：${address}/signin?demo=${user.key}`);
  }
  say('按 Ctrl+C 停止。');
};

const serve = async (config: Config, database: DatabaseServer, demo: boolean): Promise<void> => {
  const pool = createPool(database.connection, { max: 16, onIdleError: (reason) => say(`数据库连接中断：${reason}`) });
  await migrate(pool);
  const deps = depsOn(pool, loadKeys(config), systemClock, placesOf(config));
  if (demo) await prepareDemo(deps);
  const { app } = await createServer(deps, {
    trustProxy: config.trustProxy,
    log: true,
    webRoot: builtWeb(),
    // An office of hundreds shares one address; what can be guessed at is weighed in the contract (`heavy`).
    requestsPerMinute: 12_000,
  });
  await prepareJobs(pool);
  await recoverImports(deps);
  const jobs = await startJobs(pool, jobsOf(deps, program), timetable);
  const sealing = startSealing(deps, (error) => app.log.error({ err: error }, 'sealing the audit log'));
  const stop = async (): Promise<void> => {
    await app.close();
    await jobs.stop();
    await sealing.stop();
    await sealAll(deps).catch(() => undefined);
    await pool.end();
    await database.stop();
  };
  stopOnSignals(stop);
  try {
    await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    await stop();
    const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    throw inUse
      ? new UsageError(`端口 ${config.port} 已被占用。请停止占用它的程序，或用环境变量 PORT 换一个端口。`)
      : error;
  }
  const found = await tenants(deps.db);
  // With PORT=0 the system has chosen one.
  const listening = app.server.address();
  announce(
    config.host,
    typeof listening === 'object' && listening !== null ? listening.port : config.port,
    found.some((t) => t.demo),
    found.length === 0,
  );
};

export const startCommand: Command = {
  name: 'start',
  title: '启动服务（npm start）',
  help: [
    '用法：start [--demo]',
    '',
    '  --demo  数据目录为空时载入演示城市，并在登录页提供一键登录；目录中有其他数据时拒绝启动',
    '',
    '地址、端口、数据目录等由环境变量设置，见 docs/settings.md。',
  ],
  options: { demo: { type: 'boolean' } },
  run: async (_, values) => {
    const config = readConfig(process.env);
    const database = await openDatabase(config, { as: 'server', onProgress: say });
    try {
      await serve(config, database, values.demo === true);
    } catch (error) {
      await database.stop();
      throw error;
    }
    await new Promise<void>(() => undefined);
    return 0;
  },
};
