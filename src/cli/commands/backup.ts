import { backup } from '../../server/platform/db/backup/backup.js';
import { setNotedAside } from '../../server/platform/audit/heads.js';
import { restore } from '../../server/platform/db/backup/restore.js';
import { UsageError, type Command } from '../command.js';
import { progress, say } from '../output.js';
import { withSession } from '../session.js';

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

export const backupCommand: Command = {
  name: 'backup',
  title: '备份整个数据库到一个加密文件',
  help: [
    '用法：backup 文件',
    '',
    '不需要停止服务；内容取自同一时刻。文件用密钥加密，恢复时需要同一个密钥文件：请把密钥与备份分开保管。',
  ],
  options: {},
  run: async ([file]) => {
    if (!file) throw new UsageError('用法：backup 文件');
    const bar = progress();
    const done = await withSession(({ pool, deps }) =>
      backup(pool, file, deps.keys.backup, {
        program: 'zhibu 0.1.0',
        now: deps.clock.now(),
        onProgress: (p) => bar.show(`正在备份 ${p.table}`, p.rows / Math.max(1, p.of)),
      }),
    );
    bar.done();
    say(`备份完成：${file}（${done.tables} 张表，${done.rows} 行，${megabytes(done.bytes)}）`);
    return 0;
  },
};

export const restoreCommand: Command = {
  name: 'restore',
  title: '把备份恢复到一个空的数据库',
  help: [
    '用法：restore 文件',
    '',
    '只能恢复到没有数据的数据库（换一个 ZHIBU_DATA 目录即可）；需要备份时的密钥文件（ZHIBU_KEY_FILE）。',
    '数据库升级大版本也用它：旧版本备份，新版本恢复。',
  ],
  options: {},
  run: async ([file]) => {
    if (!file) throw new UsageError('用法：restore 文件');
    const bar = progress();
    const header = await withSession(async ({ pool, deps }) => {
      const restored = await restore(file, deps.keys.backup, pool, {
        onProgress: (p) => bar.show(`正在恢复 ${p.table}`, p.rows / Math.max(1, p.of)),
      });
      setNotedAside(deps.auditDirectory, deps.clock.now());
      return restored;
    });
    bar.done();
    say(`恢复完成：备份于 ${header.createdAt}，共 ${header.tables.length} 张表。`);
    return 0;
  },
};
