import { readFile } from 'node:fs/promises';
import { caseFile } from '../../domain/conformance/case.js';
import { checkCases, checkLines } from '../../domain/conformance/check.js';
import { UsageError, type Command } from '../command.js';
import { print } from '../output.js';

const readCases = async (path: string) => {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    throw new UsageError(`打不开文件 ${path}。`);
  }
  try {
    return caseFile.parse(JSON.parse(text));
  } catch {
    throw new UsageError(`${path} 不是规则算例文件：应为 JSON 数组，每项有 id、topic、given、question、expected。`);
  }
};

export const rulesCommand: Command = {
  name: 'rules',
  title: '核对规则：rules check 文件',
  help: [
    '用法：rules check 文件',
    '',
    '逐条计算文件中的算例，列出不一致的，并按主题汇总。',
    '有不一致时退出码为 1；没有覆盖的主题如实列出，不算通过。',
  ],
  options: {},
  run: async ([verb, path]) => {
    if (verb !== 'check' || !path) throw new UsageError('用法：rules check 文件');
    const result = checkCases(await readCases(path));
    await print(`${checkLines(result).join('\n')}\n`);
    return result.passed ? 0 : 1;
  },
};
