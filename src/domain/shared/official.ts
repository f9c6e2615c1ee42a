/** Days and periods as officials write them. */

/** '2026-03-12' → 2026年3月12日; '2026-03' → 2026年3月; null → the given word. */
export const dayText = (day: string | null | undefined, none = '未填'): string => {
  const m = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(day ?? '');
  if (!m) return day ? day : none;
  return `${m[1]}年${Number(m[2])}月${m[3] ? `${Number(m[3])}日` : ''}`;
};

/** A sentence with the days, months and periods in it as officials write them: 周期已于2026-05-31结束 → 周期已于2026年5月31日结束. */
export const officialSentence = (sentence: string): string =>
  sentence
    .replaceAll(/(?<![\w-])\d{4}-\d{2}(?:-\d{2})?(?![\w/-])/g, (day) => dayText(day))
    .replaceAll(/(?<![\w-])\d{4}-(?:[QH]\d|\d{2}\/\d{4}-\d{2})(?![\w-])/g, (period) => periodText(period));

const quarters = ['一', '二', '三', '四'];
const half = (n: string | undefined): string => (n === '1' ? '上半年' : '下半年');

/** A period's name: '2026-03' → 2026年3月, '2026-Q1' → 2026年第一季度, '2026-H1' → 2026年上半年, '2026' → 2026年. */
export const periodText = (name: string): string => {
  const m = /^(\d{4})(?:-(?:(\d{2})(?:\/(\d{4})-(\d{2}))?|Q([1-4])|H([12])))?$/.exec(name);
  if (!m) return name;
  if (m[3]) return `${m[1]}年${Number(m[2])}月至${m[3]}年${Number(m[4])}月`;
  if (m[2]) return `${m[1]}年${Number(m[2])}月`;
  if (m[5]) return `${m[1]}年第${quarters[Number(m[5]) - 1]}季度`;
  return m[6] ? `${m[1]}年${half(m[6])}` : `${m[1]}年`;
};

/** The same inside a table of one year: 3月, 一季度, 上半年, 全年. */
export const periodShort = (name: string): string => {
  const m = /^\d{4}(?:-(?:(\d{2})|Q([1-4])|H([12])))?$/.exec(name);
  if (!m) return periodText(name);
  if (m[1]) return `${Number(m[1])}月`;
  if (m[2]) return `${quarters[Number(m[2]) - 1]}季度`;
  return m[3] ? half(m[3]) : '全年';
};
