import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { branchIndex } from '../domain/import/branchIndex.js';
import type { Row } from '../domain/import/cell.js';
import { LedgerReader, MeetingsSeen } from '../domain/import/ledger.js';
import { OrganisationsReader } from '../domain/import/organisations.js';
import { PeopleSeen } from '../domain/import/peopleSeen.js';
import { recogniseSheet, sampleSize, type RecognisedSheet } from '../domain/import/recognise.js';
import type { RowReading, SheetKind } from '../domain/import/records.js';
import { RosterReader } from '../domain/import/roster.js';
import { day } from '../domain/shared/calendarDay.js';
import { openWorkbook } from '../server/platform/workbook/openWorkbook.js';
import { sharedInputs } from './sharedInputs.js';

type Expected = { sheet?: string; row: number; outcome: string; record: Record<string, unknown> | null };
type Read = { readonly file: string; readonly reading: RowReading<object> };
type Sheet = { readonly file: string; readonly rows: readonly Row[]; readonly recognised: RecognisedSheet };

const shared = sharedInputs();
const asOf = day('2026-09-30');

const sheetsOf = async (folder: string): Promise<readonly Sheet[]> => {
  const sheets: Sheet[] = [];
  for (const file of readdirSync(folder).filter((f) => f.endsWith('.xlsx'))) {
    const workbook = await openWorkbook(join(folder, file));
    for (const [i, head] of workbook.sheets.entries()) {
      const rows: Row[] = [];
      for await (const batch of workbook.rows(i)) rows.push(...batch);
      const recognised = recogniseSheet(head, rows.slice(0, sampleSize), { asOf });
      if (recognised.kind !== 'ignored' && recognised.refusal === null) sheets.push({ file, rows, recognised });
    }
    await workbook.close();
  }
  return sheets;
};

const understand = async (folder: string): Promise<readonly Read[]> => {
  const sheets = await sheetsOf(folder);
  const of = <K extends SheetKind>(kind: K) =>
    sheets.flatMap((s) =>
      s.recognised.kind === kind ? [{ ...s, recognised: s.recognised as RecognisedSheet<K> }] : [],
    );
  const organisations = new OrganisationsReader({ asOf });
  for (const { rows, recognised } of of('organisations'))
    rows.forEach(
      (
        (read) => (row) =>
          read(row)
      )(organisations.sheet(recognised)),
    );
  const { readings } = organisations.finish();
  const branches = branchIndex(
    readings.flatMap(({ record: r }) =>
      r ? [{ shortName: r.党组织简称, fullName: r.党组织全称, type: r.组织类别 }] : [],
    ),
  );
  const people = new PeopleSeen();
  const meetings = new MeetingsSeen();
  const rosters = of('roster').flatMap(({ file, rows, recognised }) => {
    const reader = new RosterReader(recognised, { asOf, branches, people });
    return rows.flatMap((row) => reader.row(row) ?? []).map((reading) => ({ file, reading }));
  });
  const ledgers = of('ledger').flatMap(({ file, rows, recognised }) => {
    const reader = new LedgerReader(recognised, { asOf, branches, roster: people, meetings });
    return rows.flatMap((row) => reader.row(row) ?? []).map((reading) => ({ file, reading }));
  });
  return [...readings.map((reading) => ({ file: '党组织信息.xlsx', reading })), ...rosters, ...ledgers];
};

const expectedOf = (folder: string, name: string): readonly Expected[] =>
  readFileSync(join(folder, `${name}.expected.ndjson`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Expected);

const plain = (value: unknown): string => {
  if (Array.isArray(value)) return value.join('|');
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : '';
};

/** Rows whose acceptance or fields differ from what is expected, and how many were looked at. */
const differences = async (set: string, names: readonly string[]) => {
  const folder = shared.path(`rosters/${set}`);
  const read = new Map(
    (await understand(folder)).map(({ file, reading: r }) => [`${file}|${r.sheet ?? ''}|${r.row}`, r]),
  );
  const sheetOf = new Map([...read.keys()].map((k) => k.split('|')).map(([file = '', sheet = '']) => [file, sheet]));
  const found: unknown[] = [];
  let rows = 0;
  for (const name of names)
    for (const expected of expectedOf(folder, name)) {
      rows += 1;
      const reading = read.get(`${name}.xlsx|${expected.sheet ?? sheetOf.get(`${name}.xlsx`) ?? ''}|${expected.row}`);
      const record = (reading?.record ?? {}) as Record<string, unknown>;
      const fields = Object.entries(expected.record ?? {}).filter(([f]) => f !== '序号' && f !== '备注');
      const wrong = fields.filter(([f, v]) => plain(v) !== plain(record[f]));
      const outcome = reading !== undefined && (reading.outcome === 'reject') === (expected.outcome === 'reject');
      if (!outcome || wrong.length > 0)
        found.push([name, expected.sheet, expected.row, expected.outcome, reading?.codes, wrong]);
    }
  return { rows, found };
};

describe(`the workbooks beside the repository${shared.present ? '' : ' (shared inputs absent)'}`, () => {
  it.skipIf(!shared.present)('small-clean is understood row by row', async () => {
    const { rows, found } = await differences('small-clean', ['党组织信息', '党员名册']);
    expect(rows).toBeGreaterThan(190);
    expect(found).toEqual([]);
  });

  it.skipIf(!shared.present)('city-messy is understood row by row', { timeout: 120_000 }, async () => {
    const { rows, found } = await differences('city-messy', ['党组织信息', '党员名册', '三会一课台账']);
    expect(rows).toBeGreaterThan(26_000);
    expect(found.slice(0, 20)).toEqual([]);
  });
});
