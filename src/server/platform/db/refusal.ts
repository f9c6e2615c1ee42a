/** Why a database cannot be opened, migrated or used. Each code has its sentence; `{x}` is filled from the details. */
const sentences = {
  serverRunning:
    '数据目录 {data} 已有一个支部服务在运行（进程 {pid}）。同一份数据只能有一个服务：请使用正在运行的那个，或先停止它再启动。',
  busy: '另一个进程（{pid}）正在打开或关闭数据目录 {data} 的数据库，等了 {seconds} 秒仍未完成。请稍后再试。',
  notOurs: '没有权限读取 {path}。请用启动支部服务的同一个用户（或 root）运行本命令。',
  notWritable: '数据目录 {data} 不能写入：{reason}。请检查目录的权限，或用环境变量 ZHIBU_DATA 换一个目录。',
  unreachable:
    '数据库要以系统账户 {account} 运行，但它进不了 {path}。请用环境变量 ZHIBU_DATA 把数据目录设到该账户能到达的地方（例如 /var/lib/zhibu），或以普通用户启动。',
  noAccount:
    '由 root 启动时，数据库须以一个普通系统账户运行，但找不到也建不了可用的账户（试过 {tried}）。请先建一个，例如 useradd --system zhibu，再启动。',
  noPrograms:
    '没有适合本机（{platform}）的内置数据库程序。请重新运行 npm ci；若仍没有，请自备 PostgreSQL 并设置 DATABASE_URL。',
  otherMajor:
    '数据目录 {data} 里的数据库是 PostgreSQL {found} 版的，本程序内置的是 {ours} 版，不能直接打开。请用原来的程序版本执行“zhibu backup 文件”，再用本程序在一个空的数据目录上执行“zhibu restore 文件”；原数据目录没有被改动。',
  notACluster: '目录 {path} 不是空的，但也不是一个完整的数据库目录。为免损坏数据，没有动它。请核对 ZHIBU_DATA。',
  diskFull: '磁盘空间不足：{path} 所在的磁盘只剩 {free} MB。请腾出空间（至少 {needed} MB）后再启动。',
  initFailed: '数据库初始化失败：{reason}。详细记录见 {log}。',
  unknownUser:
    '当前用户（编号 {uid}）在本机的账户表里没有登记，PostgreSQL 因此不肯初始化。请换一个已登记的用户运行，或自备 PostgreSQL 并设置 DATABASE_URL。',
  startFailed: '数据库没有启动起来：{reason}。详细记录见 {log}。',
  foreignServer: '进程 {pid} 像是本数据目录的数据库，但连接不上，也停不下来。请检查该进程，必要时手工停止后再启动。',
  cannotConnect: '连不上数据库服务器 {server}：{reason}。请检查 DATABASE_URL、网络和口令。',
  serverVersion:
    '数据库服务器是 PostgreSQL {found}，支部支持 15 至 18 版。请更换服务器，或不设 DATABASE_URL 使用内置数据库。',
  encoding:
    "数据库 {database} 的编码是 {found}，应为 UTF8。请新建一个 UTF8 编码的库，例如：create database zhibu encoding 'UTF8' locale 'C.UTF-8' template template0。",
  trigrams:
    "数据库 {database} 的字符分类（LC_CTYPE）认不出汉字，姓名搜索会失效。请用 C.UTF-8 或 zh_CN.UTF-8 新建一个库，例如：create database zhibu encoding 'UTF8' locale 'C.UTF-8' template template0。",
  extension:
    '数据库 {database} 缺少扩展 {extension}，当前用户也建不了它：{reason}。请安装 PostgreSQL 的 contrib 组件，或请数据库管理员执行 create extension {extension}。',
  schemaNewer: '数据库的结构（{found}）比本程序（{ours}）新。请使用较新的支部程序；为免损坏数据，没有动它。',
  migrationChanged: '结构升级文件 {name} 与当初执行的不一样。程序文件可能损坏，请重新安装；数据库没有被改动。',
  migrationFailed: '结构升级 {name} 失败：{reason}。数据库保持原样，没有任何改动。',
} as const;

export type DatabaseRefusalCode = keyof typeof sentences;

/** A refusal about the database; `message` is one Chinese sentence for whoever runs the program. */
export class DatabaseRefusal extends Error {
  override readonly name = 'DatabaseRefusal';
  constructor(
    readonly code: DatabaseRefusalCode,
    details: Readonly<Record<string, string | number>> = {},
    cause?: unknown,
  ) {
    super(
      sentences[code].replace(/\{(\w+)\}/g, (_, key: string) => String(details[key] ?? '')),
      cause === undefined ? {} : { cause },
    );
  }
}

/** The message of anything thrown, without a final full stop, to stand inside a sentence. */
export const reasonOf = (error: unknown): string => {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return (error instanceof Error ? error.message : String(error)).trim().replace(/[.。]$/, '');
};

/** The errno of a system error ('ENOENT' …), or of a PostgreSQL error its SQLSTATE; '' for anything else. */
export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Whether the database has refused a statement because it contradicts what is kept (SQLSTATE class 23). */
export const isConflict = (error: unknown): boolean => codeOf(error).startsWith('23');

/** The table that such a refusal is about; '' where it does not say. */
export const tableOfConflict = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'table' in error && typeof error.table === 'string' ? error.table : '';
