import type { MessyCity } from './messyCity.js';

export type TruthFile = { readonly fileName: string; readonly text: string };

const lines = (list: readonly object[]): string => list.map((line) => `${JSON.stringify(line)}\n`).join('');
const base = (fileName: string): string => fileName.replace(/\.(xlsx|xls|csv)$/u, '');

/**
 * What lies beside the workbooks for whoever measures an import: `truth.ndjson` over all files, one `….expected.ndjson` a
 * workbook with a line a data row, and what every branch did in every period.
 */
export const truthFiles = (city: MessyCity): TruthFile[] => [
  { fileName: 'truth.ndjson', text: lines(city.truth) },
  ...city.workbooks.map(({ fileName }) => ({
    fileName: `${base(fileName)}.expected.ndjson`,
    text: lines(
      city.truth
        .filter((t) => t.file === fileName)
        .map(({ sheet, row, outcome, codes, record }) => ({
          ...(sheet === null ? {} : { sheet }),
          row,
          outcome,
          codes,
          record,
        })),
    ),
  })),
  { fileName: '台账.truth.json', text: `${JSON.stringify(city.obligations, null, 1)}\n` },
];
