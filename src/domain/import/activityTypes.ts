import { fold, saysNothing, squeeze } from './fold.js';

/** The six kinds of a 三会一课 ledger by the Chinese names of the report, with the kind of record each one is. */
export const activityTypes = {
  党员大会: 'memberMeeting',
  支委会: 'committeeMeeting',
  党小组会: 'groupMeeting',
  党课: 'partyLesson',
  主题党日: 'themeDay',
  组织生活会: 'organisationLifeMeeting',
} as const;
export type ActivityType = keyof typeof activityTypes;

export type ActivityReading =
  | {
      readonly kind: 'known';
      readonly types: readonly ActivityType[];
      /** `combined`: several joined otherwise than by 、; `partly`: something else stood beside them and is left out. */
      readonly how: 'plain' | 'synonym' | 'combined' | 'partly';
    }
  | { readonly kind: 'missing' }
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'unknown'; readonly near?: ActivityType };

/** Phrases that name a kind, longer ones first: 党小组组织生活会 is an 组织生活会, 支部委员会 is no 党员大会. */
const phrases: readonly (readonly [RegExp, ActivityType])[] = [
  [/(?:专题|年度|党支部|支部|党小组|党员)*组织生活会(?:议)?/u, '组织生活会'],
  [
    /(?:党支部|支部)?(?:党员)?主题(?:党员)?(?:党日|活动日)(?:活动)?|(?:固定|支部|党员)党日(?:活动)?|党员(?:主题)?活动日(?:活动)?|党日活动/u,
    '主题党日',
  ],
  [
    /(?:党支部|支部)(?:党员)?大会(?:议)?|(?:支部|全体|机关)*党员(?:全体)?(?:大会|会议|会)|全体党员(?:会议|会|大会)|^党大会$/u,
    '党员大会',
  ],
  [
    /(?:党支部|支部)委员会(?:议)?|支委(?:扩大)?会(?:议)?|(?:支部|党支部)委员会(?:扩大)?会议|支委会(?:扩大)?会议?|支委(?:扩大)?会议/u,
    '支委会',
  ],
  [/党小组(?:学习|工作|组织)?会(?:议)?|党小组(?:学习|活动)|(?<!中心|领导|工作|专班)小组会(?:议)?/u, '党小组会'],
  [
    /(?:专题|书记|微|廉政|主题|情景|集中|网上)*(?:上|讲)?(?:专题|廉政|微)?党课(?:学习|教育|活动|宣讲|报告会)?|讲党课|听党课/u,
    '党课',
  ],
];

const padding =
  /支部|党支部|党员|全体|机关|专题|集体|集中|学习|活动|会议|教育|开展|召开|举行|举办|月度|季度|年度|第[一二三四五六七八九十\d]+(?:次|党小组|小组|季度)?|\d+月份?|[上下]半年|扩大|书记|委员|例会|定期|固定|日|本月|讲|上|听|微|会|议|次|["“”'‘’《》（）()【】[\]]/gu;

const canonical = new Set<string>(Object.keys(activityTypes));
const isType = (text: string): text is ActivityType => canonical.has(text);
const separators =
  /[、，,;；/／\\|｜+＋&\n\r]|暨|和|与|及|以及|兼|并|同时|结合|合并|含|[-—–·.](?=\p{Script=Han})|\s+/gu;

/** What may not stand before a kind: the meeting is another body's, or was not held. */
const estranging = /团|工会|妇|筹备|取消|未开|改期|总支部?$/u;

/**
 * The kinds named in one piece between separators; null where it says something else. In Chinese the noun comes last: whatever stands
 * before a kind describes it (“七一”主题党日, 换届选举党员大会), whatever follows it makes another thing of it (党员大会筹备会).
 */
const typesIn = (piece: string): readonly ActivityType[] | null => {
  const found: { readonly at: number; readonly type: ActivityType }[] = [];
  let rest = piece;
  for (const [phrase, type] of phrases) {
    const m = phrase.exec(rest);
    if (!m) continue;
    found.push({ at: m.index, type });
    rest = `${rest.slice(0, m.index)}${'　'.repeat(m[0].length)}${rest.slice(m.index + m[0].length)}`;
  }
  found.sort((a, b) => a.at - b.at);
  const [first] = found;
  if (!first) return null;
  const before = rest.slice(0, first.at);
  const after = rest.slice(first.at).replace(/　/gu, '').replace(padding, '');
  return after !== '' || estranging.test(before) ? null : found.map((f) => f.type);
};

const vague =
  /^([“"]?三会一课[”"]?|支部会议?|组织生活|党内活动|支部活动|支部学习|党组织活动|会议|活动|学习|党的组织生活|支部会)(活动|会议)?$/u;

/** One character wrong, missing or too many. */
const nearType = (text: string): ActivityType | undefined => {
  const close = (type: string): boolean => {
    const [a, b] = [text, type];
    let head = 0;
    while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
    let tail = 0;
    while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail])
      tail += 1;
    return Math.max(a.length, b.length) - head - tail <= 1;
  };
  return (Object.keys(activityTypes) as ActivityType[]).find((type) => close(type));
};

/** Notes in brackets such as （扩大） or （微党课）: a kind named after 含 counts, anything else is a note. */
const openBrackets = (text: string): { readonly main: string; readonly notes: readonly string[] } => {
  const notes: string[] = [];
  const main = text.replace(/[（(【[]([^）)】\]]*)[）)】\]]/gu, (_, inner: string) => {
    notes.push(inner);
    return '';
  });
  return { main, notes };
};

const collect = (text: string): { types: ActivityType[]; other: string[] } => {
  const types: ActivityType[] = [];
  const other: string[] = [];
  for (const piece of text.split(separators).map((p) => squeeze(p))) {
    if (piece === '' || (vague.test(piece) && piece !== '组织生活会议')) continue;
    const found = typesIn(piece);
    if (found) types.push(...found);
    else if (piece.replace(padding, '') !== '') other.push(piece);
  }
  return { types, other };
};

const readParts = (text: string): ActivityReading => {
  const { main, notes } = openBrackets(text);
  const whole = typesIn(fold(main));
  const { types, other } = whole ? { types: [...whole], other: [] } : collect(main);
  const noted = notes.flatMap((n) => {
    const inner = collect(n.replace(/^(含|兼|暨|和|与|及|另|同时)/u, ''));
    return inner.other.length === 0 || /^(含|兼|暨)/u.test(n) ? inner.types : [];
  });
  const all = [...new Set([...types, ...noted])];
  if (types.length === 0 && (noted.length === 0 || !vague.test(fold(main)))) return { kind: 'unknown' };
  if (other.length > 0) return { kind: 'known', types: all, how: 'partly' };
  return { kind: 'known', types: all, how: all.length > 1 ? 'combined' : 'synonym' };
};

/** ①党员大会②党课 and 1.党员大会 2.党课 are lists. */
const unnumbered = (text: string): string => text.replace(/[\u2460-\u2473]|\d{1,2}[.、)）](?!\d)/gu, '、');

const abbreviated: Readonly<Record<string, ActivityType>> = { 支委: '支委会', 党日: '主题党日', 小组会: '党小组会' };

/** Nobody names an activity with more characters; a longer text is prose, or hostile. */
const longest = 120;

const memo = new Map<string, ActivityReading>();

const readFresh = (text: string): ActivityReading => {
  if (isType(text)) return { kind: 'known', types: [text], how: 'plain' };
  const folded = fold(text);
  if (saysNothing(folded)) return { kind: 'missing' };
  const listed = text.split('、');
  if (listed.every(isType) && new Set(listed).size === listed.length)
    return { kind: 'known', types: listed, how: 'plain' };
  const short = abbreviated[folded];
  if (short) return { kind: 'known', types: [short], how: 'synonym' };
  if (vague.test(folded) && folded !== '组织生活会议') return { kind: 'ambiguous' };
  const reading = readParts(unnumbered(text).normalize('NFKC'));
  if (reading.kind !== 'unknown') return reading;
  const near = nearType(folded);
  return near === undefined ? reading : { kind: 'unknown', near };
};

/** What kinds of meeting or activity a cell names; a combined one (党员大会、党课) counts for each. */
export const readActivity = (text: string): ActivityReading => {
  if (text.length > longest) return { kind: 'unknown' };
  const known = memo.get(text);
  if (known) return known;
  const reading = readFresh(text);
  if (memo.size < 5000) memo.set(text, reading);
  return reading;
};
