import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import * as copyStreams from 'pg-copy-streams';

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

type Rows<T> = Iterable<T> | AsyncIterable<T>;

/** Chunks of text out of rows; plain iterables are not awaited row by row. */
async function* linesOf(rows: Rows<readonly unknown[]>): AsyncGenerator<string> {
  let chunk = '';
  if (Symbol.asyncIterator in rows) {
    for await (const row of rows) {
      chunk += copyLine(row);
      if (chunk.length < chunkLength) continue;
      yield chunk;
      chunk = '';
    }
  } else {
    for (const row of rows) {
      chunk += copyLine(row);
      if (chunk.length < chunkLength) continue;
      yield chunk;
      chunk = '';
    }
  }
  yield chunk;
}

/** Write what is COPY's text already. Same returns and errors as {@link copyIn}. */
export const copyInBytes = async (
  client: PoolClient,
  table: string,
  columns: readonly string[],
  source: AsyncIterable<Buffer | string>,
): Promise<number> => {
  const list = columns.map((c) => client.escapeIdentifier(c)).join(', ');
  const stream = client.query(copyStreams.from(`copy ${quoted(client, table)} (${list}) from stdin`));
  await pipeline(source, stream);
  return stream.rowCount;
};

/**
 * Write rows into a table by COPY, on the connection of a transaction. `table` may be qualified by its schema; each row has
 * its values in the order of `columns` (a Date for an instant, a Buffer for bytes, arrays and plain objects as they are).
 * @returns the number of rows written
 * @throws what PostgreSQL reports (the transaction is then over), or what `rows` throws
 */
export const copyIn = (
  client: PoolClient,
  table: string,
  columns: readonly string[],
  rows: Rows<readonly unknown[]>,
): Promise<number> => copyInBytes(client, table, columns, linesOf(rows));

const unescapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

const readField = (text: string): string | null => {
  if (text === '\\N') return null;
  return text.includes('\\') ? text.replace(/\\(.)/g, (_, c: string) => unescapes[c] ?? c) : text;
};

/** The fields of one line of COPY's text format (without its line end), as text; null for null. */
export const readCopyLine = (line: string): (string | null)[] => line.split('\t').map(readField);

type WithSocket = { readonly connection: { readonly stream: Duplex } };

/**
 * The raw output of `copy (query) to stdout`, or of `copy table (columns) to stdout`. It is to be read to its end: the protocol
 * has no way to stop a COPY, so whoever breaks off loses the connection, and the transaction with it.
 */
export async function* copyOutBytes(client: PoolClient, sql: string): AsyncGenerator<Buffer> {
  const stream = client.query(copyStreams.to(sql));
  let isOver = false;
  try {
    for await (const bytes of stream as AsyncIterable<Buffer>) yield bytes;
    isOver = true;
  } catch (error) {
    isOver = true;
    throw error;
  } finally {
    if (!isOver) (client as unknown as WithSocket).connection.stream.destroy();
  }
}

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
