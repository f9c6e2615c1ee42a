import { execFileSync } from 'node:child_process';
import { chownSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { databaseClone, launch, removeClone } from '../../../../testkit/databaseProcess.js';
import { databaseProcesses } from '../../../../testkit/databaseProcesses.js';

const isRoot = process.getuid?.() === 0;
const nobody = isRoot ? Number(execFileSync('id', ['-u', 'nobody'], { encoding: 'utf8' })) : -1;
const asRoot = isRoot ? '' : '（要由 root 运行本测试）';

const { newData, usedData, open, adopt, finish, isServed, serverPid, clusterOf } = await databaseProcesses();

describe('the embedded database', () => {
  it('is made in an empty directory: PostgreSQL 18, UTF8, checksums, an ordinary role, a private socket, no network', async () => {
    const data = newData();
    const p = await open(data, 'command');
    expect(p.opened()).toMatchObject({ adopted: false, version: 18, connection: { host: clusterOf(data) } });
    expect(p.opened().progress).toEqual(['正在准备数据库程序……', '正在初始化数据库（仅首次）……', '正在启动数据库……']);
    const facts = await p.ask(
      `select current_setting('server_encoding') as encoding, current_setting('data_checksums') as checksums,
              current_setting('listen_addresses') as addresses, r.rolsuper as super,
              d.datlocprovider as provider, d.datlocale as locale, d.datctype as ctype
         from pg_roles as r, pg_database as d
        where r.rolname = current_user and d.datname = current_database()`.replace(/\s+/g, ' '),
    );
    expect(facts).toEqual([
      {
        encoding: 'UTF8',
        checksums: 'on',
        addresses: '',
        super: false,
        provider: 'b',
        locale: 'C.UTF-8',
        ctype: 'C.UTF-8',
      },
    ]);
    expect(statSync(join(data, 'postgres', 'connection.json')).mode & 0o777).toBe(0o600);
    expect(statSync(clusterOf(data)).mode & 0o777).toBe(0o700);
    await finish(p);
    expect(isServed(data)).toBe(false);
  });

  it.skipIf(!isRoot)(
    `started by root runs as another account, though clone and data lie where only root may go${asRoot}`,
    async () => {
      const data = newData();
      const p = await open(data, 'server');
      expect(p.opened().version).toBe(18);
      expect(statSync(`/proc/${serverPid(data)}`).uid).toBe(nobody);
      expect(statSync(join(data, '..')).mode & 0o077).toBe(0);
      await finish(p);
    },
  );

  it.skipIf(!isRoot)(`started by an ordinary user runs as that user${asRoot}`, async () => {
    const open_ = await databaseClone({ mode: 0o755, withLinks: true });
    const data = newData();
    mkdirSync(data);
    chownSync(data, nobody, nobody);
    chownSync(join(data, '..'), nobody, nobody);
    const p = await launch({ clone: open_, data, as: 'server', account: nobody, env: { HOME: '/nonexistent' } });
    adopt(p);
    expect(p.opened().version).toBe(18);
    expect(statSync(`/proc/${serverPid(data)}`).uid).toBe(nobody);
    await finish(p);
    removeClone(open_);
  });

  it('is stopped in order when the process is told to end', async () => {
    const data = await usedData();
    const p = await open(data, 'server');
    expect(isServed(data)).toBe(true);
    p.child.kill('SIGTERM');
    expect(await p.exited).toBe(143);
    expect(isServed(data)).toBe(false);
    expect(readFileSync(join(data, 'postgres', 'server.log'), 'utf8')).toContain('database system is shut down');
  });

  it('keeps its rows from one start to the next', async () => {
    const data = newData();
    const first = await open(data, 'command');
    await first.ask(`create table sample as select 7 as n`);
    await finish(first);
    const second = await open(data, 'command');
    expect(second.opened().progress).not.toContain('正在初始化数据库（仅首次）……');
    expect(await second.ask('select n from sample')).toEqual([{ n: 7 }]);
    await finish(second);
  });

  it('listens on loopback with a random port and password where the path is too long for a socket', async () => {
    const data = join(newData(), '很长的目录名'.repeat(6));
    const p = await open(data, 'command');
    const { host, port, password } = p.opened().connection;
    expect([host, port > 1024, port !== 5432, password.length]).toEqual(['127.0.0.1', true, true, 43]);
    expect(await p.ask('show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    expect(readFileSync(join(clusterOf(data), 'pg_hba.conf'), 'utf8')).not.toMatch(
      /^(local|host).*\b(trust|peer)\s*$/m,
    );
    await finish(p);
  });
});

describe('a directory that cannot be used is refused with a sentence and left as it was', () => {
  it('of an older PostgreSQL: the sentence names the way through backup and restore', async () => {
    const data = newData();
    mkdirSync(clusterOf(data), { recursive: true });
    writeFileSync(join(clusterOf(data), 'PG_VERSION'), '17\n');
    const p = await open(data, 'command');
    expect(p.refused().code).toBe('otherMajor');
    expect(p.refused().message).toMatch(/17 版.*18 版.*zhibu backup.*zhibu restore/);
    expect(readdirSync(clusterOf(data))).toEqual(['PG_VERSION']);
  });

  it('with other files in the place of the database', async () => {
    const data = newData();
    mkdirSync(clusterOf(data), { recursive: true });
    writeFileSync(join(clusterOf(data), '照片.jpg'), '');
    expect((await open(data, 'command')).refused().code).toBe('notACluster');
    expect(readdirSync(clusterOf(data))).toEqual(['照片.jpg']);
  });

  it('where a file stands in the way', async () => {
    const data = newData();
    writeFileSync(data, '');
    expect((await open(data, 'command')).refused().message).toContain('不能写入');
  });

  it.skipIf(!isRoot)(`that belongs to somebody else${asRoot}`, async () => {
    const clone_ = await databaseClone({ mode: 0o755, withLinks: true });
    const data = await usedData();
    chownSync(join(data, '..'), nobody, nobody);
    const p = await launch({ clone: clone_, data, as: 'command', account: nobody });
    adopt(p);
    expect(p.refused().code).toMatch(/notOurs|notWritable/);
    removeClone(clone_);
  });
});
