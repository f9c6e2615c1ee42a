import { describe, expect, it } from 'vitest';
import { readBatch } from '../../testkit/importBatch.js';
import { number, sheet, text, type Written } from '../../testkit/sheets.js';
import { branchIndex, type NamedOrganisation } from './branchIndex.js';
import type { Code } from './codes.js';
import { compareCounts } from './organisations.js';
import type { OrganisationField, OrganisationRecord } from './records.js';

/**
 * 中共澜川市委员会 (outside)
 * └ 市直机关工委
 *   ├ 市档案局机关党委 ─ 机关第一党支部
 *   └ 市气象局党支部
 */
const organisation = (full: string, short: string, code: Written, parent: string, type: string): Line => ({
  序号: 1,
  党组织全称: full,
  党组织简称: short,
  党组织代码: code,
  上级党组织: parent,
  组织类别: type,
  成立日期: '2001-05-20',
  届满日期: '2027-05-20',
  书记姓名: '周海',
  联系电话: '0871-6310222',
  所在单位: '市档案局',
  党员数: 12,
  备注: null,
});
type Line = Readonly<Record<OrganisationField, Written>>;
const top = organisation('中共澜川市直属机关工作委员会', '市直机关工委', '088000000007', '中共澜川市委员会', '党委');
const committee = organisation(
  '中共澜川市档案局机关委员会',
  '市档案局机关党委',
  '088000000014',
  '中共澜川市直属机关工作委员会',
  '党委',
);
const branch = organisation(
  '中共澜川市档案局机关第一支部委员会',
  '市档案局机关第一党支部',
  '088000000021',
  '中共澜川市档案局机关委员会',
  '党支部',
);
const weather = organisation(
  '中共澜川市气象局支部',
  '市气象局党支部',
  '088000000028',
  '中共澜川市直属机关工作委员会',
  '党支部',
);

type Changed = Partial<Record<OrganisationField, Written>>;
const header = Object.keys(top);
const read = (lines: readonly Line[], known: readonly NamedOrganisation[] = []) =>
  readBatch([sheet([header, ...lines.map((l) => Object.values(l))], { name: '党组织' })], { known });
const changeBranch = (changed: Changed) => read([top, committee, { ...branch, ...changed }, weather]).organisations[2];

describe('organisations', () => {
  it('are accepted as they stand; the one whose superior is outside is the top', () => {
    const { organisations, top: found } = read([branch, weather, committee, top]);
    expect(organisations.map((o) => [o.outcome, o.codes])).toEqual(Array.from({ length: 4 }, () => ['accept', []]));
    expect(found).toEqual({ ...top, 备注: '' });
  });

  it.each<[Code, Changed, Partial<OrganisationRecord>]>([
    [
      'ORG_NAME_NEWLINE',
      { 党组织全称: '中共澜川市\n档案局机关第一 支部委员会' },
      { 党组织全称: '中共澜川市档案局机关第一支部委员会' },
    ],
    ['ORG_CODE_NUMERIC', { 党组织代码: number(88000000021) }, { 党组织代码: '088000000021' }],
    ['ORG_CODE_FORMAT', { 党组织代码: "'088000000021" }, { 党组织代码: '088000000021' }],
    ['ORG_CODE_MISSING', { 党组织代码: null }, { 党组织代码: '' }],
    ['ORG_TYPE_SYNONYM', { 组织类别: '支部委员会' }, { 组织类别: '党支部' }],
    ['ORG_TYPE_FROM_NAME', { 组织类别: null }, { 组织类别: '党支部' }],
    ['ORG_SECRETARY_VACANT', { 书记姓名: '（暂缺）' }, { 书记姓名: '' }],
    ['ORG_SECRETARY_VACANT', { 书记姓名: null }, { 书记姓名: '' }],
    ['NAME_SPACES', { 书记姓名: '周 海' }, { 书记姓名: '周海' }],
    ['COUNT_TEXT', { 党员数: '12人' }, { 党员数: 12 }],
    ['BRANCH_OVER_50', { 党员数: 51 }, { 党员数: 51 }],
    ['TERM_OVERDUE', { 届满日期: '2026-09-29' }, { 届满日期: '2026-09-29' }],
    ['DATE_FORMAT', { 成立日期: '2001.5.20' }, { 成立日期: '2001-05-20' }],
    ['DATE_TWO_DIGIT_YEAR', { 届满日期: '27.05.20' }, { 届满日期: '2027-05-20' }],
    ['ORG_SHORT_MISSING', { 党组织简称: null }, { 党组织简称: '中共澜川市档案局机关第一支部委员会' }],
    ['ORG_PARENT_ALIAS', { 上级党组织: '市档案局机关党委' }, { 上级党组织: '中共澜川市档案局机关委员会' }],
    ['ORG_NAME_NEWLINE', { 上级党组织: '中共澜川市档案局\n机关委员会' }, { 上级党组织: '中共澜川市档案局机关委员会' }],
    ['ORG_DUP_SHORT', { 党组织简称: '市档案局机关党委' }, { 党组织简称: '市档案局机关党委' }],
    ['CELL_NOTE', { 所在单位: text('市档案局', { note: true }) }, { 所在单位: '市档案局' }],
  ])('%s: %j becomes %j', (code, changed, expected) => {
    const reading = changeBranch(changed);
    expect(reading?.codes).toContain(code);
    expect(reading?.record).toMatchObject(expected);
  });

  it.each<[Code, Changed]>([
    ['ORG_NAME_MISSING', { 党组织全称: null }],
    ['ORG_CODE_PRECISION', { 党组织代码: number(9.9e17) }],
    ['ORG_TYPE_UNKNOWN', { 组织类别: '工会' }],
    ['ORG_TYPE_UNKNOWN', { 组织类别: '团支部' }],
    ['ORG_DUP_CODE', { 党组织代码: '088000000014' }],
    ['ORG_DUP_NAME', { 党组织全称: '中共澜川市档案局机关委员会' }],
    ['ORG_PARENT_SELF', { 上级党组织: '中共澜川市档案局机关第一支部委员会' }],
    ['ORG_PARENT_MISSING', { 上级党组织: null }],
    ['DATE_INVALID', { 成立日期: '2001-02-30' }],
  ])('%s: %j is rejected', (code, changed) => {
    const reading = changeBranch(changed);
    expect(reading).toMatchObject({ outcome: 'reject', record: null });
    expect(reading?.codes).toContain(code);
  });

  it('suggests the superior that is one character away', () => {
    const reading = changeBranch({ 上级党组织: '中共澜川市档案局机关委员' });
    expect(reading).toMatchObject({
      outcome: 'reject',
      codes: ['ORG_PARENT_UNKNOWN'],
      suggestion: '中共澜川市档案局机关委员会',
    });
    expect(reading?.messages[0]).toContain('（E4）');
  });

  it('rejects a circle, and what hangs below a rejected one', () => {
    const circle = read([top, { ...committee, 上级党组织: '市档案局机关第一党支部' }, branch, weather]).organisations;
    expect(circle.map((o) => o.codes.at(-1))).toEqual([undefined, 'ORG_PARENT_CYCLE', 'ORG_PARENT_CYCLE', undefined]);
    const below = read([top, { ...committee, 组织类别: '工会' }, branch, weather]).organisations;
    expect(below.map((o) => o.codes)).toEqual([[], ['ORG_TYPE_UNKNOWN'], ['ORG_PARENT_REJECTED'], []]);
    expect(below[2]?.messages[0]).toContain('第 3 行');
  });

  it('keeps the first of two with one code, and its branches', () => {
    const { organisations } = read([top, committee, branch, { ...weather, 党组织代码: '088000000014' }]);
    expect(organisations.map((o) => o.outcome)).toEqual(['accept', 'accept', 'accept', 'reject']);
  });

  it('hangs a later file below organisations of the database', () => {
    const known: NamedOrganisation[] = [
      { shortName: '市直机关工委', fullName: '中共澜川市直属机关工作委员会', type: '党委' },
      { shortName: '市档案局机关党委', fullName: '中共澜川市档案局机关委员会', type: '党委' },
    ];
    const { organisations } = read([branch, weather], known);
    expect(organisations.map((o) => o.outcome)).toEqual(['accept', 'accept']);
  });

  it('pads codes to the usual length, in files of texts too', () => {
    const lines = [top, committee, branch, weather].map((l, i) => ({
      ...l,
      党组织代码: i === 2 ? '88000000021' : l.党组织代码,
    }));
    const { organisations } = readBatch([sheet([header, ...lines.map((l) => Object.values(l))], { name: null })]);
    expect(organisations.map((o) => o.record?.党组织代码)).toEqual([
      '088000000007',
      '088000000014',
      '088000000021',
      '088000000028',
    ]);
    expect(organisations.map((o) => o.codes)).toEqual([[], [], ['ORG_CODE_NUMERIC'], []]);
  });

  it('holds the reported number of members against the rosters below', () => {
    const { organisations } = read([top, committee, branch, weather]);
    const rows = new Map([
      ['市档案局机关第一党支部', 12],
      ['市气象局党支部', 9],
    ]);
    const compared = compareCounts(organisations, (name) => rows.get(name));
    expect(compared.map((o) => o.codes)).toEqual([['ORG_COUNT_MISMATCH'], [], [], ['ORG_COUNT_MISMATCH']]);
    expect(compared[3]?.messages[0]).toContain('名册中该组织有 9 人');
    expect(compared.every((o) => o.outcome === 'accept')).toBe(true);
  });

  it('gives branches to the rosters that are read next', () => {
    const { organisations } = read([top, committee, branch, weather]);
    const index = branchIndex(
      organisations.flatMap(({ record: r }) =>
        r ? [{ shortName: r.党组织简称, fullName: r.党组织全称, type: r.组织类别 }] : [],
      ),
    );
    expect(index.find('市气象局支部')).toEqual({ kind: 'alias', name: '市气象局党支部' });
  });
});
