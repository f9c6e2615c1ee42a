import type { HeaderRule } from './headerRule.js';
import { ledgerRules } from './ledgerHeaders.js';
import { memberRules } from './memberHeaders.js';
import { organisationRules } from './organisationHeaders.js';
import type { FieldsOf, SheetKind } from './records.js';

export const headerRules: { readonly [K in SheetKind]: readonly HeaderRule<FieldsOf[K]>[] } = {
  organisations: organisationRules,
  roster: memberRules,
  ledger: ledgerRules,
};

/** Columns without which a sheet cannot be read. The branch may stand in section rows or in the title instead. */
export const requiredFields: { readonly [K in SheetKind]: readonly FieldsOf[K][] } = {
  organisations: ['党组织全称', '上级党组织'],
  roster: ['姓名', '身份证号', '所在党支部', '入党日期'],
  ledger: ['日期', '党支部', '活动类型'],
};
