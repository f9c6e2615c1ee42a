import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { databaseProcesses } from '../../../../testkit/databaseProcesses.js';

const { newData, usedData, open, finish, killHard, isServed, serverPid, clusterOf } = await databaseProcesses();

describe('after a crash', () => {
  it('the server of a killed process is adopted, with what was committed', async () => {
    const data = await usedData();
    const killed = await open(data, 'server');
    await killed.ask('create table sample as select 1 as n');
    const pid = serverPid(data);
    await killHard(killed);
    expect(isServed(data)).toBe(true);
    const next = await open(data, 'server');
    expect(next.opened()).toMatchObject({ adopted: true });
    expect(serverPid(data)).toBe(pid);
    expect(await next.ask('select n from sample')).toEqual([{ n: 1 }]);
    await finish(next);
    expect(isServed(data)).toBe(false);
  });

  it('an orphan that runs other programs, or does not answer, is stopped and started again', async () => {
    const data = await usedData();
    await killHard(await open(data, 'server'));
    const pid = serverPid(data);
    const file = join(data, 'postgres', 'connection.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"programs": "[^"]*"/, '"programs": "18.0"'));
    const next = await open(data, 'server');
    expect(next.opened()).toMatchObject({ adopted: false });
    expect(serverPid(data)).not.toBe(pid);
    await finish(next);
  });

  it('a pid file that names some other living process does not stop a start, and that process is left alone', async () => {
    const data = await usedData();
    await finish(await open(data, 'command'));
    writeFileSync(join(clusterOf(data), 'postmaster.pid'), `${process.pid}\n${clusterOf(data)}\n0\n5432\n\n\n\n`);
    const next = await open(data, 'command');
    expect(next.opened()).toMatchObject({ adopted: false });
    await finish(next);
  });

  it('a killed database server is replaced', async () => {
    const data = await usedData();
    const first = await open(data, 'command');
    await first.ask('create table sample as select 1 as n');
    process.kill(serverPid(data), 'SIGKILL');
    await killHard(first);
    const next = await open(data, 'command');
    expect(next.opened()).toMatchObject({ adopted: false });
    expect(await next.ask('select n from sample')).toEqual([{ n: 1 }]);
    await finish(next);
  });

  it('a database server that is killed under a running process is started again, on the same address', async () => {
    const data = await usedData();
    const p = await open(data, 'server');
    await p.ask('create table sample as select 1 as n');
    process.kill(serverPid(data), 'SIGKILL');
    await vi.waitFor(() => expect(isServed(data)).toBe(false), { timeout: 10_000, interval: 10 });
    await vi.waitFor(() => expect(isServed(data)).toBe(true), { timeout: 30_000, interval: 50 });
    await vi.waitFor(() => expect(readFileSync(join(clusterOf(data), 'postmaster.pid'), 'utf8')).toContain('ready'), {
      timeout: 30_000,
      interval: 50,
    });
    expect(await p.ask('select n from sample')).toEqual([{ n: 1 }]);
    await finish(p);
    expect(isServed(data)).toBe(false);
  });

  it('a half-made cluster is made again', async () => {
    const data = newData();
    mkdirSync(join(data, 'postgres', 'data.new', 'base'), { recursive: true });
    await finish(await open(data, 'command'));
  });
});

describe('several processes on one data directory', () => {
  it('a second server is refused with the number of the first, and allowed when that was killed', async () => {
    const data = await usedData();
    const first = await open(data, 'server');
    const second = await open(data, 'server');
    expect(second.refused().code).toBe('serverRunning');
    expect(second.refused().message).toContain(`已有一个支部服务在运行（进程 ${first.child.pid}）`);
    await killHard(first);
    const third = await open(data, 'server');
    expect(third.opened().adopted).toBe(true);
    await finish(third);
  });

  it('a command joins the running database and leaves it running', async () => {
    const data = await usedData();
    const server = await open(data, 'server');
    const command = await open(data, 'command');
    expect(command.opened().adopted).toBe(true);
    await finish(command);
    expect(await server.ask('select 1 as n')).toEqual([{ n: 1 }]);
    await finish(server);
    expect(isServed(data)).toBe(false);
  });

  it('whoever finishes last stops it', async () => {
    const data = await usedData();
    const server = await open(data, 'server');
    const command = await open(data, 'command');
    await finish(server);
    expect(await command.ask('select 1 as n')).toEqual([{ n: 1 }]);
    await finish(command);
    expect(isServed(data)).toBe(false);
  });

  it('two that begin at once on an empty directory share one cluster', async () => {
    const data = newData();
    const [a, b] = await Promise.all([open(data, 'command'), open(data, 'command')]);
    expect(Number(a.opened().adopted) + Number(b.opened().adopted)).toBe(1);
    await a.ask('create table sample as select 3 as n');
    expect(await b.ask('select n from sample')).toEqual([{ n: 3 }]);
    await Promise.all([finish(a), finish(b)]);
    expect(isServed(data)).toBe(false);
  });
});
