import type { Chance } from './chance.js';
import type { Sex } from './identity.js';

/** Surnames with weights roughly as common as they are. */
const surnames: readonly (readonly [string, number])[] = [
  ...Array.from('王李张刘陈').map((s) => [s, 30] as const),
  ...Array.from('杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐').map((s) => [s, 12] as const),
  ...Array.from('许韩冯邓曹彭曾萧田董袁潘于蒋余杜叶程苏魏吕任沈姚卢姜崔钟谭陆汪范石廖贾').map((s) => [s, 5] as const),
  ...Array.from('韦夏付方白邹孟熊秦邱江尹阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤').map((s) => [s, 2] as const),
  ...['欧阳', '司徒', '上官', '诸葛'].map((s) => [s, 1] as const),
];

/** Characters of given names by generation; nothing that together makes the name of a leader of state. */
const firstCharacters: Readonly<Record<Sex, readonly [old: string, middle: string, young: string]>> = {
  男: [
    '国建志永德庆福长振世光树成贤怀传维兆启绍忠克炳耀',
    '海晓志建宏文俊伟永剑鸿兴广旭少显立友新继向正益培',
    '子宇浩梓一嘉晨逸思亦泓景书承知柏星奕启云修以临青',
  ],
  女: [
    '秀玉桂淑凤素月惠雅美翠菊金瑞爱彩巧银润琼',
    '晓丽红海春雪文慧艳玲秋静冬彩莉云小亚凤珊',
    '雨梦思诗若语佳欣可亦书婉一沐听梓清知念予',
  ],
};
const secondCharacters: Readonly<Record<Sex, readonly [old: string, middle: string, young: string]>> = {
  男: [
    '华林生义荣贵发海根山田柱元安才厚昌珍先顺堂洲魁',
    '波辉斌杰鹏飞亮松阳川程群胜宁凯东森洪泉彬晖奎',
    '轩然航睿博辰昊远哲恒琛屹尧安澄帆桐言舟泽野衡',
  ],
  女: [
    '英珍芳荣梅香琴云花芝娥莲娣蓉凤仙贞媛华',
    '霞燕芬敏娟洁琳莉青蓉瑜玫颖芸娜妮岚平',
    '涵彤怡琪妍悦萱瑶宁菲昕璇伊蔓禾音苒晴溪语',
  ],
};
const singleCharacters: Readonly<Record<Sex, string>> = {
  男: '斌磊鹏超涛帆旭锐昆骏诚岩锋栋炜晗',
  女: '敏静丽燕娟洁雪倩颖琳婷薇蕾瑾莹芮',
};
/** Given name and father's name; both halves are drawn. */
const minorityNames: Readonly<Record<Sex, readonly [given: readonly string[], family: readonly string[]]>> = {
  男: [
    ['阿里木', '艾克拜尔', '多吉', '巴特尔', '库尔班', '帕尔哈提'],
    ['托合提', '玉素甫', '扎西', '其木格图', '艾则孜', '莫拉洪'],
  ],
  女: [
    ['阿孜古丽', '热孜亚', '卓玛', '萨仁', '迪丽娜尔', '祖丽皮亚'],
    ['艾合买提', '库尔班', '央宗', '图雅', '司马义', '亚森'],
  ],
};

const generationOf = (birthYear: number): 0 | 1 | 2 => (birthYear < 1962 ? 0 : birthYear < 1990 ? 1 : 2);

/** Peoples with weights; most are Han, as in most cities of the interior. */
export const ethnicities: readonly (readonly [string, number])[] = [
  ['汉族', 920],
  ['土家族', 22],
  ['回族', 14],
  ['苗族', 13],
  ['壮族', 9],
  ['满族', 9],
  ['侗族', 5],
  ['蒙古族', 3],
  ['维吾尔族', 3],
  ['藏族', 2],
];

/** A made-up name that fits sex, generation and people. */
export const personName = (chance: Chance, sex: Sex, birthYear: number, ethnicity: string): string => {
  if (['维吾尔族', '藏族', '蒙古族'].includes(ethnicity) && chance.maybe(0.8))
    return minorityNames[sex].map((half) => chance.pick(half)).join('·');
  const generation = generationOf(birthYear);
  const surname = chance.weighted(surnames);
  if (chance.maybe(generation === 0 ? 0.1 : 0.16)) return surname + chance.pick(Array.from(singleCharacters[sex]));
  return (
    surname +
    chance.pick(Array.from(firstCharacters[sex][generation])) +
    chance.pick(Array.from(secondCharacters[sex][generation]))
  );
};
