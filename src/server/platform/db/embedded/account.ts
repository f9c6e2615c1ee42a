import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseRefusal } from '../refusal.js';

/** The account that database processes run as when the program itself runs as root. */
export type Account = { readonly name: string; readonly uid: number; readonly gid: number };

const idOf = (flag: '-u' | '-g', name: string): number | null => {
  const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
  return status === 0 && /^\d+\s*$/.test(stdout) ? Number(stdout) : null;
};

const lookUp = (name: string): Account | null => {
  const uid = idOf('-u', name);
  const gid = idOf('-g', name);
  return uid === null || gid === null || uid === 0 ? null : { name, uid, gid };
};

/** The two ways in which Linux distributions make a system account; neither needs a home or a shell. */
const createAccount = (name: string): void => {
  const made = spawnSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    name,
  ]);
  if (made.status !== 0) spawnSync('adduser', ['-S', '-D', '-H', name]);
};

const ownerOf = (path: string): Account | null => {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined || stat.uid === 0 ? null : { name: `#${stat.uid}`, uid: stat.uid, gid: stat.gid };
};

/**
 * Whom to run database processes as: null means as ourselves (we are not root). PostgreSQL refuses to run as root.
 * The owner of existing files goes first, so that a change of accounts never locks a database out.
 * @throws DatabaseRefusal noAccount
 */
export const chooseAccount = (cluster: string, data: string, wanted: string | null): Account | null => {
  if (process.getuid?.() !== 0) return null;
  const owner = ownerOf(cluster);
  if (owner !== null) return owner;
  // A directory brought in from elsewhere may belong to a number without a name, as which PostgreSQL makes no cluster.
  const host = ownerOf(data);
  if (host !== null && idOf('-u', String(host.uid)) !== null) return host;
  const names = wanted === null ? ['zhibu', 'nobody'] : [wanted];
  if (wanted === null && lookUp('zhibu') === null) createAccount('zhibu');
  for (const name of names) {
    const account = lookUp(name);
    if (account !== null) return account;
  }
  throw new DatabaseRefusal('noAccount', { tried: names.join('、') });
};

/** Whether an account may pass through every directory down to `path`, by the mode bits alone (more may be allowed). */
export const canReach = (path: string, account: Account): boolean => {
  const { mode, uid, gid } = statSync(path);
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
  const parent = dirname(resolve(path));
  return (mode & bit) !== 0 && (parent === path || canReach(parent, account));
};
