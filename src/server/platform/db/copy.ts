import { once } from 'node:events';
import type { PoolClient } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

const special = /[\\\n\r\t\b\f\v]/;
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
  '\v': '\\v',
};

const escapeText = (text: string): string =>
  special.test(text) ? text.replace(/[\\\n\r\t\b\f\v]/g, (c) => escapes[c] ?? c) : text;

/**
 * The text of a value as PostgreSQL would read it in a literal, before COPY's own escapes; null for null and undefined. An
 * instant is a Date, bytes are a Buffer, an array is a PostgreSQL array, any other object is JSON.
 */
const literal = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  return Array.isArray(value) ? arrayLiteral(value) : JSON.stringify(value);
};

const arrayLiteral = (items: readonly unknown[]): string => {
  const inner = items.map((item) => {
    if (Array.isArray(item)) return arrayLiteral(item);
    const text = literal(item);
    return text === null ? 'null' : `"${text.replace(/["\\]/g, '\\$&')}"`;
  });
  return `{${inner.join(',')}}`;
};

const field = (value: unknown): string => {
  const text = literal(value);
  return text === null ? '\\N' : escapeText(text);
};

/** One line of COPY's text format, with its line end. */
export const copyLine = (row: readonly unknown[]): string => `${row.map(field).join('\t')}\n`;

const quoted = (client: PoolClient, name: string): string =>
  name
    .split('.')
    .map((part) => client.escapeIdentifier(part))
    .join('.');

// Big enough that few system calls are made, small enough that memory stays flat.
const chunkLength = 128 * 1024;

/**
 * Write rows into a table by COPY, on the connection of a transaction. `table` may be qualified by its schema; each row has
 * its values in the order of `columns` (a Date for an instant, a Buffer for bytes, arrays and plain objects as they are).
 * @returns the number of rows written
 * @throws what PostgreSQL reports (the transaction is then over), or what `rows` throws
 */
export const copyIn = async (
  client: PoolClient,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly unknown[]> | AsyncIterable<readonly unknown[]>,
): Promise<number> => {
  const list = columns.map((c) => client.escapeIdentifier(c)).join(', ');
  const stream = client.query(copyFrom(`copy ${quoted(client, table)} (${list}) from stdin`));
  const finished = new Promise<void>((resolve, reject) => {
    stream.once('error', reject);
    stream.once('finish', resolve);
  });
  finished.catch(() => undefined);
  const send = async (text: string): Promise<void> => {
    if (!stream.write(text)) await Promise.race([once(stream, 'drain'), finished]);
  };
  try {
    let chunk = '';
    const isAsync = Symbol.asyncIterator in rows;
    if (isAsync) {
      for await (const row of rows) if ((chunk += copyLine(row)).length > chunkLength) chunk = (await send(chunk), '');
    } else {
      for (const row of rows) if ((chunk += copyLine(row)).length > chunkLength) chunk = (await send(chunk), '');
    }
    stream.end(chunk);
  } catch (error) {
    stream.destroy(error instanceof Error ? error : new Error(String(error)));
  }
  await finished;
  return stream.rowCount;
};

const unescapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

const readField = (text: string): string | null => {
  if (text === '\\N') return null;
  return text.includes('\\') ? text.replace(/\\(.)/g, (_, c: string) => unescapes[c] ?? c) : text;
};

/** The fields of one line of COPY's text format (without its line end), as text; null for null. */
export const readCopyLine = (line: string): (string | null)[] => line.split('\t').map(readField);

/** The raw output of `copy (query) to stdout`, or of `copy table (columns) to stdout`. */
export const copyOutBytes = (client: PoolClient, sql: string): AsyncIterable<Buffer> =>
  client.query(copyTo(sql)) as AsyncIterable<Buffer>;

/**
 * The rows of a query by COPY, in batches as they arrive: every field as text, null as null. Batches, because awaiting
 * each of a million rows costs more than reading it.
 */
export async function* copyOut(client: PoolClient, query: string): AsyncGenerator<(string | null)[][]> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const bytes of copyOutBytes(client, `copy (${query}) to stdout`)) {
    // A line end is one byte that occurs in no other character of UTF-8, so cutting there never splits a character.
    const end = bytes.lastIndexOf(0x0a);
    if (end < 0) {
      rest = Buffer.concat([rest, bytes]);
      continue;
    }
    const whole = Buffer.concat([rest, bytes.subarray(0, end)]).toString('utf8');
    rest = bytes.subarray(end + 1);
    yield whole.split('\n').map(readCopyLine);
  }
}
