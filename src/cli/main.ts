import { debuglog, parseArgs } from 'node:util';
import { ConfigRefusal } from '../server/platform/config.js';
import { codeOf, DatabaseRefusal } from '../server/platform/db/refusal.js';
import { KeyRefusal } from '../server/platform/keys.js';
import { UsageError, type Command, type ExitCode } from './command.js';
import { auditCommand } from './commands/audit.js';
import { backupCommand, restoreCommand } from './commands/backup.js';
import { demoCommand } from './commands/demo.js';
import { importCommand } from './commands/import.js';
import { migrateCommand } from './commands/migrate.js';
import { obligationsCommand } from './commands/obligations.js';
import { rulesCommand } from './commands/rules.js';
import { startCommand } from './commands/start.js';
import { BackupRefusal } from '../server/platform/db/backup/refusal.js';
import { Refusal } from '../server/platform/refusal.js';
import { print, say } from './output.js';

const commands: readonly Command[] = [
  startCommand,
  migrateCommand,
  demoCommand,
  importCommand,
  obligationsCommand,
  rulesCommand,
  backupCommand,
  restoreCommand,
  auditCommand,
];

const overview = (): string =>
  [
    '支部 Zhibu：机关党建工作平台',
    '',
    '用法：npm run -s zhibu -- 命令 [选项]',
    '',
    ...commands.map((c) => `  ${c.name.padEnd(14)}${c.title}`),
    '',
    '每个命令都可以加 --help 查看说明。设置见 docs/settings.md。',
    '退出码：0 完成；1 用法有误或被拒绝；2 有文件未被接收。',
    '',
  ].join('\n');

const helpOf = (c: Command): string => [`${c.name}：${c.title}`, '', ...c.help, ''].join('\n');

const refused = (error: unknown): error is Error =>
  error instanceof Refusal ||
  error instanceof UsageError ||
  error instanceof DatabaseRefusal ||
  error instanceof KeyRefusal ||
  error instanceof ConfigRefusal ||
  error instanceof BackupRefusal;

/** What went wrong, as whoever types the command is to read it. */
const sentenceOf = (error: Error): string =>
  error instanceof Refusal ? [error.message, ...error.details].join('\n') : error.message;

const wrongOptions: Readonly<Record<string, string>> = {
  ERR_PARSE_ARGS_UNKNOWN_OPTION: '没有这个选项',
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: '选项缺少内容，或者多给了内容',
  ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL: '多给了内容',
};

/** The part of the parser's message that names the option, e.g. '--foo'. */
const optionIn = (error: unknown): string => /'(-[^' ]*)/u.exec(error instanceof Error ? error.message : '')?.[1] ?? '';

const parse = (command: Command, args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: { ...command.options, help: { type: 'boolean' } },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    const why = wrongOptions[codeOf(error)] ?? '选项有误';
    throw new UsageError(`${why}：${optionIn(error)}\n\n${helpOf(command)}`);
  }
};

const run = async (args: readonly string[]): Promise<ExitCode> => {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === 'help') {
    await print(overview());
    return name === undefined ? 1 : 0;
  }
  if (name === '--version') return 0;
  const command = commands.find((c) => c.name === name);
  if (!command) throw new UsageError(`没有“${name}”这个命令。\n\n${overview()}`);
  const { values, positionals } = parse(command, rest);
  if ('help' in values && values.help === true) {
    await print(helpOf(command));
    return 0;
  }
  return command.run(positionals, values as Record<string, string | boolean | undefined>);
};

/** A reader such as `head` that has seen enough is no error. */
const leaveQuietlyWithoutReader = (): void => {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
};

const trace = debuglog('zhibu');

/** Nobody is shown a stack trace unasked; whoever has to find the fault asks Node for it. */
const sayUnforeseen = (error: unknown): void => {
  const code = codeOf(error);
  say(
    `出现意外错误${code ? `（${code}）` : ''}，操作没有完成。请再试一次；如反复出现，请联系技术人员（设 NODE_DEBUG=zhibu 重新执行可看到详情）。`,
  );
  trace('%s', error instanceof Error ? (error.stack ?? error.message) : String(error));
};

/** The `zhibu` command: never throws; every refusal is a Chinese sentence on standard error. */
export const main = async (args: readonly string[]): Promise<ExitCode> => {
  leaveQuietlyWithoutReader();
  try {
    return await run(args);
  } catch (error) {
    if (refused(error)) say(sentenceOf(error));
    else sayUnforeseen(error);
    return 1;
  }
};
