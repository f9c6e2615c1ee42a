import { fold, saysNothing, squeeze } from './fold.js';
import type { WordReading } from './ethnicGroups.js';

const exactly = (value: string): WordReading => ({ value, known: true, rewritten: false });
const rewrite = (value: string): WordReading => ({ value, known: true, rewritten: true });
const unknown = (text: string): WordReading => ({ value: text.trim(), known: false, rewritten: false });

/** Levels of education as rosters name them, highest first; each with the ways of writing that mean it and no other. */
const educations: readonly (readonly [string, RegExp])[] = [
  ['博士研究生', /^(博士(研究生)?(毕业|学历|学位)?|研究生\(?博士\)?|博士后)$/u],
  ['硕士研究生', /^(硕士(研究生)?(毕业|学历|学位)?|研究生\(?硕士\)?|(党校|在职|全日制)?硕士(研究生)?)$/u],
  [
    '大学本科',
    /^((全日制|在职|普通|成人|函授|自考|电大|党校|中央党校|省委党校|普通高等教育)?(大学本科|本科|大学)(毕业|学历|学士)?|学士|大本|大学\(?本科\)?|本科\(?学士\)?)$/u,
  ],
  [
    '大专',
    /^((全日制|在职|普通|成人|函授|自考|电大|党校)?(大学专科|大专|专科|高职|高等职业教育|大学普通班)(毕业|学历)?|大学\(?专科\)?|高职高专)$/u,
  ],
  ['中专', /^(中专|中等专科|中等专业学校|中师|中等师范|中等专业(教育)?|中专毕业)$/u],
  ['技工学校', /^(技校|技工学校|技工|中技|职高|职业高中|中职)$/u],
  ['高中', /^(高中|普通高中|普高|高级中学|高中毕业)$/u],
  ['初中', /^(初中|初级中学|初中毕业|初中及以下)$/u],
  ['小学', /^(小学|小学毕业|小学及以下)$/u],
];
const educationNames = new Set([...educations.map(([name]) => name), '研究生', '文盲或半文盲']);

export const readEducation = (text: string): WordReading => {
  if (text === '' || educationNames.has(text)) return exactly(text);
  const folded = fold(text);
  if (saysNothing(folded)) return exactly('');
  if (educationNames.has(folded)) return rewrite(folded);
  const bare = folded
    .replace(/(?<=.)\((在职|全日制|函授|自考|成人|党校|毕业|电大)\)$/u, '')
    .replace(/^(在职|全日制|普通)(?=研究生)/u, '')
    .replace(/^.{1,5}(?=(学士|硕士|博士)$)/u, '');
  const found = educations.find(([name, ways]) => ways.test(folded) || ways.test(bare) || name === bare);
  return found ? rewrite(found[0]) : unknown(text);
};

export const readSex = (text: string): WordReading => {
  if (text === '男' || text === '女') return exactly(text);
  const folded = fold(text).toLowerCase();
  if (/^(男性?|m(ale)?|1|01|先生|男\(1\)|1男)$/u.test(folded)) return rewrite('男');
  return /^(女性?|f(emale)?|2|02|女士|女\(2\)|2女)$/u.test(folded) ? rewrite('女') : unknown(text);
};

const yes = /^(是|y(es)?|true|t|1|√|✓|✔|☑|有|对|已?离?退休(干部|职工|人员)?|离休(干部)?|离退休|流动(党员)?|在外)$/u;
const no = /^(否|n(o)?|false|f|0|×|x|✗|✘|╳|不是|非|无|没有|未|未退休|在职|在岗|现职|非流动|[-—/\\.]+)$/u;

/** 是 or 否; '' for an empty cell. */
export const readYesNo = (text: string): WordReading => {
  if (text === '是' || text === '否' || text === '') return exactly(text);
  if (text.length > 60) return { value: '', known: false, rewritten: false };
  const folded = fold(text)
    .toLowerCase()
    .replace(/(?<=.)\(.*\)$/u, '');
  if (folded === '') return exactly('');
  if (yes.test(folded)) return rewrite('是');
  return no.test(folded) ? rewrite('否') : { value: '', known: false, rewritten: false };
};

export type CategoryReading =
  | { readonly kind: 'member'; readonly value: '正式党员' | '预备党员'; readonly rewritten: boolean }
  /** A Party member, full or probationary not said. */
  | { readonly kind: 'unsaid' }
  | { readonly kind: 'notMember' }
  | { readonly kind: 'unknown' };

const notMember =
  /积极分子|发展对象|申请人|群众|团员|民主党派|无党派|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|非党|非中共|少先队/u;

export const readCategory = (text: string): CategoryReading => {
  if (text === '正式党员' || text === '预备党员') return { kind: 'member', value: text, rewritten: false };
  const folded = squeeze(text.normalize('NFKC'));
  if (saysNothing(folded)) return { kind: 'unsaid' };
  if (/非正式|预备|候补/u.test(folded)) return { kind: 'member', value: '预备党员', rewritten: true };
  if (notMember.test(folded)) return { kind: 'notMember' };
  if (/正式/u.test(folded)) return { kind: 'member', value: '正式党员', rewritten: true };
  return /党员|^中共|^中国共产党/u.test(folded) ? { kind: 'unsaid' } : { kind: 'unknown' };
};

/** 党籍状态: offices write many things; only plain ways of writing 正常 are rewritten. */
export const readStatus = (text: string): WordReading => {
  if (text === '' || text === '正常') return exactly(text);
  const folded = fold(text);
  if (/^(正常|正常党籍|党籍正常|在册|有效|√)$/u.test(folded)) return rewrite('正常');
  return exactly(saysNothing(folded) ? '' : text.trim());
};
