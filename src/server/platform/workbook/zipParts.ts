import { TextDecoder } from 'node:util';
import { crc32 } from 'node:zlib';
import { openPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { asRefusal, FileRefused } from './fileRefused.js';
import type { WorkbookLimits } from './limits.js';

/** The parts of a package (zip) by name, without leading slash. Names are compared as Office does: case does not matter. */
export type ZipParts = {
  readonly names: readonly string[];
  readonly has: (name: string) => boolean;
  /** Declared unpacked bytes; 0 where there is no such part. */
  readonly size: (name: string) => number;
  /** The part as text in its own encoding. The loop may end early. Throws FileRefused where the part is absent or broken. */
  readonly texts: (name: string, onBytes?: (bytes: number) => void) => AsyncGenerator<string, void>;
  readonly close: () => void;
};

const key = (name: string): string => name.replace(/^\/+/, '').toLowerCase();

const checkEntry = (entry: Entry, limits: WorkbookLimits): void => {
  if (entry.isEncrypted()) throw new FileRefused('encrypted');
  const { compressedSize, uncompressedSize } = entry;
  if (uncompressedSize > 1_000_000 && uncompressedSize > compressedSize * limits.unpackedRatio)
    throw new FileRefused('unpacksTooLarge');
};

const listEntries = async (zip: ZipFile, limits: WorkbookLimits): Promise<Map<string, Entry>> => {
  if (zip.entryCount > limits.zipEntries) throw new FileRefused('unpacksTooLarge');
  const entries = new Map<string, Entry>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    checkEntry(entry, limits);
    total += entry.uncompressedSize;
    if (total > limits.unpackedBytes) throw new FileRefused('unpacksTooLarge');
    // Two parts of one name: programs differ in which of them they read, so none is read.
    if (entries.has(key(entry.fileName))) throw new FileRefused('damaged');
    entries.set(key(entry.fileName), entry);
  }
  return entries;
};

/** The encoding of an XML part: by byte order mark, else as declared, else UTF-8 (XML 1.0, appendix F). */
const decoderFor = (start: Buffer): TextDecoder => {
  if (start[0] === 0xff && start[1] === 0xfe) return new TextDecoder('utf-16le', { fatal: true });
  if (start[0] === 0xfe && start[1] === 0xff) return new TextDecoder('utf-16be', { fatal: true });
  const declared = /^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']/.exec(
    start.toString('latin1', 0, 200),
  );
  return new TextDecoder(declared?.[1] ?? 'utf-8', { fatal: true });
};

async function* decoded(zip: ZipFile, entry: Entry, onBytes: ((bytes: number) => void) | undefined) {
  const stream = await zip.openReadStreamPromise(entry);
  try {
    let decoder: TextDecoder | undefined;
    let bytes = 0;
    let checksum = 0;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      decoder ??= decoderFor(chunk);
      bytes += chunk.length;
      checksum = crc32(chunk, checksum);
      onBytes?.(bytes);
      yield decoder.decode(chunk, { stream: true });
    }
    if (decoder) yield decoder.decode();
    if (checksum !== entry.crc32) throw new FileRefused('damaged', { place: entry.fileName });
  } finally {
    stream.destroy();
  }
}

async function* textsOf(zip: ZipFile, entry: Entry | undefined, name: string, onBytes?: (bytes: number) => void) {
  if (!entry) throw new FileRefused('damaged', { place: `缺少 ${name}` });
  try {
    yield* decoded(zip, entry, onBytes);
  } catch (error) {
    throw asRefusal(error, name);
  }
}

export const openZip = async (path: string, limits: WorkbookLimits): Promise<ZipParts> => {
  const zip = await openPromise(path, { autoClose: false }).catch((error: unknown) => {
    throw asRefusal(error);
  });
  try {
    const entries = await listEntries(zip, limits);
    return {
      names: [...entries.keys()],
      has: (name) => entries.has(key(name)),
      size: (name) => entries.get(key(name))?.uncompressedSize ?? 0,
      texts: (name, onBytes) => textsOf(zip, entries.get(key(name)), name, onBytes),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw asRefusal(error);
  }
};
