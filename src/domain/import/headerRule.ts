/** What the cells below a header should look like; used to decide between headers that fit equally. */
export type Content =
  | 'id'
  | 'phone'
  | 'date'
  | 'sex'
  | 'yesno'
  | 'branch'
  | 'activity'
  | 'count'
  | 'amount'
  | 'person'
  | 'people'
  | 'organisation'
  | 'type'
  | 'category'
  | 'text';

/** How a field's column is headed. Headers are compared without white space, notes in brackets and marks such as ＊. */
export type HeaderRule<F extends string> = {
  readonly field: F;
  readonly exact: RegExp;
  readonly like?: RegExp;
  /** Words that fit where no other column does. */
  readonly faint?: RegExp;
  /** Headers that speak of something else, although they contain the words. */
  readonly unlike?: RegExp;
  readonly content: Content;
  /** How much the presence of this column says that the sheet is of this kind. */
  readonly tells: number;
};

/** What may follow 入党, 成立 … in the header of a date. */
export const when = '(日期|时间|年月日|年月|时刻|年份|日|月)?';
