import { FileRefused } from './fileRefused.js';
import type { WorkbookLimits } from './limits.js';
import { ownText, unescapeText } from './ownText.js';
import { readXml } from './xmlReader.js';
import type { XmlEvents } from './xmlReader.js';

export type SharedStrings = { readonly texts: readonly string[]; readonly rich: ReadonlySet<number> };

export const noSharedStrings: SharedStrings = { texts: [], rich: new Set() };

/** Collects `<si>` elements: runs `<r>` make a text rich, phonetic hints `<rPh>` are no part of it. */
class StringTable implements XmlEvents {
  readonly texts: string[] = [];
  readonly rich = new Set<number>();
  private current = '';
  private inText = false;
  private inPhonetic = false;
  private characters = 0;

  constructor(private readonly limits: WorkbookLimits) {}

  readonly open = (name: string): void => {
    if (name === 't') this.inText = !this.inPhonetic;
    else if (name === 'si') this.current = '';
    else if (name === 'r') this.rich.add(this.texts.length);
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

  private add(): void {
    const { limits } = this;
    this.characters += this.current.length;
    if (this.texts.length >= limits.sharedStrings || this.characters > limits.sharedCharacters)
      throw new FileRefused('tooManyTexts');
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
