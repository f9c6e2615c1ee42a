import { SaxesParser } from 'saxes';
import { asRefusal, FileRefused } from './fileRefused.js';
import type { WorkbookLimits } from './limits.js';

/** What a part's reader wants to hear. Names come without the prefix of the root element (`<x:row>` is `row`). */
export type XmlEvents = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close: (name: string) => void;
  readonly text?: (text: string) => void;
};

export type XmlReader = { readonly write: (text: string) => void; readonly end: () => void };

/**
 * A streaming XML reader in bounded memory: no DOCTYPE (so no entity of the file's own), bounded depth, and never more than
 * `stalledCharacters` held back while waiting for an element to begin or end.
 */
export const xmlReader = (events: XmlEvents, limits: WorkbookLimits): XmlReader => {
  const parser = new SaxesParser({});
  let prefix: string | undefined;
  let depth = 0;
  let waiting = 0;
  const local = (name: string): string => {
    if (prefix === undefined) prefix = name.slice(0, name.indexOf(':') + 1);
    return prefix !== '' && name.startsWith(prefix) ? name.slice(prefix.length) : name;
  };
  parser.on('doctype', () => {
    throw new FileRefused('foreignEntities');
  });
  parser.on('opentag', (tag) => {
    waiting = 0;
    depth += 1;
    if (depth > limits.depth) throw new FileRefused('damaged');
    events.open(local(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    waiting = 0;
    depth -= 1;
    events.close(local(tag.name));
  });
  if (events.text) {
    parser.on('text', events.text);
    parser.on('cdata', events.text);
  }
  const guarded = (step: () => unknown): void => {
    try {
      step();
    } catch (error) {
      throw asRefusal(error);
    }
  };
  return {
    write: (text) => {
      waiting += text.length;
      guarded(() => parser.write(text));
      if (waiting > limits.stalledCharacters) throw new FileRefused('textTooLong', { limit: limits.cellCharacters });
    },
    end: () => guarded(() => parser.close()),
  };
};

/** Reads a whole part. */
export const readXml = async (
  texts: AsyncIterable<string>,
  events: XmlEvents,
  limits: WorkbookLimits,
): Promise<void> => {
  const reader = xmlReader(events, limits);
  for await (const text of texts) reader.write(text);
  reader.end();
};

export const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true' || value === 'on';
