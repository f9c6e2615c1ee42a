import { createHash, createPublicKey } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { isSigned, type ExportEnd, type ExportHead } from './exportLog.js';

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const head = z.object({
  format: z.literal('zhibu-audit-export-1'),
  committee: z.string(),
  tenantId: z.string(),
  exportedAt: z.string(),
  after: z.number(),
  before: hex,
});
const line = z.object({ n: z.number(), text: z.string(), chain: hex });
const end = z.object({ end: z.number(), chain: hex, signature: z.string() });

export type Checked =
  | { readonly good: true; readonly head: ExportHead; readonly count: number; readonly end: ExportEnd }
  | { readonly good: false; readonly sentence: string };

const bad = (sentence: string): Checked => ({ good: false, sentence });

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
};

type State = { readonly head: ExportHead; n: number; chain: string; count: number };

/** Follow one line; a sentence where it does not follow from the one before. */
const follow = (state: State, value: unknown, place: number): string | null => {
  const row = line.safeParse(value);
  if (!row.success) return `第 ${place} 行不是一条审计记录。`;
  const { n, text, chain } = row.data;
  if (n !== state.n + 1) return `第 ${place} 行：次序应为 ${state.n + 1}，实为 ${n}，其间的记录被删去或插入。`;
  if (createHash('sha256').update(Buffer.from(state.chain, 'hex')).update(text).digest('hex') !== chain)
    return `第 ${place} 行（第 ${n} 条）：内容与链值不符，被改动过。`;
  Object.assign(state, { n, chain, count: state.count + 1 });
  return null;
};

const closed = (state: State, value: z.infer<typeof end>, publicKey: string): Checked => {
  if (value.end !== state.n || value.chain !== state.chain) return bad('结尾与最后一条记录不符，有记录被截去。');
  if (!isSigned(createPublicKey(publicKey), state.head, value))
    return bad('签名不符：文件不是由持有该公钥的系统导出，或被改动过。');
  return { good: true, head: state.head, count: state.count, end: value };
};

/** Check an exported log with nothing but the file and the public key (PEM), line by line. */
export const checkExport = async (file: string, publicKey: string): Promise<Checked> => {
  let state: State | null = null;
  let place = 0;
  for await (const text of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    place += 1;
    const value = jsonOf(text);
    if (!state) {
      const begun = head.safeParse(value);
      if (!begun.success) return bad('文件开头不是支部审计记录的导出。');
      state = { head: begun.data, n: begun.data.after, chain: begun.data.before, count: 0 };
      continue;
    }
    const last = end.safeParse(value);
    if (last.success) return closed(state, last.data, publicKey);
    const fault = follow(state, value, place);
    if (fault) return bad(fault);
  }
  return bad('文件没有结尾，被截去一段。');
};
