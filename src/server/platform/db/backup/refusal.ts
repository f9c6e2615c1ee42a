const sentences = {
  exists: '文件 {path} 已经存在。为免盖掉旧的备份，没有写入；请换一个文件名。',
  cannotWrite: '备份文件 {path} 写不了：{reason}。没有留下半个文件。',
  cannotRead: '备份文件 {path} 读不了：{reason}。',
  notABackup: '文件 {path} 不是支部的备份文件。没有恢复任何内容。',
  newerFormat: '备份文件 {path} 是较新的支部程序写的，本程序读不了。请用较新的程序恢复。没有恢复任何内容。',
  wrongKey:
    '密钥不对：备份文件 {path} 是用另一个密钥文件加密的。请用环境变量 ZHIBU_KEY_FILE 指明备份时所用的密钥文件。没有恢复任何内容。',
  damaged: '备份文件 {path} 不完整或被改动过，核对没有通过。没有恢复任何内容；请换用另一份备份。',
  notEmpty:
    '目标数据库里已有数据（表 {table}）。恢复只能在空的数据库上进行；请用 ZHIBU_DATA 指定一个空的数据目录，或换一个空库。',
  newerSchema: '备份的数据结构（{found}）比本程序（{ours}）新。请用较新的支部程序恢复。没有恢复任何内容。',
  otherSchema: '备份的数据结构（{found}）与本程序所知的不一致，可能出自改动过的程序。没有恢复任何内容。',
  rejected: '备份的内容放不进数据库：{reason}。没有恢复任何内容。',
} as const;

export type BackupRefusalCode = keyof typeof sentences;

/** Why a backup was not made or not restored, in one Chinese sentence. Nothing was changed. */
export class BackupRefusal extends Error {
  override readonly name = 'BackupRefusal';
  constructor(
    readonly code: BackupRefusalCode,
    details: Readonly<Record<string, string>>,
    cause?: unknown,
  ) {
    super(
      sentences[code].replace(/\{(\w+)\}/g, (_, key: string) => details[key] ?? ''),
      cause === undefined ? {} : { cause },
    );
  }
}
