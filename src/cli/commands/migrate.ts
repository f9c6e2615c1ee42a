import type { Command } from '../command.js';
import { say } from '../output.js';
import { withSession } from '../session.js';

export const migrateCommand: Command = {
  name: 'migrate',
  title: '升级数据库结构（启动时也会自动进行）',
  help: ['用法：migrate', '', '在锁的保护下依次执行尚未执行的结构升级；失败时数据库保持原样。'],
  options: {},
  run: async () => {
    await withSession(async () => say('数据库结构已是最新。'));
    return 0;
  },
};
