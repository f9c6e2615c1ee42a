import { fold } from '../../domain/import/fold.js';
import type { OrganisationRecord } from '../../domain/import/records.js';
import { FileDropped, type Placed } from './read.js';

type Rows = readonly Placed<OrganisationRecord>[];

const unplaced = new Set<string>(['ORG_PARENT_UNKNOWN', 'ORG_PARENT_MISSING']);

/** A file beside others of which no row has a place below the top, and whose rows stand below one another: another committee's. */
const isForeign = (rows: Rows): boolean =>
  rows.every(({ reading }) => reading.record === null) &&
  rows.some(({ reading }) => reading.codes.some((c) => unplaced.has(c))) &&
  rows.some(({ reading }) => reading.codes.includes('ORG_PARENT_REJECTED'));

/**
 * Refuse a file of organisations of another committee: nothing of it is taken.
 * @param top whom the files have at the top; null where no row could be accepted
 * @param rootName the organisation that runs the import
 * @throws FileDropped
 */
export const refuseOtherTop = (rows: Rows, top: OrganisationRecord | null, rootName: string): void => {
  if (top && fold(top.党组织全称) !== fold(rootName)) {
    const fileNo = rows.find((r) => r.reading.record?.党组织全称 === top.党组织全称)?.fileNo ?? 0;
    throw new FileDropped(
      fileNo,
      `文件中最高一级党组织是“${top.党组织全称}”，与本机关工委“${rootName}”不一致，整个文件不予接收。请核对是否选错了文件或工委。`,
    );
  }
  for (const fileNo of new Set(rows.map((r) => r.fileNo)))
    if (isForeign(rows.filter((r) => r.fileNo === fileNo)))
      throw new FileDropped(
        fileNo,
        `文件中的党组织都不在“${rootName}”之下，整个文件不予接收。请核对是否选错了文件或工委。`,
      );
};
