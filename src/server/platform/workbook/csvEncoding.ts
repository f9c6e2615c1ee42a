import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { FileRefused } from './fileRefused.js';

export type CsvEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

const markOf = (start: Buffer): CsvEncoding | undefined => {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8';
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return undefined;
};

/** The text of a file, decoded strictly: a byte that does not belong throws. */
export async function* decodedFile(path: string, encoding: CsvEncoding, onBytes?: (bytes: number) => void) {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    onBytes?.(bytes);
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

/** Control characters that no table has; their presence shows binary data or a wrong guess. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const binary = /[\x00-\x08\x0e-\x1a\x1c-\x1f]/;

const fits = async (path: string, encoding: CsvEncoding): Promise<boolean> => {
  try {
    for await (const text of decodedFile(path, encoding)) if (binary.test(text)) return false;
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
};

/**
 * The encoding of a whole text file: by byte order mark, else UTF-8 where every byte of it is, else GB18030 (which holds GBK and GB2312)
 * where every byte of it is. Reads the file to its end, because a single Chinese character on the last line decides.
 */
export const csvEncoding = async (path: string): Promise<CsvEncoding> => {
  const file = await open(path, 'r');
  const start = Buffer.alloc(4);
  try {
    await file.read(start, 0, 4, 0);
  } finally {
    await file.close();
  }
  const marked = markOf(start);
  const candidates: readonly CsvEncoding[] = marked ? [marked] : ['utf-8', 'gb18030'];
  for (const encoding of candidates) if (await fits(path, encoding)) return encoding;
  throw new FileRefused('unknownEncoding');
};
