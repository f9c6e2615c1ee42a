// Builds everything into dist/: `tsc -b` for domain, contract, server and cli, Vite for the web.
// A stamp holds a digest of names, sizes and times of all inputs, so that a start after `git pull` builds and a second start does not.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'dist', '.stamp');
const lock = join(root, 'dist', '.lock');
const inputs = ['src', 'db/migrations', 'package-lock.json', 'tsconfig.base.json', 'scripts/build.mjs'];

const filesBelow = (path) =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => !/\.test\.tsx?$/.test(name))
        .flatMap((name) => filesBelow(join(path, name)))
    : [path];

const digest = () => {
  const hash = createHash('sha256');
  for (const file of inputs
    .map((i) => join(root, i))
    .flatMap(filesBelow)
    .sort((a, b) => (a < b ? -1 : 1))) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file.slice(root.length)} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
};

const run = (script, args) => {
  const done = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    // Whatever the shell says: a build is never one of React's development kind.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (done.status !== 0) {
    process.stderr.write(`构建失败：${script} ${args.join(' ')}\n${done.stdout}${done.stderr}`);
    process.exit(1);
  }
};

const isFresh = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === digest();

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** One build at a time: a server and a command that begin together would write the same files. */
const takeLock = () => {
  mkdirSync(join(root, 'dist'), { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      process.once('exit', () => rmSync(lock, { force: true }));
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
    if (holder > 0 && !isAlive(holder)) rmSync(lock, { force: true });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
};

const build = () => {
  if (!existsSync(join(root, 'node_modules', 'typescript'))) {
    process.stderr.write('缺少依赖。请先在项目目录运行 npm ci。\n');
    process.exit(1);
  }
  try {
    takeLock();
  } catch (error) {
    process.stderr.write(`源代码比已构建的内容新，但无法写入 ${join(root, 'dist')}：${error.message}\n`);
    process.exit(1);
  }
  if (isFresh()) return rmSync(lock, { force: true });
  const before = digest();
  process.stderr.write('正在构建（首次约半分钟）……\n');
  rmSync(stamp, { force: true });
  run('typescript/bin/tsc', ['-b', 'src/cli']);
  run('vite/bin/vite.js', ['build', '--config', 'src/web/vite.config.ts', '--logLevel', 'warn']);
  mkdirSync(join(root, 'dist', 'db'), { recursive: true });
  cpSync(join(root, 'db', 'migrations'), join(root, 'dist', 'db', 'migrations'), { recursive: true });
  writeFileSync(stamp, before);
  rmSync(lock, { force: true });
};

export const buildIfStale = () => {
  if (!isFresh()) build();
};

if (process.argv[1] === fileURLToPath(import.meta.url)) buildIfStale();
