import { FileRefused } from './fileRefused.js';
import type { WorkbookLimits } from './limits.js';
import { ownText, unescapeText } from './ownText.js';
import { readXml } from './xmlReader.js';
import type { XmlEvents } from './xmlReader.js';

/** By the index that cells give; two lists rather than a list of objects, because there may be millions. */
export type SharedStrings = { readonly texts: readonly string[]; readonly rich: readonly boolean[] };

export const noSharedStrings: SharedStrings = { texts: [], rich: [] };

/** Collects `<si>` elements: runs `<r>` make a text rich, phonetic hints `<rPh>` are no part of it. */
class StringTable implements XmlEvents {
  readonly texts: string[] = [];
  readonly rich: boolean[] = [];
  private isRich = false;
  private current = '';
  private inText = false;
  private inPhonetic = false;
  private characters = 0;

  constructor(private readonly limits: WorkbookLimits) {}

  readonly open = (name: string): void => {
    if (name === 't') this.inText = !this.inPhonetic;
    else if (name === 'si') this.begin();
    else if (name === 'r') this.isRich = true;
    else if (name === 'rPh') this.inPhonetic = true;
  };

  readonly close = (name: string): void => {
    if (name === 't') this.inText = false;
    else if (name === 'rPh') this.inPhonetic = false;
    else if (name === 'si') this.add();
  };

  readonly text = (text: string): void => {
    if (!this.inText) return;
    this.current += text;
    const limit = this.limits.cellCharacters;
    if (this.current.length > limit) throw new FileRefused('textTooLong', { limit });
  };

  private begin(): void {
    this.current = '';
    this.isRich = false;
  }

  private add(): void {
    const { limits } = this;
    this.characters += this.current.length;
    if (this.texts.length >= limits.sharedStrings || this.characters > limits.sharedCharacters)
      throw new FileRefused('tooManyTexts');
    this.rich.push(this.isRich);
    this.texts.push(ownText(unescapeText(this.current)));
  }
}

export const readSharedStrings = async (
  texts: AsyncIterable<string>,
  limits: WorkbookLimits,
): Promise<SharedStrings> => {
  const table = new StringTable(limits);
  await readXml(texts, table, limits);
  return { texts: table.texts, rich: table.rich };
};
