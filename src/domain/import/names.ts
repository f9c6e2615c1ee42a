import type { Cell } from './cell.js';
import type { Code } from './codes.js';
import { cellText, saysNothing, squeeze } from './fold.js';

export type NameReading = {
  readonly name: string;
  readonly codes: readonly Code[];
  /** Where `codes` holds NAME_INVALID: what the name may be. */
  readonly near?: string;
};

const none: readonly Code[] = [];

const nobodyYet: ReadonlySet<string> = new Set('待补 待填 待定 待查 空缺 暂缺 不详 未知 未填 暂无 没有'.split(' '));

/** Two to four common characters: nearly every name. */
const isCommonName = (text: string): boolean => {
  if (text.length < 2 || text.length > 4) return false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (c < 0x4e00 || c > 0x9fff) return false;
  }
  return text.length > 2 || !nobodyYet.has(text);
};

const dots = /[・•．.‧∙⋅●﹒ᆞ⸱◦･˙・]/u;
const brackets = /[（(〔[【{][^）)〕\]】}]*[）)〕\]】}]?/gu;

/** Spaces go, except between the words of a name in letters. */
const withoutSpaces = (text: string): string =>
  text
    .replace(/(?<=[A-Za-z])\s+(?=[A-Za-z])/gu, '\u0001')
    .replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff]+/gu, '')
    .replaceAll('\u0001', ' ');

const isName = (text: string): boolean => /^[\p{Script=Han}〇·A-Za-z\ue000-\uf8ff ]+$/u.test(text);

const readSlowly = (raw: string): NameReading => {
  const codes: Code[] = [];
  const unnoted = raw.replace(brackets, '').replace(/[*＊★☆△▲※#]+/gu, '');
  const unspaced = withoutSpaces(unnoted);
  if (withoutSpaces(raw) !== raw) codes.push('NAME_SPACES');
  if (unnoted !== raw) codes.push('NAME_NOTE');
  const dotted = unspaced.replace(new RegExp(`(?<=[\\p{Script=Han}])${dots.source}(?=[\\p{Script=Han}])`, 'gu'), '·');
  if (dotted !== unspaced) codes.push('NAME_DOT_VARIANT');
  if (saysNothing(dotted) || nobodyYet.has(dotted) || dotted === '缺') return { name: '', codes: ['NAME_MISSING'] };
  if (!isName(dotted)) {
    const near = dotted.replace(/[^\p{Script=Han}·]/gu, '');
    return near.length >= 2 ? { name: '', codes: ['NAME_INVALID'], near } : { name: '', codes: ['NAME_INVALID'] };
  }
  if (/[\u3400-\u4dbf\u{20000}-\u{3ffff}\ue000-\uf8ff]/u.test(dotted)) codes.push('NAME_RARE_CHAR');
  return { name: dotted, codes };
};

/** A person's name: spaces and notes in brackets go, middle dots become '·', rare characters stay. */
export const readName = (cell: Cell | undefined): NameReading => {
  const text = cellText(cell);
  const rich = cell?.kind === 'text' && cell.rich === true;
  if (isCommonName(text)) return { name: text, codes: rich ? ['NAME_RICHTEXT'] : none };
  if (text.length > 100) return { name: '', codes: ['NAME_INVALID'] };
  const reading = readSlowly(text);
  return rich && reading.name !== '' ? { ...reading, codes: [...reading.codes, 'NAME_RICHTEXT'] } : reading;
};

const everybody =
  /^(全勤|全到|全部到齐|全员到齐|全体到会|全部到会|无人请假|无请假(人员)?|无缺席|无人缺席|没有人请假|应到尽到|0人?|零|均到会|均到|到齐)$/u;
const strong = /[、，,;；/／\\|｜\n\r。+＋&]+/u;
const reason =
  /(因?(公|病|事)?(出差|外出|病假|事假|产假|年假|休假|公休|探亲|住院|生病|值班|学习|培训|开会|下乡|驻村|调休|陪护|婚假|丧假|请假|公差|公务|因公|因病|因事|在外|身体不适|隔离|抽调|借调|挂职).*)$/u;

/** Names within one piece: '张 三' is one, '张三 李四' are two. */
const namesBySpaces = (piece: string): string[] => {
  const words = piece.split(/[\s\u200b]+/u).filter((w) => w !== '');
  const names: string[] = [];
  let loose = '';
  for (const word of words) {
    if (Array.from(word).length > 1) {
      if (loose !== '') names.push(loose);
      loose = '';
      names.push(word);
    } else if (Array.from(loose).length >= 2 && words.length > 3) {
      names.push(loose);
      loose = word;
    } else loose += word;
  }
  if (loose !== '') names.push(loose);
  return names;
};

/** 张三丰和李四 are two; 李和平 is one: on either side of 和 stands a whole name. */
const namesByAnd = (piece: string): string[] => {
  if (!/^[\p{Script=Han}]{5,40}$/u.test(piece) || reason.test(piece)) return [piece];
  const names: string[] = [];
  let name = '';
  const characters = Array.from(piece);
  for (const [i, c] of characters.entries()) {
    if (/[和与及]/u.test(c) && Array.from(name).length >= 2 && characters.length - i > 2) {
      names.push(name);
      name = '';
    } else name += c;
  }
  const all = [...names, name];
  return all.every((n) => Array.from(n).length <= 4) ? all : [piece];
};

const cleanName = (piece: string): string => {
  const dotted = piece.replace(new RegExp(`(?<=[\\p{Script=Han}])${dots.source}(?=[\\p{Script=Han}])`, 'gu'), '·');
  const named = dotted
    .replace(/^(共?\d+[人名]?|[^:：]*(请假|缺席|病假|事假|公假|年假|出差|因公|因病|因事|人员|名单))[:：]/u, '')
    .replace(/^\d+[.、)）]?/u, '')
    .replace(/[:：].*$/u, '')
    .replace(/同志$|等(\d+|[一二三四五六七八九十]+)?[人名]?$/u, '');
  const bare = named.replace(reason, '');
  // 李学习 is a name; 出差 alone is a reason without one.
  return Array.from(bare).length === 1 ? named : bare;
};

export type NamesReading = { readonly names: readonly string[]; readonly rewritten: boolean };
const nobody: NamesReading = { names: [], rewritten: false };

/** A list of people such as 请假人员: any separator, reasons in brackets or after the name; 无, 全勤 and dashes are nobody. */
export const readNames = (cell: Cell | undefined): NamesReading => {
  const text = cellText(cell).trim();
  if (text === '') return nobody;
  const flat = squeeze(text.normalize('NFKC'));
  if (saysNothing(flat) || everybody.test(flat) || cell?.kind === 'number') return { names: [], rewritten: true };
  const unnoted = text.replace(brackets, '、');
  const names = unnoted
    .split(strong)
    .flatMap(namesBySpaces)
    .flatMap(namesByAnd)
    .map(cleanName)
    .filter((n) => n !== '' && !saysNothing(n) && !/^共?\d*人?$/u.test(n));
  // The same name may stand twice: a branch may have two members of that name.
  return { names, rewritten: names.join('、') !== text };
};
