import pg from 'pg';

const { builtins } = pg.types;
// Not among pg's named types.
const dateArray = 1182;
const bigintArray = 1016;
const textArray = 1009;

/**
 * Big integers come as numbers: money is fen, counts and sizes stay far below 2^53. One that does not is an error, not a
 * rounded number.
 * @throws RangeError
 */
const readBigint = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`integer from the database is too large: ${text}`);
  return value;
};

type Reader = (text: string) => unknown;

const readTextArray = pg.types.getTypeParser(textArray as number) as unknown as (text: string) => (string | null)[];

const ownReaders: ReadonlyMap<number, Reader> = new Map<number, Reader>([
  // A day is '2026-07-01' and no instant; pg's own reader would make it midnight somewhere.
  [builtins.DATE, (text) => text],
  [dateArray, readTextArray],
  [builtins.INT8, readBigint],
  [bigintArray, (text) => readTextArray(text).map((item) => (item === null ? null : readBigint(item)))],
]);

/**
 * How values of the database come into the program: date as 'YYYY-MM-DD', int8 as a safe number, numeric as text,
 * timestamptz as Date, bytea as Buffer, json parsed, ltree and ranges as text.
 */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: (id, format) =>
    (format === 'binary' ? undefined : ownReaders.get(id)) ?? pg.types.getTypeParser(id, format),
};
