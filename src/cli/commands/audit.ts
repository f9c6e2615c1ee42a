import { createWriteStream, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { faultText } from '../../domain/audit/chain.js';
import { checkExport } from '../../server/platform/audit/checkExport.js';
import { exportLog, publicKeyOf } from '../../server/platform/audit/exportLog.js';
import { sealTenant } from '../../server/platform/audit/sealing.js';
import { recordAudit } from '../../server/platform/audit/store.js';
import { verifyLog, type Verified } from '../../server/platform/audit/verify.js';
import { tenants } from '../../server/platform/tenants/reads.js';
import { UsageError, type Command, type ExitCode } from '../command.js';
import { textOption } from '../options.js';
import { print, progress, say } from '../output.js';
import { chooseTenant, withSession, type Session } from '../session.js';

type Values = Readonly<Record<string, string | boolean | undefined>>;

const usage = [
  '用法：audit verify [--heads 文件] [--committee 名称]',
  '      audit export 文件 [--committee 名称]',
  '      audit check 文件 --key 公钥文件',
  '      audit key',
];

const linesOf = (v: Verified): readonly string[] => [
  `已封存 ${v.head.position} 条，链值 ${v.head.chain}`,
  v.unsealed === 0
    ? '没有尚未封存的记录。'
    : `尚未封存的记录 ${v.unsealed} 条（${v.since ?? ''} 至 ${v.until ?? ''}），由运行中的服务在一秒内封存。`,
  v.noted
    ? `数据库之外留存的链头：第 ${v.noted.position} 条（${v.noted.at}）。`
    : '数据库之外没有留存链头：无法发现最新的记录是否被截去。',
  ...v.faults.map(faultText),
  ...(v.count > v.faults.length ? [`另有 ${v.count - v.faults.length} 处，不一一列出。`] : []),
  v.count === 0 ? '校验通过。' : `校验未通过：${v.count} 处。`,
];

const chosen = async (session: Session, values: Values): Promise<string> => {
  const tenantId = await chooseTenant(session, textOption(values, 'committee'));
  if (tenantId === null) throw new UsageError('数据库还是空的。');
  return tenantId;
};

const verify = (values: Values): Promise<ExitCode> =>
  withSession<ExitCode>(async (session) => {
    const tenantId = await chosen(session, values);
    const heads = textOption(values, 'heads');
    const bar = progress();
    const verified = await verifyLog(session.deps, tenantId, {
      ...(heads !== undefined && { heads }),
      onProgress: (position) => bar.show(`已校验 ${position} 条`, 0),
    });
    bar.done();
    await print(`${linesOf(verified).join('\n')}\n`);
    return verified.count === 0 ? 0 : 1;
  });

const exportTo = (file: string, values: Values): Promise<ExitCode> =>
  withSession<ExitCode>(async (session) => {
    const tenantId = await chosen(session, values);
    const committee = (await tenants(session.deps.db)).find((t) => t.id === tenantId)?.name ?? '';
    await recordAudit(
      session.deps.db,
      session.deps,
      { tenantId, accountId: null, name: '命令行' },
      { action: 'audit.exported' },
    );
    await sealTenant(session.deps, tenantId);
    const asked = { tenantId, committee, after: 0, limit: Number.MAX_SAFE_INTEGER };
    await pipeline(Readable.from(exportLog(session.deps, asked)), createWriteStream(file, { mode: 0o600 }));
    say(`已导出：${file}。任何人凭此文件和公钥（audit key）都能核验：audit check 文件 --key 公钥文件`);
    return 0;
  });

const readKey = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(`公钥文件 ${path} 读不了。`);
  }
};

const check = async (file: string, values: Values): Promise<ExitCode> => {
  const key = textOption(values, 'key');
  if (key === undefined) throw new UsageError(usage.join('\n'));
  const checked = await checkExport(file, readKey(key));
  if (!checked.good) {
    say(`核验未通过：${checked.sentence}`);
    return 1;
  }
  const { head, count, end } = checked;
  await print(`核验通过：${head.committee}，${count} 条，导出于 ${head.exportedAt}，链值 ${end.chain}\n`);
  return 0;
};

export const auditCommand: Command = {
  name: 'audit',
  title: '校验、导出审计记录',
  help: [
    ...usage,
    '',
    '  verify  校验全部审计记录：改动、删除、插入、截去都会指出；--heads 用另行保管的链头文件（数据目录 audit/heads.ndjson 的副本）比对',
    '  export  导出带签名的审计记录，外人凭公钥即可核验',
    '  check   核验导出的文件，不需要数据库和密钥',
    '  key     输出公钥',
    '',
    '退出码：0 通过；1 未通过，或用法有误。做法见 docs/security.md。',
  ],
  options: { committee: { type: 'string' }, heads: { type: 'string' }, key: { type: 'string' } },
  run: async ([what, file], values) => {
    if (what === 'verify' && file === undefined) return verify(values);
    if (what === 'export' && file !== undefined) return exportTo(file, values);
    if (what === 'check' && file !== undefined) return check(file, values);
    if (what === 'key' && file === undefined)
      return withSession<ExitCode>(async ({ deps }) => {
        await print(publicKeyOf(deps.keys));
        return 0;
      });
    throw new UsageError(usage.join('\n'));
  },
};
