import { expect, it } from 'vitest';
import { sharedInputs } from '../../../testkit/sharedInputs.js';
import { openWorkbook } from './openWorkbook.js';

/** Too slow for every run: ZHIBU_LARGE=1 asks for it. */
const shared = sharedInputs();
const asked = process.env['ZHIBU_LARGE'] === '1';
const why = asked ? (shared.present ? '' : ' (shared inputs absent)') : ' (only with ZHIBU_LARGE=1)';

/** The texts below a header of a sheet, whatever row the header is in. */
const column = async function* (path: string, header: string): AsyncGenerator<string> {
  const workbook = await openWorkbook(path);
  let at = -1;
  for await (const batch of workbook.rows(0))
    for (const { cells } of batch) {
      const cell = cells[at];
      if (at >= 0 && cell?.kind === 'text') yield cell.text;
      else if (at < 0) at = cells.findIndex((c) => c?.kind === 'text' && c.text === header);
    }
  await workbook.close();
};

it.skipIf(!asked || !shared.present)(
  `300,000 people are read in flat memory, and no branch name is damaged${why}`,
  async () => {
    const branches = new Set<string>();
    for await (const name of column(shared.path('rosters/large/党组织信息.xlsx'), '党组织简称')) branches.add(name);
    const rssBefore = process.memoryUsage().rss;
    const began = performance.now();
    let people = 0;
    const unknown: string[] = [];
    for await (const name of column(shared.path('rosters/large/党员名册.xlsx'), '所在党支部')) {
      people += 1;
      if (!branches.has(name)) unknown.push(name);
    }
    expect(unknown).toEqual([]);
    expect(people).toBe(300_000);
    expect(performance.now() - began).toBeLessThan(25_000);
    expect(process.memoryUsage().rss - rssBefore).toBeLessThan(300_000_000);
  },
  60_000,
);
