import type { Cell, CellValue, Row } from '../../../domain/import/cell.js';
import { addressOf, columnOf } from './address.js';
import { FileRefused } from './fileRefused.js';
import type { WorkbookLimits } from './limits.js';
import { ownText, unescapeText } from './ownText.js';
import type { SharedStrings } from './sharedStrings.js';
import { serialOf } from './serialDay.js';
import { isTrue } from './xmlReader.js';
import type { XmlEvents } from './xmlReader.js';

/** What the rest of the workbook says about a sheet's cells. */
export type SheetContext = {
  readonly name: string;
  readonly strings: SharedStrings;
  /** Number format code by cell format. */
  readonly formats: readonly string[];
  readonly date1904: boolean;
  /** Addresses ('B7') of the cells with a comment. */
  readonly notes: ReadonlySet<string>;
};

type Collecting = 'nothing' | 'value' | 'formula' | 'inline';

/** Hears the XML of one sheet and gathers its rows; `take` hands over those that are complete. */
export class SheetParser implements XmlEvents {
  /** Seen so far; held against the sheet's head, which was found without parsing the rows. */
  merges = 0;
  /** The weight of the rows not yet taken: their cells, and one more for every 32 characters of text of their own. */
  pending = 0;
  private done: Row[] = [];
  private inData = false;
  private rowNumber = 0;
  private hidden = false;
  private cells: (Cell | undefined)[] = [];
  private column = -1;
  private type = '';
  private style = 0;
  private collecting: Collecting = 'nothing';
  private value = '';
  private inline = '';
  private formula: string | undefined;
  private rich = false;
  private inPhonetic = false;
  private sharedId: string | undefined;
  private readonly sharedFormulas = new Map<string, string>();
  private sharedCharacters = 0;

  constructor(
    private readonly context: SheetContext,
    private readonly limits: WorkbookLimits,
  ) {}

  /** Rows not yet taken. */
  get complete(): number {
    return this.done.length;
  }

  take(): Row[] {
    const rows = this.done;
    this.done = [];
    this.pending = 0;
    return rows;
  }

  readonly open = (name: string, a: Readonly<Record<string, string>>): void => {
    if (!this.inData) {
      if (name === 'sheetData') this.inData = true;
      else if (name === 'mergeCell') this.merges += 1;
    } else if (name === 'c') this.openCell(a);
    else if (name === 'v') this.collecting = 'value';
    else if (name === 'row') this.openRow(a);
    else if (name === 'f') this.openFormula(a);
    else if (name === 't') this.collecting = this.inPhonetic ? 'nothing' : 'inline';
    else if (name === 'r') this.rich = true;
    else if (name === 'rPh') this.inPhonetic = true;
  };

  readonly close = (name: string): void => {
    this.collecting = 'nothing';
    if (name === 'c') this.closeCell();
    else if (name === 'row') this.closeRow();
    else if (name === 'f') this.closeFormula();
    else if (name === 'rPh') this.inPhonetic = false;
    else if (name === 'sheetData') this.inData = false;
  };

  readonly text = (text: string): void => {
    if (this.collecting === 'value') this.value = this.checked(this.value + text);
    else if (this.collecting === 'inline') this.inline = this.checked(this.inline + text);
    else if (this.collecting === 'formula') this.formula = this.checked((this.formula ?? '') + text);
  };

  private openRow(a: Readonly<Record<string, string>>): void {
    const number = a['r'] === undefined ? this.rowNumber + 1 : Number(a['r']);
    if (number > this.limits.rows)
      throw new FileRefused('tooManyRows', { place: this.place(), limit: this.limits.rows });
    // Rows ascend (ECMA-376); a number that comes twice would make two rows one.
    if (!(number > this.rowNumber) || !Number.isInteger(number))
      throw new FileRefused('damaged', { place: this.place() });
    this.rowNumber = number;
    this.hidden = isTrue(a['hidden']);
    this.cells = [];
    this.column = -1;
  }

  private closeRow(): void {
    if (this.cells.length === 0) return;
    this.done.push({ number: this.rowNumber, hidden: this.hidden, cells: this.cells });
    this.pending += this.cells.length;
    this.cells = [];
  }

  private openCell(a: Readonly<Record<string, string>>): void {
    this.column = a['r'] === undefined ? this.column + 1 : columnOf(a['r']);
    if (this.column < 0) throw new FileRefused('damaged', { place: this.place() });
    this.type = a['t'] ?? 'n';
    this.style = a['s'] === undefined ? 0 : Number(a['s']);
    this.value = '';
    this.inline = '';
    this.formula = undefined;
    this.rich = false;
    this.sharedId = undefined;
  }

  private openFormula(a: Readonly<Record<string, string>>): void {
    this.collecting = 'formula';
    this.formula = '';
    this.sharedId = a['t'] === 'shared' ? a['si'] : undefined;
  }

  private closeFormula(): void {
    if (this.sharedId === undefined || this.formula === undefined) return;
    if (this.formula === '') this.formula = this.sharedFormulas.get(this.sharedId) ?? '';
    else this.rememberFormula(this.sharedId, this.formula);
  }

  /** Beyond what any office file has, cells that share a formula only say that they have one. */
  private rememberFormula(id: string, formula: string): void {
    this.sharedCharacters += formula.length + 100;
    if (this.sharedCharacters < 10_000_000) this.sharedFormulas.set(id, ownText(formula));
  }

  private closeCell(): void {
    const value = this.cellValue();
    if (value === undefined) return;
    if (this.column >= this.limits.columns)
      throw new FileRefused('tooManyColumns', { place: this.place(), limit: this.limits.columns });
    const note = this.context.notes.size > 0 && this.context.notes.has(addressOf(this.rowNumber, this.column));
    const formula = this.formula === undefined ? undefined : ownText(this.formula);
    this.cells[this.column] =
      formula === undefined && !note
        ? value
        : { ...value, ...(formula === undefined ? {} : { formula }), ...(note ? { note: true as const } : {}) };
  }

  private cellValue(): CellValue | undefined {
    const { value } = this;
    if (this.type === 's' && value !== '') return this.sharedText(value);
    if (this.type === 'inlineStr') return this.textValue(this.inline, this.rich);
    if (this.type === 'str' || value.trim() === '') return this.textValue(value, false);
    if (this.type === 'b') return { kind: 'boolean', boolean: isTrue(value) };
    if (this.type === 'e') return { kind: 'error', code: value.slice(0, 32) };
    return this.numberValue(value);
  }

  private numberValue(value: string): CellValue | undefined {
    const format = this.context.formats[this.style] ?? 'General';
    const number = Number(value);
    if (this.type === 'n' && Number.isFinite(number)) return { kind: 'number', number, format };
    const serial = this.type === 'd' ? serialOf(value, this.context.date1904) : undefined;
    if (serial === undefined) return this.textValue(value, false);
    return { kind: 'number', number: serial, format: format === 'General' ? 'yyyy-mm-dd' : format };
  }

  private sharedText(value: string): CellValue | undefined {
    const index = Number(value);
    const text = this.context.strings.texts[index];
    if (text === undefined) throw new FileRefused('damaged', { place: this.place() });
    if (text === '') return this.textValue('', false);
    return this.context.strings.rich[index] ? { kind: 'text', text, rich: true } : { kind: 'text', text };
  }

  /** An empty text is an empty cell, unless a formula stands behind it (also one whose result the file does not keep). */
  private textValue(raw: string, rich: boolean): CellValue | undefined {
    if (raw === '' && this.formula === undefined) return undefined;
    this.pending += raw.length >> 5;
    const text = ownText(unescapeText(raw));
    return rich ? { kind: 'text', text, rich } : { kind: 'text', text };
  }

  private checked(text: string): string {
    const limit = this.limits.cellCharacters;
    if (text.length > limit) throw new FileRefused('textTooLong', { place: this.place(), limit });
    return text;
  }

  private place(): string {
    const cell = this.rowNumber === 0 ? '' : ` ${addressOf(this.rowNumber, Math.max(0, this.column))}`;
    return `工作表“${this.context.name}”${cell}`;
  }
}
