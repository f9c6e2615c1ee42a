// Reads an .xls file in a thread of its own, so that a hostile file can exhaust only this thread's heap and time, never the server.
// Plain JavaScript, checked by tsc: a Worker needs a file that Node runs as it stands, both here (under vitest) and in dist.
// Therefore it imports nothing of ours. Protocol: first a Heads, a Refused or an 'error' event; then one Batch per Ask.
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { CFB, read, set_cptable } from '@e965/xlsx';
import * as codePages from '@e965/xlsx/dist/cpexcel';

/** @typedef {import('../../../domain/import/cell.js').Cell} Cell */
/** @typedef {import('../../../domain/import/cell.js').CellValue} CellValue */
/** @typedef {import('../../../domain/import/cell.js').Row} Row */
/** @typedef {import('./xlsMessages.js').Ask} Ask */
/** @typedef {import('./xlsMessages.js').FromWorker} FromWorker */
/** @typedef {import('./xlsMessages.js').XlsSheet} XlsSheet */
/** @typedef {import('../../../domain/import/cell.js').Merge} Merge */
/** @typedef {import('@e965/xlsx').CellObject} CellObject */
/** @typedef {import('@e965/xlsx').Range} Range */
/** @typedef {import('@e965/xlsx').DenseWorkSheet} DenseWorkSheet */

/** @type {{ path: string }} */
const { path } = workerData;
const batchRows = 500;

/** @param {FromWorker} message */
const post = (message) => parentPort?.postMessage(message);

/** Error values of BIFF (MS-XLS 2.5.10). @type {Readonly<Record<number, string>>} */
const errorCodes = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
};

/** The streams at the top of a compound file tell which program wrote it. @param {Buffer} bytes */
const refusalOf = (bytes) => {
  if (bytes.readUInt32LE(0) !== 0xe011cfd0) return undefined;
  /** @type {{ FullPaths: string[] }} */
  const container = CFB.read(bytes, { type: 'buffer' });
  const top = new Set(
    container.FullPaths.map((name) => name.split('/').slice(1))
      .filter((names) => names.length === 1)
      .map(([name]) => name?.toLowerCase()),
  );
  if (top.has('encryptedpackage') || top.has('encryption')) return 'encrypted';
  if (top.has('workbook') || top.has('book')) return undefined;
  if (top.has('worddocument')) return 'wordDocument';
  return top.has('powerpoint document') ? 'presentation' : 'notWorkbook';
};

/** @param {CellObject} cell @returns {CellValue | undefined} */
const valueOf = (cell) => {
  // The library names format 14 in the American way; Chinese Excel and WPS show it so (see numberFormats.ts).
  const format = cell.z === 'm/d/yy' ? 'yyyy/m/d' : String(cell.z ?? 'General');
  if (cell.t === 'n') {
    const number = Number(cell.v);
    return Number.isFinite(number) ? { kind: 'number', number, format } : { kind: 'error', code: '#NUM!' };
  }
  if (cell.t === 'b') return { kind: 'boolean', boolean: Boolean(cell.v) };
  if (cell.t === 'e') return { kind: 'error', code: errorCodes[Number(cell.v)] ?? '#N/A' };
  if (cell.t !== 's') return undefined;
  // Whether a text has formatted runs is not told here: LibreOffice splits every text of mixed scripts into runs, so it means nothing.
  return { kind: 'text', text: String(cell.v ?? '') };
};

/** @param {CellObject} cell @returns {Cell | undefined} */
const cellOf = (cell) => {
  const value = valueOf(cell);
  if (!value) return undefined;
  const formula = cell.f ?? (cell.F === undefined ? undefined : '');
  return { ...value, ...(formula === undefined ? {} : { formula }), ...(cell.c ? { note: true } : {}) };
};

const open = () => {
  const bytes = readFileSync(path);
  const code = refusalOf(bytes);
  if (code) return post({ type: 'refused', code });
  set_cptable(codePages);
  // Files of before 1997 that name no code page were written by Chinese programs of that time: 936 is GBK.
  const book = read(bytes, {
    type: 'buffer',
    dense: true,
    cellFormula: true,
    cellNF: true,
    cellText: false,
    codepage: 936,
  });
  const states = new Map((book.Workbook?.Sheets ?? []).map((s) => [s.name, s.Hidden ?? 0]));
  const names = book.SheetNames.filter((name) => [undefined, 'sheet'].includes(book.Sheets[name]?.['!type']));
  /** @type {readonly DenseWorkSheet[]} */
  const sheets = names.map((name) => /** @type {DenseWorkSheet} */ (book.Sheets[name] ?? {}));
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  parentPort?.on('message', (/** @type {Ask} */ ask) => post(batchOf(sheets[ask.sheet], ask.from)));
  return post({
    type: 'heads',
    date1904,
    asides: [...propertiesOf(book), ...recordTexts(bytes)],
    sheets: sheets.map((sheet, i) => headOf(sheet, names[i] ?? '', states.get(names[i] ?? '') ?? 0)),
  });
};

/** Document properties. @param {import('@e965/xlsx').WorkBook} book @returns {string[]} */
const propertiesOf = (book) =>
  Object.values({ ...book.Props, ...book.Custprops }).flatMap((value) => (typeof value === 'string' ? [value] : []));

/** Records whose texts stand beside the cells (MS-XLS 2.4): header, footer, name, note, drawing, text box, second header and footer. */
const asideRecords = new Set([0x0014, 0x0015, 0x0018, 0x001c, 0x00ec, 0x01b6, 0x089c]);
/** Goes on with the record before it: the text of a text box stands there; after the table of texts there are cells. */
const continuation = 0x003c;
const mostAsideBytes = 8_000_000;

/** Runs of Chinese text in a record, however it is laid out: in UTF-16 from either byte, or in GBK as programs of 1995 wrote. @param {Buffer} record */
const runsIn = (record) =>
  [
    new TextDecoder('utf-16le').decode(record),
    new TextDecoder('utf-16le').decode(record.subarray(1)),
    new TextDecoder('gbk').decode(record),
  ].flatMap(
    (text) => text.match(/[\p{Script=Han}\p{P}\p{S}\w \n]*\p{Script=Han}[\p{Script=Han}\p{P}\p{S}\w \n]*/gu) ?? [],
  );

/** The library does not tell headers, text boxes and the like: their records are read. @param {Buffer} bytes @returns {string[]} */
const recordTexts = (bytes) => {
  const container = bytes.readUInt32LE(0) === 0xe011cfd0 ? CFB.read(bytes, { type: 'buffer' }) : undefined;
  const found = container && (CFB.find(container, 'Workbook') ?? CFB.find(container, 'Book'));
  const stream = container ? Buffer.from(/** @type {Uint8Array} */ (found?.content ?? [])) : bytes;
  /** @type {string[]} */
  const texts = [];
  let left = mostAsideBytes;
  let beside = false;
  for (let at = 0; at + 4 <= stream.length && left > 0;) {
    const end = at + 4 + stream.readUInt16LE(at + 2);
    const type = stream.readUInt16LE(at);
    if (type !== continuation) beside = asideRecords.has(type);
    if (beside) {
      texts.push(...runsIn(stream.subarray(at + 4, end)));
      left -= end - at;
    }
    at = end;
  }
  return texts;
};

/** @param {Range} range @returns {Merge} */
const mergeOf = ({ s, e }) => ({ top: s.r + 1, bottom: e.r + 1, left: s.c, right: e.c });

/** @param {DenseWorkSheet} sheet @param {string} name @param {number} hidden @returns {XlsSheet} */
const headOf = (sheet, name, hidden) => ({
  name,
  state: hidden === 2 ? 'veryHidden' : hidden === 1 ? 'hidden' : 'visible',
  rowCount: sheet['!data']?.length ?? 0,
  merges: (sheet['!merges'] ?? []).map(mergeOf),
});

/** @param {DenseWorkSheet | undefined} sheet @param {number} from @returns {FromWorker} */
const batchOf = (sheet, from) => {
  const data = sheet?.['!data'] ?? [];
  /** @type {Row[]} */
  const rows = [];
  let r = from;
  for (; r < data.length && rows.length < batchRows; r += 1) {
    /** @type {(Cell | undefined)[]} */
    const cells = [];
    data[r]?.forEach((object, column) => {
      const cell = object && cellOf(object);
      // As in the other readers, an empty text is an empty cell unless a formula stands behind it.
      if (cell && !(cell.kind === 'text' && cell.text === '' && cell.formula === undefined)) cells[column] = cell;
    });
    if (cells.length > 0) rows.push({ number: r + 1, hidden: sheet?.['!rows']?.[r]?.hidden === true, cells });
  }
  return { type: 'batch', rows, next: r };
};

open();
