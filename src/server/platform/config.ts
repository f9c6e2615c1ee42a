import { homedir, userInfo } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';

/** Who runs the program and where: what the defaults depend on. */
export type Machine = { readonly isRoot: boolean; readonly home: string; readonly workingDirectory: string };

/** All settings of a run, checked. Paths are absolute. */
export type Config = {
  /** A PostgreSQL server of one's own; null means the embedded one. */
  readonly databaseUrl: string | null;
  readonly dataDirectory: string;
  readonly keyFile: string;
  readonly backupDirectory: string;
  readonly port: number;
  readonly host: string;
  /** Whether X-Forwarded-For and -Proto of a reverse proxy are believed. */
  readonly trustProxy: boolean;
  /** The account that the embedded database runs as when the program is started by root; null lets it choose. */
  readonly systemUser: string | null;
};

/** One row of the table: what it is called, what it means, what holds without it, and how a value is read. */
type Setting<T> = {
  readonly name: string;
  readonly meaning: string;
  /** The default, in words, for the documentation. */
  readonly otherwise: string;
  /** Messages complete the sentence 环境变量 NAME …. */
  readonly check: z.ZodType<T, string>;
  readonly fallback: (machine: Machine, soFar: Partial<Config>) => T;
};

const path = z.string().transform((text) => text.trim());
const yesOrNo = z
  .enum(['true', 'false', '1', '0', 'yes', 'no'], { error: '只能写 true 或 false' })
  .transform((text) => text === 'true' || text === '1' || text === 'yes');
const portNumber = z
  .string()
  .regex(/^\d{1,5}$/, { error: '应是 0 到 65535 之间的整数' })
  .transform(Number)
  .refine((n) => n <= 65_535, { error: '应是 0 到 65535 之间的整数' });

const dataDirectoryOf = (machine: Machine): string =>
  machine.isRoot ? '/var/lib/zhibu' : join(machine.home, '.local', 'share', 'zhibu');

const below = (soFar: Partial<Config>, name: string): string => join(soFar.dataDirectory ?? '', name);

/** The one table of settings: read at start by {@link readConfig}, printed by {@link settingsPage}. */
const settings: { readonly [K in keyof Config]: Setting<Config[K]> } = {
  dataDirectory: {
    name: 'ZHIBU_DATA',
    meaning: '数据目录：内置数据库、密钥文件、备份和运行信息都放在这里。',
    otherwise: 'root 启动时为 `/var/lib/zhibu`，普通用户启动时为 `~/.local/share/zhibu`',
    check: path,
    fallback: dataDirectoryOf,
  },
  databaseUrl: {
    name: 'DATABASE_URL',
    meaning:
      '自备的 PostgreSQL 服务器（15 至 18 版），写成 `postgres://用户:口令@主机:端口/库名`。不设置就使用内置数据库。',
    otherwise: '不设置（使用内置数据库）',
    check: z.string().regex(/^postgres(ql)?:\/\/\S+$/, { error: '应写成 postgres://用户:口令@主机:端口/库名' }),
    fallback: () => null,
  },
  keyFile: {
    name: 'ZHIBU_KEY_FILE',
    meaning: '密钥文件（32 字节）。身份证号、手机号、备份和审计链都靠它；首次启动时自动生成，请与备份分开保管。',
    otherwise: '数据目录下的 `zhibu.key`',
    check: path,
    fallback: (_, soFar) => below(soFar, 'zhibu.key'),
  },
  backupDirectory: {
    name: 'ZHIBU_BACKUP_DIR',
    meaning: '每夜自动备份存放的目录；最好在另一块磁盘上。',
    otherwise: '数据目录下的 `backups`',
    check: path,
    fallback: (_, soFar) => below(soFar, 'backups'),
  },
  port: {
    name: 'PORT',
    meaning: '网页服务的端口；写 0 由系统任选一个空闲端口。',
    otherwise: '`8320`',
    check: portNumber,
    fallback: () => 8320,
  },
  host: {
    name: 'HOST',
    meaning: '网页服务监听的地址。默认只有本机能访问；要让别的机器访问，请在前面放带 TLS 的反向代理。',
    otherwise: '`127.0.0.1`',
    check: z.string().regex(/^[\w.:-]+$/, { error: '应是一个 IP 地址或主机名' }),
    fallback: () => '127.0.0.1',
  },
  trustProxy: {
    name: 'ZHIBU_TRUST_PROXY',
    meaning: '前面有反向代理时写 true，程序才采信代理转来的客户端地址和协议。',
    otherwise: '`false`',
    check: yesOrNo,
    fallback: () => false,
  },
  systemUser: {
    name: 'ZHIBU_SYSTEM_USER',
    meaning: '由 root 启动时，内置数据库以哪个系统账户运行（PostgreSQL 不允许以 root 运行）。',
    otherwise: '沿用数据目录现有的属主；没有则用 `zhibu` 账户（必要时自动创建），建不了时用 `nobody`',
    check: z.string().regex(/^[a-z_][\w-]*$/, { error: '应是一个系统账户名' }),
    fallback: () => null,
  },
};

const pathSettings = ['dataDirectory', 'keyFile', 'backupDirectory'] as const;

/** Settings that cannot be used, one Chinese sentence each. */
export class ConfigRefusal extends Error {
  override readonly name = 'ConfigRefusal';
  constructor(readonly sentences: readonly string[]) {
    super(sentences.join('\n'));
  }
}

/** The machine that this process runs on. */
const thisMachine = (): Machine => ({
  isRoot: process.getuid?.() === 0,
  home: process.env['HOME'] ?? homeOfAccount(),
  workingDirectory: process.cwd(),
});

/** An account without a passwd entry has no home; ZHIBU_DATA must then be given. */
const homeOfAccount = (): string => {
  try {
    return userInfo().homedir || homedir();
  } catch {
    return '';
  }
};

/**
 * Read and check all settings. An empty value counts as not set.
 * @throws ConfigRefusal with a sentence for every bad value, not only the first
 */
export const readConfig = (env: Readonly<Record<string, string | undefined>>, machine = thisMachine()): Config => {
  const config: Record<string, unknown> = {};
  const sentences: string[] = [];
  for (const [key, setting] of Object.entries(settings) as [keyof Config, Setting<unknown>][]) {
    const text = env[setting.name]?.trim() ?? '';
    const read = text === '' ? null : setting.check.safeParse(text);
    if (read?.success === false)
      sentences.push(`环境变量 ${setting.name} 的值“${text}”不能用：${read.error.issues[0]?.message ?? ''}。`);
    config[key] = read?.success === true ? read.data : setting.fallback(machine, config as Partial<Config>);
  }
  for (const key of pathSettings) config[key] = resolve(machine.workingDirectory, String(config[key]));
  if (!isAbsolute(machine.home) && (env['ZHIBU_DATA'] ?? '') === '' && !machine.isRoot)
    sentences.push('不知道当前用户的主目录在哪里，请用环境变量 ZHIBU_DATA 指明数据目录。');
  if (sentences.length > 0) throw new ConfigRefusal(sentences);
  return config as Config;
};

/** Names beginning with ZHIBU_ that mean nothing, most likely typing errors; names for tests are known. */
export const unknownSettings = (env: Readonly<Record<string, string | undefined>>): readonly string[] => {
  const known = new Set<string>(Object.values(settings).map((s) => s.name));
  return Object.keys(env)
    .filter((name) => name.startsWith('ZHIBU_') && !name.startsWith('ZHIBU_TEST_') && !known.has(name))
    .sort();
};

/** The documentation of all settings, docs/settings.md. */
export const settingsPage = (): string => {
  const rows = Object.values(settings).map((s) => `| \`${s.name}\` | ${s.meaning} | ${s.otherwise} |`);
  return [
    '# 设置',
    '',
    '全部设置都来自环境变量，启动时逐项检查；不合要求的值会用一句话说明，程序不会带着错误的设置运行。',
    '本页由 `src/server/platform/config.ts` 中的表生成，测试核对二者一致。',
    '',
    '| 名称 | 含义 | 不设置时 |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
};
