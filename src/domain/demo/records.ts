import type { LedgerRecord, MemberRecord, OrganisationRecord } from '../import/records.js';

/**
 * Rows of the three workbooks as an import reads them: the demo city is handed over in this form so that it enters by the same
 * door as an office's own files. What an import may have to take as it was written, the demo always knows.
 */
export type OrganisationRow = OrganisationRecord & { readonly 序号: number; readonly 党员数: number };
export type MemberRow = MemberRecord & { readonly 序号: number };
export type LedgerRow = LedgerRecord;
