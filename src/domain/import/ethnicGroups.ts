import { fold } from './fold.js';

/** The 56 ethnic groups in the order of GB/T 3304-1991 (codes 01 to 56). */
export const ethnicGroups = (
  '汉族 蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族 傈僳族 ' +
  '佤族 畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 ' +
  '阿昌族 普米族 塔吉克族 怒族 乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 赫哲族 门巴族 ' +
  '珞巴族 基诺族'
).split(' ');

/** Written in rosters for people whose group is not one of the 56. */
const others = ['穿青人', '外国血统中国籍人士', '其他', '未识别民族'];

const canonical = new Set([...ethnicGroups, ...others]);
const shorter = new Map<string, string>([
  ...ethnicGroups.map((g) => [g.slice(0, -1), g] as const),
  ...ethnicGroups.map((g) => [`${g.slice(0, -1)}人`, g] as const),
  ...ethnicGroups.map((g, i) => [String(i + 1).padStart(2, '0'), g] as const),
  ['维族', '维吾尔族'],
  ['维', '维吾尔族'],
  ['蒙族', '蒙古族'],
  ['蒙', '蒙古族'],
  ['哈族', '哈萨克族'],
  ['鲜族', '朝鲜族'],
  ['僳僳族', '傈僳族'],
]);

export type WordReading = { readonly value: string; readonly known: boolean; readonly rewritten: boolean };

/** '汉' → '汉族'; an unknown name is kept as written. */
export const readEthnicGroup = (text: string): WordReading => {
  if (canonical.has(text) || text === '') return { value: text, known: true, rewritten: false };
  const folded = fold(text).replace(/^\d{1,2}[-.、]?(?=\p{Script=Han})/u, '');
  const value = canonical.has(folded) ? folded : shorter.get(folded);
  return value === undefined
    ? { value: text.trim(), known: false, rewritten: false }
    : { value, known: true, rewritten: true };
};
