import { idCheckCharacter } from '../identity.js';
import { mark } from './draft.js';
import { turned, wide, written, type MemberDefect } from './memberDefect.js';
import { number } from './sheetMaker.js';

const wrongCheck = (id: string): string => id.slice(0, 17) + (id[17] === '3' ? '5' : '3');
const lost = (id: string): string => `${id.slice(0, 15)}000`;
const lostPasses = (id: string): boolean => idCheckCharacter(lost(id).slice(0, 17)) === '0';

export const idDefects: readonly MemberDefect[] = [
  written(
    'ID_PRECISION_LOST',
    'reject',
    '身份证号',
    1.2,
    [(v) => number(Number(lost(v)), '0'), (v) => number(Number(lost(v)))],
    (d) => !lostPasses(d.record.身份证号),
  ),
  written('ID_PRECISION_LOST_CHECKSUM_PASSES', 'reject', '身份证号', 0.4, [(v) => number(Number(lost(v)), '0')], (d) =>
    lostPasses(d.record.身份证号),
  ),
  written('ID_LOWER_X', 'normalise', '身份证号', 1, [(v) => v.toLowerCase()], (d) => d.record.身份证号.endsWith('X')),
  written('ID_FULLWIDTH', 'normalise', '身份证号', 0.8, [
    wide,
    (v) => v.slice(0, 6) + wide(v.slice(6, 14)) + v.slice(14),
  ]),
  written('ID_SPACES', 'normalise', '身份证号', 1.4, [
    (v) => `${v.slice(0, 6)} ${v.slice(6, 14)} ${v.slice(14)}`,
    (v) => ` ${v}　`,
    (v) => `${v}\u00a0`,
    (v) => `${v.slice(0, 10)}\u200b${v.slice(10)}`,
    (v) => `${v.slice(0, 14)}\n${v.slice(14)}`,
  ]),
  written('ID_APOSTROPHE', 'normalise', '身份证号', 0.8, [(v) => `'${v}`, (v) => `‘${v}`]),
  written('ID_CHECKSUM', 'reject', '身份证号', 1, [wrongCheck]),
  written('ID_15_DIGIT', 'reject', '身份证号', 0.5, [(v) => v.slice(0, 6) + v.slice(8, 17)]),
  written('ID_LENGTH', 'reject', '身份证号', 0.6, [(v) => v.slice(0, 17), (v) => `${v}0`]),
  written('ID_MISSING', 'reject', '身份证号', 0.5, [() => undefined, () => '无']),
  written(
    'ID_LETTER_O',
    'reject',
    '身份证号',
    0.5,
    [(v) => v.slice(0, 8) + v.slice(8, 14).replace('0', 'O') + v.slice(14)],
    (d) => d.record.身份证号.slice(8, 14).includes('0'),
  ),
  written('ID_SCIENTIFIC_TEXT', 'reject', '身份证号', 0.5, [
    (v) => `${v[0]}.${v.slice(1, 6)}E+17`,
    (v) => `${v[0]}.${v.slice(1, 5)}e17`,
  ]),
];

export const nameDefects: readonly MemberDefect[] = [
  written(
    'NAME_SPACES',
    'normalise',
    '姓名',
    2,
    [(v) => Array.from(v).join(' '), (v) => Array.from(v).join('　'), (v) => `${v} `, (v) => `\n${v}`],
    (d) => Array.from(d.record.姓名).length === 2,
  ),
  written('NAME_NOTE', 'normalise', '姓名', 1, [(v) => `${v}（挂职）`, (v) => `${v}(转入)`, (v) => `${v}（小）`]),
  written(
    'NAME_DOT_VARIANT',
    'normalise',
    '姓名',
    1.2,
    [(v) => v.replace('·', '•'), (v) => v.replace('·', '・'), (v) => v.replace('·', '．'), (v) => v.replace('·', '.')],
    (d) => d.record.姓名.includes('·'),
  ),
  written('NAME_MISSING', 'reject', '姓名', 0.5, [() => undefined]),
  written('NAME_RICHTEXT', 'normalise', '姓名', 0.5, [(v) => ({ kind: 'text', text: v, rich: true })]),
  {
    code: 'NAME_RARE_CHAR',
    outcome: 'accept',
    share: 0.7,
    fits: (d) => d.record.姓名.length === 3,
    apply: (d, turn) => {
      d.record.姓名 = `${d.record.姓名[0]}${turned(['𬭚', '𬘡', '𫖯'], turn)}`;
      mark(d, 'NAME_RARE_CHAR', 'accept');
    },
  },
  written('SEX_SYNONYM', 'normalise', '性别', 1.2, [
    (v) => `${v}性`,
    (v) => (v === '男' ? 'M' : 'F'),
    (v) => (v === '男' ? '1' : '2'),
    (v) => ` ${v}`,
  ]),
  written('SEX_ID_MISMATCH', 'reject', '性别', 0.7, [(v) => (v === '男' ? '女' : '男')]),
  written('ETHNIC_SHORT', 'normalise', '民族', 2, [(v) => v.replace('族', '')]),
];
