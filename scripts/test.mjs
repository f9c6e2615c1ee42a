// The whole gate: `npm test`, or `npm test -- lint unit` for parts of it. Builds, then runs every part even where one has failed,
// and closes with one line: N passed, N failed. A part that looked at nothing has failed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { provideChromium } from './chromium.mjs';
import { root } from './files.mjs';
import { providePostgres15 } from './postgres15.mjs';
import { runTests } from './vitest.mjs';

// Settings of whoever runs the tests are not those of the tests.
for (const name of Object.keys(process.env))
  if (/^(DATABASE_URL|PORT|HOST|PG[A-Z]+|ZHIBU_(?!TEST_).*)$/.test(name)) delete process.env[name];

const script = (name) => () => {
  const path = join(root, 'scripts', name);
  if (!existsSync(path)) process.stdout.write(`scripts/${name} is not there\n`);
  const done = spawnSync(process.execPath, [path], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  return done.status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
};

const databaseOn15 = async () => {
  const server = await providePostgres15();
  if (server.absent) {
    process.stdout.write(`SKIPPED 跳过：${server.absent}\n`);
    return { passed: 0, failed: 0, skipped: 1 };
  }
  try {
    return runTests('database', { name: 'database15', env: { ZHIBU_TEST_DATABASE_URL: server.url } });
  } finally {
    await server.stop();
  }
};

const browser = () => {
  const path = provideChromium();
  process.stdout.write(`${path}\n`);
  return runTests('browser', { env: { CHROMIUM_PATH: path } });
};

const parts = {
  build: { title: '构建 build', run: script('build.mjs') },
  format: { title: '格式 format', run: script('format.mjs') },
  lint: { title: '静态检查 lint', run: script('lint.mjs') },
  tidy: { title: '内务 house rules', run: script('tidy.mjs') },
  types: { title: '类型 types', run: script('types.mjs') },
  boundaries: { title: '层次边界 boundaries', run: script('boundaries.mjs') },
  dead: { title: '无用代码 dead code', run: script('dead.mjs') },
  unit: { title: '单元测试 unit', run: () => runTests('unit') },
  database: { title: '数据库测试 database (embedded PostgreSQL 18)', run: () => runTests('database') },
  database15: { title: '数据库测试 database (Debian PostgreSQL 15)', run: databaseOn15 },
  browser: { title: '浏览器测试 browser', run: browser },
  bundle: { title: '网页体积 bundle sizes', run: script('bundle.mjs') },
};

const attempt = async ({ title, run }) => {
  process.stdout.write(`\n=== ${title}\n`);
  const begun = Date.now();
  let result;
  try {
    result = await run();
  } catch (error) {
    process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
    result = { passed: 0, failed: 1 };
  }
  return { title, skipped: 0, ...result, seconds: (Date.now() - begun) / 1000 };
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  process.stderr.write(`没有这一项：${unknown.join('、')}。可选：${Object.keys(parts).join('、')}\n`);
  process.exit(1);
}

const results = [];
for (const [name, part] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  results.push(await attempt(part));
  if (name === 'build' && results[0].failed > 0) break; // Nothing else could run.
}

const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
process.stdout.write('\n');
for (const { title, passed, failed, skipped, seconds } of results)
  process.stdout.write(
    `${failed > 0 ? 'FAILED' : passed > 0 ? 'ok    ' : 'SKIP  '} ${seconds.toFixed(1).padStart(6)} s  ${title}: ${passed} passed, ${failed} failed, ${skipped} skipped\n`,
  );
process.stdout.write(`${total('passed')} passed, ${total('failed')} failed\n`);
process.exitCode = total('failed') > 0 || total('passed') === 0 ? 1 : 0;
