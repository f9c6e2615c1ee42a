// `npm run bench [-- ROW...]`: measures what the project promises, each work beside the limit it is held against, as ratios in one
// run. Prints one table and writes bench/results/latest.json. Rows: see below.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from '../scripts/build.mjs';
import { machineFacts } from './machine.mjs';
import { printTable, verdictOf } from './table.mjs';

const usage = `用法：npm run bench [-- 行...] [--rounds N] [--work DIR]

  行        import recompute map year file handbook home duplicates javascript（不写则全部）
  --rounds  每一行交替测量的轮数（默认各行自定）
  --work    工作目录（默认系统临时目录；约需 4 GB）
`;

// Imported only after the build: they load what is built.
const rowModules = {
  import: './importRow.mjs',
  recompute: './recomputeRow.mjs',
  map: './mapRow.mjs',
  year: './yearRow.mjs',
  file: './fileRow.mjs',
  handbook: './handbookRow.mjs',
  home: './homeRow.mjs',
  duplicates: './duplicatesRow.mjs',
  javascript: './javascriptRow.mjs',
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string' }, work: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
});
const unknown = positionals.filter((name) => !(name in rowModules));
if (values.help || unknown.length > 0) {
  process.stderr.write(usage);
  process.exit(values.help ? 0 : 1);
}

buildIfStale();
const { Workshop } = await import('./workshop.mjs');
const directory = mkdtempSync(join(values.work ?? tmpdir(), 'zhibu-bench-'));
const workshop = new Workshop(directory, values.rounds === undefined ? null : Number(values.rounds));
const results = [];
try {
  for (const name of positionals.length > 0 ? positionals : Object.keys(rowModules)) {
    process.stderr.write(`\n${name}\n`);
    const { measure } = await import(rowModules[name]);
    results.push(...(await measure(workshop)));
  }
} finally {
  await workshop.close();
  rmSync(directory, { recursive: true, force: true });
}

const rows = results.map((row) => ({ ...row, ...verdictOf(row) }));
const facts = machineFacts();
printTable(facts, rows);
const folder = new URL('results/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('latest.json', folder), `${JSON.stringify({ machine: facts, rows }, null, 2)}\n`);
if (rows.length === 0 || rows.some((row) => row.ok === false)) process.exitCode = 1;
