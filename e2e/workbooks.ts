import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { runProgram } from '../src/testkit/program.js';

type TruthRow = {
  readonly outcome: string;
  readonly codes: readonly string[];
  readonly record: Readonly<Record<string, string | number | null>> | null;
};

/** The workbooks of the small messy city as `zhibu demo --workbooks` writes them, with what is in truth in them. */
export type MessyWorkbooks = {
  readonly committee: string;
  /** The day they speak of, '2026-09-30'. */
  readonly asOf: string;
  readonly folder: string;
  readonly paths: readonly string[];
  readonly truth: readonly TruthRow[];
  readonly remove: () => void;
};

const linesOf = (path: string): TruthRow[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as TruthRow);

export const messyWorkbooks = (): MessyWorkbooks => {
  const folder = mkdtempSync(join(tmpdir(), 'zhibu-books-'));
  const told = runProgram('demo', '--workbooks', folder);
  const names = readdirSync(folder);
  const truth = names.filter((n) => n.endsWith('.expected.ndjson')).flatMap((n) => linesOf(join(folder, n)));
  const committee = truth.map((row) => row.record?.['党组织全称']).find((name) => String(name).endsWith('工作委员会'));
  return {
    committee: String(committee),
    asOf: /--as-of (\S+)/.exec(told)?.[1] ?? '',
    folder,
    paths: names.filter((n) => /\.(xlsx|xls|csv)$/.test(n)).map((n) => join(folder, n)),
    truth,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};

/** Drops a file onto the field for files, as from the desktop. */
export const dropFile = async (page: Page, path: string, name: string): Promise<void> => {
  const content = readFileSync(path).toString('base64');
  const carried = await page.evaluateHandle(
    ({ text, fileName }) => {
      const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], fileName));
      return data;
    },
    { text: content, fileName: name },
  );
  await page.locator('.drop-zone').dispatchEvent('drop', { dataTransfer: carried });
};

/** '原样接收12行，规范后接收30行，拒收4行' → {原样接收: 12, …}; what is not named is 0. */
export const countsIn = (text: string): Readonly<Record<'accept' | 'normalise' | 'reject', number>> => {
  const after = (word: string): number =>
    Number(new RegExp(`${word}([\\d,]+)行`).exec(text)?.[1]?.replaceAll(',', '') ?? 0);
  return { accept: after('原样接收'), normalise: after('规范后接收'), reject: after('拒收') };
};
