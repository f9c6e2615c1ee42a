import { readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { ConfigRefusal, readConfig, settingsPage, unknownSettings, type Machine } from './config.js';

const root: Machine = { isRoot: true, home: '/root', workingDirectory: '/srv' };
const clerk: Machine = { isRoot: false, home: '/home/wang', workingDirectory: '/home/wang' };

const refusalOf = (env: Record<string, string>, machine = root): readonly string[] => {
  try {
    readConfig(env, machine);
    return [];
  } catch (error) {
    if (error instanceof ConfigRefusal) return error.sentences;
    throw error;
  }
};

describe('settings', () => {
  it('needs none: root keeps data below /var/lib, a user below the home directory', () => {
    expect(readConfig({}, root)).toEqual({
      databaseUrl: null,
      dataDirectory: '/var/lib/zhibu',
      keyFile: '/var/lib/zhibu/zhibu.key',
      backupDirectory: '/var/lib/zhibu/backups',
      port: 8320,
      host: '127.0.0.1',
      trustProxy: false,
      systemUser: null,
    });
    expect(readConfig({}, clerk).dataDirectory).toBe('/home/wang/.local/share/zhibu');
  });

  it('puts key and backups below a given data directory, and resolves relative paths', () => {
    const config = readConfig({ ZHIBU_DATA: 'data', ZHIBU_BACKUP_DIR: '/mnt/b' }, clerk);
    expect(config.dataDirectory).toBe('/home/wang/data');
    expect(config.keyFile).toBe('/home/wang/data/zhibu.key');
    expect(config.backupDirectory).toBe('/mnt/b');
  });

  it('treats an empty value as not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' }, root)).toEqual(readConfig({}, root));
  });

  it('names every bad value in one Chinese sentence each', () => {
    const sentences = refusalOf({ PORT: '99999', DATABASE_URL: 'mysql://a/b', ZHIBU_TRUST_PROXY: '也许' });
    expect(sentences).toHaveLength(3);
    expect(sentences.join()).toContain('环境变量 PORT 的值“99999”不能用：应是 0 到 65535 之间的整数。');
    expect(sentences.join()).toContain('DATABASE_URL');
    expect(sentences.join()).toContain('只能写 true 或 false');
  });

  it('asks for ZHIBU_DATA where the user has no home', () => {
    expect(refusalOf({}, { ...clerk, home: '' }).join()).toContain('ZHIBU_DATA');
    expect(refusalOf({ ZHIBU_DATA: '/data' }, { ...clerk, home: '' })).toEqual([]);
  });

  it('points out names that mean nothing', () => {
    expect(unknownSettings({ ZHIBU_DATAA: 'x', ZHIBU_DATA: 'y', ZHIBU_TEST_DATABASE_URL: 'z' })).toEqual([
      'ZHIBU_DATAA',
    ]);
  });

  it('are documented exactly as they are read', async () => {
    const file = new URL('../../../docs/settings.md', import.meta.url);
    const page = await format(settingsPage(), { parser: 'markdown', printWidth: 120 });
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(file, page);
    expect(readFileSync(file, 'utf8')).toBe(page);
  });
});
