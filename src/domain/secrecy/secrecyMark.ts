/** A marking of secrecy found in a text: as written, and which of the levels or configured marks it is. */
export type SecrecyMark = { readonly mark: string; readonly level: string };

const levels = '绝密|机密|秘密';
const star = '[★☆✩✭✮✯⭐*＊]';
/** 保密期限 after the star: 1年, 3个月, 长期, or a number of years alone. */
const term = '(?:\\s*(?:长期|启用前|解密前|\\d{1,3}\\s*(?:年|个月|天)?|[一二三四五六七八九十]{1,4}(?:年|个月)))?';

/** 机密★10年 anywhere; GB/T 9704 puts the star between level and term, and only a marking has one. */
const starred = new RegExp(`(${levels})\\s*${star}+${term}`, 'u');
/** 密级：机密 */
const labelled = new RegExp(
  `(?:密级|密级和保密期限|保密级别|涉密等级|定密级别)\\s*[:：]\\s*[（(【[]?\\s*(${levels})`,
  'u',
);
/** A line or cell that is nothing but the level, with or without brackets or a number of copies. */
const alone = new RegExp(
  `(?:^|[\\r\\n])[\\s　【[（(〔]*(${levels})级?(?:文件|件|资料|材料)?[\\s　】\\]）)〕]*(?=[\\r\\n]|$)`,
  'u',
);
/** 【机密】 or （绝密） before or after a title. */
const bracketed = new RegExp(
  `(?:^|[\\r\\n])[\\s　]*[【[（(〔]\\s*(${levels})级?\\s*[】\\]）)〕]|[【[（(〔]\\s*(${levels})级?\\s*[】\\]）)〕][\\s　]*(?=[\\r\\n]|$)`,
  'u',
);

const spacedOut = /(绝|机|秘)[ 　\t]+(密)/gu;

/** The committee's own marks (内部, 工作秘密 …) count where they stand as a marking: alone, in brackets, starred or after 密级. */
const extraMark = (text: string, mark: string): boolean => {
  const m = mark.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  return [
    `(?:^|[\\r\\n])[\\s　【[（(〔]*${m}(?:文件|资料|材料|使用|传阅|参阅|事项)?[\\s　】\\]）)〕]*(?=[\\r\\n]|$)`,
    `[【[（(〔]\\s*${m}(?:文件|资料|材料|使用|事项)?\\s*[】\\]）)〕]`,
    `${m}\\s*${star}`,
    `(?:密级|保密级别)\\s*[:：]\\s*${m}`,
    `${m}(?:文件|资料|材料)?[，,、\\s　]*(?:注意保存|不得外传|请勿外传|严禁外传|妥善保管)`,
  ].some((shape) => new RegExp(shape, 'u').test(text));
};

/**
 * The first marking of secrecy in a text; null where there is none. The words alone are no marking: 保守党的秘密, 无记名, 国家秘密法
 * pass. `extra` are further marks that a committee stops (内部, 工作秘密). Markings: 保守国家秘密法实施条例; GB/T 9704-2012 7.2.2.
 */
export const secrecyMark = (text: string, extra: readonly string[] = []): SecrecyMark | null => {
  if (text === '') return null;
  const folded = text.replace(spacedOut, '$1$2');
  for (const shape of [starred, labelled, alone, bracketed]) {
    const m = shape.exec(folded);
    if (m) return { mark: m[0].trim(), level: m[1] ?? m[2] ?? '' };
  }
  const own = extra.find((mark) => mark !== '' && extraMark(folded, mark));
  return own === undefined ? null : { mark: own, level: own };
};

/** Quick test for cells in bulk: a text without any of these characters bears no marking of the three levels. */
export const maybeSecret = (text: string, extra: readonly string[] = []): boolean =>
  text.includes('密') || extra.some((mark) => text.includes(mark));
