import { readActivity, type ActivityType } from './activityTypes.js';

/** Kinds of meeting that stand outside the row: in the title, in the sheet's name or in a section row. */
export type TypesElsewhere = { readonly text: string; readonly types: readonly ActivityType[] };

/** The kinds that a heading names: 党员大会记录, 一、支委会, 2026年党课; null where it names none. */
export const typesInHeading = (heading: string): TypesElsewhere | null => {
  const bare = heading
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/^[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]/u, '')
    .replace(
      /\d{4}年?(度)?|(第?[一二三四1-4]季度)|[上下]半年|\d{1,2}月份?|台账|记录(表|簿)?|情况|登记表|统计表|一览表|(汇总)?表$/gu,
      '',
    );
  const reading = readActivity(bare);
  return reading.kind === 'known' && reading.how !== 'partly' ? { text: heading, types: reading.types } : null;
};
