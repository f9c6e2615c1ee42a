/**
 * What one file may cost. The measure is the largest roster that a working committee is known to keep: 300,000 people × 21 columns are
 * 35 MB of .xlsx, 261 MB of XML. Most limits leave about three times that; the others are those of the file format itself.
 */
export type WorkbookLimits = Readonly<typeof limits>;

const limits = {
  /** Bytes of an .xlsx file. Three times the largest roster. */
  xlsxBytes: 120_000_000,
  /** Bytes of an .xls file: it is read whole, in a worker; 65,536 rows × 21 columns are about 25 MB. */
  xlsBytes: 64_000_000,
  /** Bytes of a .csv file: the largest roster is about 60 MB in UTF-8. */
  csvBytes: 200_000_000,
  /** Declared bytes of all zip entries together, unpacked. Unpacking may not exceed what is declared (checked while unpacking). */
  unpackedBytes: 900_000_000,
  /** Unpacked : packed of one entry above 1 MB. Sheets reach 10 to 60; a bomb reaches 1,000. */
  unpackedRatio: 250,
  /** Zip entries: two or three a sheet, and pictures. */
  zipEntries: 10_000,
  /** Bytes of each small part (relations, the list of sheets, styles, comments), unpacked. */
  smallPartBytes: 32_000_000,
  /** Bytes of all that is read beside the cells (comments, text boxes, properties), unpacked: 10,000 comments are 12 MB. */
  asideBytes: 48_000_000,
  /** Sheets: one a branch in a city of 500 branches. */
  sheets: 1_000,
  /** Rows of a sheet: the format's own limit. */
  rows: 1_048_576,
  /** Columns that hold a value; rosters have 10 to 40. The format's own limit is 16,384. */
  columns: 1_024,
  /** Characters of a cell: Excel's own limit; a longer text is an unclosed quote or an attack. */
  cellCharacters: 32_767,
  /** Distinct texts of a workbook (the largest roster has 740,000) and their characters (9 million): these stay in memory, at worst 450 MB. */
  sharedStrings: 3_000_000,
  sharedCharacters: 60_000_000,
  /** Cell formats: Excel's own limit is 65,490. */
  cellFormats: 70_000,
  /** Merges of a sheet, and cells under all of them: whoever fills merged cells down walks over these. */
  merges: 200_000,
  mergedCells: 5_000_000,
  /** Characters that may pass in a part without an element beginning or ending: more is never office data. */
  stalledCharacters: 1_000_000,
  /** Depth of XML elements: a sheet needs about ten. */
  depth: 64,
  /** Heap of the worker that reads an .xls file, in MB, and its time in milliseconds. */
  xlsMegabytes: 1_024,
  xlsMilliseconds: 90_000,
};

export const workbookLimits: WorkbookLimits = limits;
