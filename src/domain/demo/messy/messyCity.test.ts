import { describe, expect, it } from 'vitest';
import { readBatch } from '../../../testkit/importBatch.js';
import type { RowReading } from '../../import/records.js';
import { day } from '../../shared/calendarDay.js';
import { idCheckCharacter } from '../identity.js';
import { dayStyles, monthStyles, serial } from './dateStyles.js';
import { messyCity } from './messyCity.js';
import { truthFiles } from './truthFiles.js';

const city = messyCity({ seed: 'wangxi', asOf: day('2026-11-22') });
const codes = new Set(city.truth.flatMap((t) => t.codes));

/** The cases that a messy city must hold, each stated in the notes beside the shared inputs. */
const wanted = [
  'DATE_FORMAT DATE_FLOAT_OCT DATE_AMBIGUOUS_FLOAT DATE_TWO_DIGIT_YEAR DATE_INVALID DATE_UNKNOWN_TEXT DATE_ZERO_CELL',
  'JOIN_UNDER_18 JOIN_IN_FUTURE CONVERT_BEFORE_JOIN PROBATION_CONVERSION_PAST FORMAL_WITHOUT_CONVERSION',
  'ID_PRECISION_LOST ID_LOWER_X ID_FULLWIDTH ID_SPACES ID_APOSTROPHE ID_CHECKSUM ID_15_DIGIT ID_LENGTH ID_MISSING',
  'ID_LETTER_O ID_SCIENTIFIC_TEXT BIRTH_ID_MISMATCH SEX_ID_MISMATCH NAME_SPACES NAME_NOTE NAME_MISSING NAME_RARE_CHAR',
  'NAME_RICHTEXT SEX_SYNONYM ETHNIC_SHORT EDU_SYNONYM CAT_SYNONYM CAT_NOT_MEMBER YESNO_SYNONYM BRANCH_TYPO BRANCH_UNKNOWN',
  'BRANCH_FULLNAME BRANCH_SPACES BRANCH_ALIAS BRANCH_FILL_DOWN BRANCH_SECTION_ROW GROUP_SYNONYM DUP_EXACT DUP_ACROSS_SHEETS',
  'DUP_ID_DIFF_NAME SAME_NAME_DIFF_ID PHONE_FORMAT PHONE_TWO PHONE_INVALID BASE_TEXT BASE_FORMULA BASE_FORMULA_ERROR',
  'BASE_MISSING BASE_NEGATIVE ROW_HIDDEN CELL_NOTE ORG_CODE_NUMERIC ORG_TYPE_SYNONYM ORG_DUP_CODE ORG_DUP_NAME',
  'ORG_PARENT_UNKNOWN ORG_PARENT_SELF ORG_TYPE_UNKNOWN ORG_SECRETARY_VACANT ORG_COUNT_MISMATCH ORG_NAME_NEWLINE TERM_OVERDUE',
  'TYPE_SYNONYM TYPE_SEPARATOR TYPE_UNKNOWN TYPE_AMBIGUOUS DATE_MONTH_ONLY DATE_RANGE DATE_NO_YEAR DATE_FUTURE',
  'DATE_OUT_OF_PERIOD COUNT_TEXT COUNT_MISMATCH COUNT_OVER ABSENT_SEPARATOR ABSENT_UNKNOWN HOST_MISSING GROUP_JOINT LONG_TEXT',
  'DUP_ROW',
].flatMap((line) => line.split(' '));

describe('the messy workbooks', () => {
  it('are the same for the same seed and day', () => {
    expect(messyCity({ seed: 'wangxi', asOf: day('2026-11-22') })).toEqual(city);
  });

  it('are as of the end of the last quarter, over twelve months', () => {
    expect([city.from, city.asOf]).toEqual(['2025-10-01', '2026-09-30']);
    expect(messyCity({ seed: 'x', asOf: day('2026-12-31') }).asOf).toBe('2026-12-31');
  });

  it('hold every case that offices’ files are known to hold', () => {
    expect(wanted.filter((c) => !codes.has(c))).toEqual([]);
  });

  it('write days in at least 22 ways', () => {
    expect(dayStyles.length + monthStyles.length).toBeGreaterThanOrEqual(22);
    expect(new Set([...dayStyles, ...monthStyles].map((s) => s.name)).size).toBe(dayStyles.length + monthStyles.length);
    expect([serial(day('1900-03-01')), serial(day('2026-09-30')), serial(day('1904-01-02'), true)]).toEqual([
      61, 46295, 1,
    ]);
  });

  it('come in all formats and encodings, with headers of two rows, merged cells, hidden rows and sheets that are no data', () => {
    expect(city.workbooks.map((w) => w.format).toSorted()).toEqual(['csv', 'xls', 'xlsx', 'xlsx', 'xlsx']);
    expect(city.workbooks.find((w) => w.format === 'csv')?.encoding).toBe('gb18030');
    const sheets = city.workbooks.flatMap((w) => w.sheets);
    expect(new Set(sheets.map((s) => s.head.state))).toEqual(new Set(['visible', 'hidden', 'veryHidden']));
    expect(sheets.some((s) => s.rows.some((r) => r.hidden))).toBe(true);
    expect(sheets.some((s) => s.head.merges.some((m) => m.left === m.right && m.bottom - m.top > 3))).toBe(true);
    expect(sheets.some((s) => s.head.date1904)).toBe(true);
    expect(sheets.some((s) => s.rows.length === 0)).toBe(true);
  });

  it('say of every row of truth where it stands, and of every rejected row nothing else', () => {
    const rowsOf = new Map(
      city.workbooks.flatMap((w) =>
        w.sheets.map(
          (s) =>
            [`${w.fileName}|${w.format === 'csv' ? null : s.head.name}`, new Set(s.rows.map((r) => r.number))] as const,
        ),
      ),
    );
    const places = city.truth.map((t) => `${t.file}|${t.sheet}|${t.row}`);
    expect(new Set(places).size).toBe(places.length);
    for (const t of city.truth) {
      expect(rowsOf.get(`${t.file}|${t.sheet}`)?.has(t.row)).toBe(true);
      expect(t.record === null).toBe(t.outcome === 'reject');
    }
  });

  it('expect only lawful ID numbers, each once', () => {
    const ids = city.truth.flatMap((t) => (t.record && '身份证号' in t.record ? [String(t.record.身份证号)] : []));
    expect(ids.length).toBeGreaterThan(150);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(idCheckCharacter(id.slice(0, 17))).toBe(id[17]);
  });

  it('lie beside truth files in the form that the comparers read', () => {
    const files = truthFiles(city);
    expect(files.map((f) => f.fileName)).toContain('党员名册.expected.ndjson');
    expect(files.map((f) => f.fileName)).toContain('台账.truth.json');
    const lines = files[0]?.text.trim().split('\n') ?? [];
    expect(lines.length).toBe(city.truth.length);
    const first: unknown = JSON.parse(lines[0] ?? '{}');
    expect(Object.keys(first as object)).toEqual(['file', 'sheet', 'row', 'outcome', 'codes', 'record']);
  });

  it('expect some branches to have done all and some to lack something', () => {
    const branches = Object.values(city.obligations.branches);
    const lacks = branches.filter((b) => Object.values(b.months).some((m) => m.主题党日 === false));
    expect(branches.length).toBe(18);
    expect(lacks.length).toBeGreaterThan(0);
    expect(lacks.length).toBeLessThan(18);
  });
});

describe('the understanding of an import, held against made workbooks', () => {
  const sheets = city.workbooks.flatMap((w) =>
    w.sheets.map((s) => ({ ...s, file: w.fileName, csv: w.format === 'csv' })),
  );
  const read = readBatch(
    sheets.map((s) => ({ head: s.csv ? { ...s.head, name: null } : s.head, rows: s.rows })),
    { asOf: city.asOf },
  );
  const readings: readonly RowReading<object>[] = [...read.organisations, ...read.members, ...read.meetings];
  const key = (sheet: string | null, row: number): string => `${sheet}|${row}`;
  const found = new Map(readings.map((r) => [key(r.sheet, r.row), r]));
  const shown = (value: unknown): string =>
    (Array.isArray(value)
      ? value.join('|')
      : typeof value === 'number'
        ? String(value)
        : typeof value === 'string'
          ? value
          : ''
    )
      .normalize('NFC')
      .trim();

  it('accepts and rejects at least 99.5 % of the rows rightly, and imports none that must be rejected', () => {
    const wrong = city.truth.filter((t) => {
      const reading = found.get(key(t.sheet, t.row));
      return reading === undefined || (reading.outcome === 'reject') !== (t.outcome === 'reject');
    });
    expect(wrong.map((t) => [t.sheet, t.row, t.outcome, t.codes, found.get(key(t.sheet, t.row))?.codes])).toEqual([]);
  });

  it('reads at least 99.5 % of the fields rightly', () => {
    let fields = 0;
    const wrong: unknown[] = [];
    for (const t of city.truth) {
      const record = found.get(key(t.sheet, t.row))?.record;
      if (!t.record || !record) continue;
      for (const [field, value] of Object.entries(t.record)) {
        if (field === '序号' || field === '备注') continue;
        fields++;
        const read = (record as Record<string, unknown>)[field];
        if (shown(read) !== shown(value)) wrong.push([t.sheet, t.row, field, shown(value), shown(read), t.codes]);
      }
    }
    expect(fields).toBeGreaterThan(8000);
    expect(wrong).toEqual([]);
  });
});
