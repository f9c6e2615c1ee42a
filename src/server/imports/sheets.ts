import type { OpenedFile } from './open.js';

/** A sheet as the pages show it: what it was recognised as, its columns, what is missing. */
export type StoredSheet = {
  readonly name: string | null;
  readonly kind: string | null;
  readonly ignoredBecause: string | null;
  readonly refusal: string | null;
  readonly columns: readonly { readonly column: number; readonly header: string; readonly field: string | null }[];
  readonly missingFields: readonly string[];
};

export const storedSheet = ({ name, recognition: r }: OpenedFile['sheets'][number]): StoredSheet =>
  r.kind === 'ignored'
    ? { name, kind: null, ignoredBecause: r.sentence, refusal: null, columns: [], missingFields: [] }
    : {
        name,
        kind: r.kind,
        ignoredBecause: null,
        refusal: r.refusal,
        columns: r.headers,
        missingFields: r.missingFields,
      };

/** All sheets of some files, by 'fileNo:sheetNo'. */
export const sheetsByPlace = (files: readonly OpenedFile[]): ReadonlyMap<string, StoredSheet> =>
  new Map(files.flatMap((f) => f.sheets.map((s) => [`${f.fileNo}:${s.sheetNo}`, storedSheet(s)] as const)));
