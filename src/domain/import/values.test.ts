import { describe, expect, it } from 'vitest';
import { number, text, type Written } from '../../testkit/sheets.js';
import type { Cell } from './cell.js';
import { readAmount, readCount } from './amounts.js';
import { ethnicGroups, readEthnicGroup } from './ethnicGroups.js';
import { chineseNumeral, columnName, fold, numeralValue, saysNothing, squeeze } from './fold.js';
import { groupLabel, groupName, groupsNamed } from './groups.js';
import { readCategory, readEducation, readSex, readStatus, readYesNo } from './memberWords.js';
import { readOrganisationType, typeOfName } from './organisationTypes.js';
import { readOfficePhone, readPhone } from './phone.js';

const cell = (written: Written): Cell | undefined =>
  typeof written === 'string' ? text(written) : typeof written === 'number' ? number(written) : (written ?? undefined);

describe('telephones', () => {
  it.each<[Written, string, string | null]>([
    ['15433001122', '15433001122', null],
    [15433001122, '15433001122', 'PHONE_FORMAT'],
    ['+86 15433001122', '15433001122', 'PHONE_FORMAT'],
    ['154-3300-1122', '15433001122', 'PHONE_FORMAT'],
    ['154 3300 1122', '15433001122', 'PHONE_FORMAT'],
    ['15433001122.0', '15433001122', 'PHONE_FORMAT'],
    ['１５４３３００１１２２', '15433001122', 'PHONE_FORMAT'],
    ["'15433001122", '15433001122', 'PHONE_FORMAT'],
    ['15433001122（子）', '15433001122', 'PHONE_FORMAT'],
    ['15433001122/15499990001', '15433001122', 'PHONE_TWO'],
    ['15433001122\n15499990001', '15433001122', 'PHONE_TWO'],
    ['15433001122；15499990001', '15433001122', 'PHONE_TWO'],
    ['1543300112', '', 'PHONE_INVALID'],
    ['1.54E+10', '', 'PHONE_INVALID'],
    ['无', '', 'PHONE_INVALID'],
    ['0871-6310222', '0871-6310222', 'PHONE_LANDLINE'],
    ['', '', null],
    [null, '', null],
  ])('%j is %j (%s)', (written, phone, code) => {
    expect(readPhone(cell(written))).toEqual({ phone, code });
  });

  it('leaves an office number as it is written', () => {
    expect(readOfficePhone(text('0871-6310222转8'))).toEqual({ phone: '0871-6310222转8', code: null });
    expect(readOfficePhone(text('154 3300 1122')).phone).toBe('15433001122');
    expect(readOfficePhone(text('无')).phone).toBe('');
  });
});

describe('amounts and counts', () => {
  it.each<[Written, number | null, string | null]>([
    [6500, 6500, null],
    [6500.456, 6500.46, null],
    ['6,500元', 6500, 'BASE_TEXT'],
    ['￥6500.00', 6500, 'BASE_TEXT'],
    ['0.65万', 6500, 'BASE_TEXT'],
    ['６５００', 6500, 'BASE_TEXT'],
    [' 6500 ', 6500, 'BASE_TEXT'],
    ['6500', 6500, null],
    ['6500（暂定）', 6500, 'BASE_TEXT'],
    [number(6500, 'General', '4000+2500'), 6500, 'BASE_FORMULA'],
    [{ kind: 'error', code: '#REF!' }, null, 'BASE_FORMULA_ERROR'],
    ['#N/A', null, 'BASE_FORMULA_ERROR'],
    [-5, null, 'BASE_NEGATIVE'],
    ['-500', null, 'BASE_NEGATIVE'],
    ['12,3', null, 'BASE_INVALID'],
    ['免交', null, 'BASE_INVALID'],
    ['', null, 'BASE_MISSING'],
    [null, null, 'BASE_MISSING'],
  ])('%j yuan are %j (%s)', (written, value, code) => {
    expect(readAmount(cell(written))).toEqual({ value, code });
  });

  it.each<[Written, number | null, string | null]>([
    [12, 12, null],
    ['12', 12, null],
    ['12人', 12, 'COUNT_TEXT'],
    ['１２', 12, 'COUNT_TEXT'],
    ['约12名', 12, 'COUNT_TEXT'],
    ['十二', 12, 'COUNT_TEXT'],
    ['应到12人', 12, 'COUNT_TEXT'],
    ['12人（含预备1人）', 12, 'COUNT_TEXT'],
    ['全体', null, 'COUNT_INVALID'],
    [1.5, null, 'COUNT_INVALID'],
    [-1, null, 'COUNT_INVALID'],
    ['', null, null],
  ])('%j people are %j (%s)', (written, value, code) => {
    expect(readCount(cell(written))).toEqual({ value, code });
  });
});

describe('words of a roster', () => {
  it('knows the 56 ethnic groups, each also without 族', () => {
    expect(new Set(ethnicGroups).size).toBe(56);
    for (const group of ethnicGroups) {
      expect(readEthnicGroup(group)).toEqual({ value: group, known: true, rewritten: false });
      expect(readEthnicGroup(group.slice(0, -1)).value).toBe(group);
    }
    expect(['维族', '蒙族', '01', ' 汉 族', '汉 '].map((t) => readEthnicGroup(t).value)).toEqual([
      '维吾尔族',
      '蒙古族',
      '汉族',
      '汉族',
      '汉族',
    ]);
    expect(readEthnicGroup('火星')).toEqual({ value: '火星', known: false, rewritten: false });
  });

  it.each([
    ['大学本科', '本科 大学 全日制本科 在职本科 党校本科 大学学历 学士 法学学士 大学本科（在职） 本科/学士'],
    ['硕士研究生', '硕士 研究生（硕士） 硕士学位 工程硕士 在职硕士'],
    ['博士研究生', '博士 研究生(博士) 博士学位'],
    ['大专', '专科 大学专科 高职'],
    ['中专', '中师 中等专科'],
    ['技工学校', '技校 中技 职高'],
    ['高中', '普通高中'],
    ['初中', '初级中学'],
  ])('education %s: %s', (value, ways) => {
    expect(readEducation(value)).toEqual({ value, known: true, rewritten: false });
    for (const way of ways.split(' ')) expect(readEducation(way)).toEqual({ value, known: true, rewritten: true });
  });

  it('leaves an education alone that may be either', () => {
    expect(['研究生', '在职研究生', '其他'].map((t) => readEducation(t).value)).toEqual([
      '研究生',
      '在职研究生',
      '其他',
    ]);
    expect(readEducation('其他').known).toBe(false);
  });

  it('reads sex', () => {
    expect(['男', '男性', 'M', '1', 'male', '男 '].map((t) => readSex(t).value)).toEqual(Array(6).fill('男'));
    expect(['女', '女性', 'F', '2', '女士'].map((t) => readSex(t).value)).toEqual(Array(5).fill('女'));
    expect(['0', '?'].map((t) => readSex(t).known)).toEqual([false, false]);
  });

  it('reads yes and no', () => {
    expect(['是', '√', 'Y', '1', '已退休', '流动', '是（外地）', 'TRUE'].map((t) => readYesNo(t).value)).toEqual(
      Array(8).fill('是'),
    );
    expect(['否', '×', 'N', '0', '无', '在职', '否 ', '/', '—'].map((t) => readYesNo(t).value)).toEqual(
      Array(9).fill('否'),
    );
    expect(readYesNo('')).toEqual({ value: '', known: true, rewritten: false });
    expect(readYesNo('也许')).toEqual({ value: '', known: false, rewritten: false });
  });

  it('tells members, those not said, and others', () => {
    const kinds = (texts: string) => texts.split(' ').map((t) => readCategory(t));
    expect(
      kinds('正式 正式党员 中共正式党员 中共党员（正式） 正式党员（转入）').map((r) => r.kind === 'member' && r.value),
    ).toEqual(Array(5).fill('正式党员'));
    expect(
      kinds('预备 预备党员 中共预备党员 预备期 中共党员(预备)').map((r) => r.kind === 'member' && r.value),
    ).toEqual(Array(5).fill('预备党员'));
    expect(kinds('党员 中共党员 退休党员 流动党员 中国共产党').map((r) => r.kind)).toEqual(Array(5).fill('unsaid'));
    expect(kinds('入党积极分子 发展对象 群众 共青团员 民盟 入党申请人 非党员').map((r) => r.kind)).toEqual(
      Array(7).fill('notMember'),
    );
    expect(kinds('01 甲类').map((r) => r.kind)).toEqual(['unknown', 'unknown']);
  });

  it('rewrites only plain ways of saying 正常', () => {
    expect(['正常', '正常党籍', '停止党籍', '无'].map((t) => readStatus(t).value)).toEqual([
      '正常',
      '正常',
      '停止党籍',
      '',
    ]);
  });
});

describe('groups', () => {
  it.each([
    ['第一党小组', '第一党小组'],
    ['第1党小组', '第一党小组'],
    ['一组', '第一党小组'],
    ['第一小组', '第一党小组'],
    ['3组', '第三党小组'],
    ['12', '第十二党小组'],
    ['党小组二', '第二党小组'],
    ['第一党小组（12人）', '第一党小组'],
    ['综合科党小组', '综合科党小组'],
    ['无', ''],
    ['', ''],
  ])('%s is %s', (written, name) => {
    expect(groupName(written)).toBe(name);
  });

  it.each([
    ['第一、第二党小组', ['第一党小组', '第二党小组']],
    ['第1、2党小组', ['第一党小组', '第二党小组']],
    ['第一至第三党小组', ['第一党小组', '第二党小组', '第三党小组']],
    ['1-3组', ['第一党小组', '第二党小组', '第三党小组']],
    ['一、二组', ['第一党小组', '第二党小组']],
    ['综合科党小组', ['综合科党小组']],
    ['业务一组', ['业务一组']],
    ['各党小组', 'all'],
    ['党小组', []],
    ['全体党员', []],
  ])('%s names %j', (label, groups) => {
    expect(groupsNamed(label)).toEqual(groups);
  });

  it.each([
    ['【第一党小组】学习党章', '第一党小组'],
    ['（第二党小组）交流', '第二党小组'],
    ['[3组]学习', '3组'],
    ['第一党小组：读书', '第一党小组'],
    ['第一党小组学习党章', '第一党小组'],
    ['学习第一党小组经验', ''],
    ['学习党章', ''],
  ])('the topic %s is of %j', (topic, label) => {
    expect(groupLabel(topic)).toBe(label);
  });
});

describe('types of organisation', () => {
  it.each([
    [
      '党支部',
      '支部|支部委员会|党 支 部|离退休干部党支部|流动党员党支部|直属党支部|党的支部委员会|1党支部|党支部（委员会）',
    ],
    ['党总支', '总支|总支部|总支部委员会'],
    ['党委', '基层党委|机关党委|党工委|机关工委|委员会'],
    ['联合党支部', '联合支部|联合党支部委员会'],
    ['临时党支部', '临时支部|临时党支部委员会'],
  ])('%s: %s', (type, ways) => {
    expect(readOrganisationType(type)).toEqual({ type, rewritten: false });
    for (const way of ways.split('|')) expect(readOrganisationType(way)?.type).toBe(type);
  });

  it('refuses bodies of others', () => {
    expect(
      '工会 团支部 团委 妇委会 党组 机关纪委 党小组 青年联合会'.split(' ').map((t) => readOrganisationType(t)),
    ).toEqual(Array(8).fill(null));
  });

  it('tells the type from a full name', () => {
    const names =
      '中共澜川市档案局机关委员会 中共澜川市档案局总支部委员会 中共澜川市档案局支部 中共澜川市协会联合支部委员会 澜川市档案局';
    expect(names.split(' ').map((n) => typeOfName(n))).toEqual(['党委', '党总支', '党支部', '联合党支部', null]);
  });
});

describe('texts', () => {
  it('fold and squeeze', () => {
    expect(fold('（ＡＢ　１２\u200b）')).toBe('(AB12)');
    expect(squeeze('（Ａ　B\n）')).toBe('（ＡB）');
    expect(['无', '—', '/', '', '暂无', 'N/A', '没有'].map((t) => saysNothing(t))).toEqual(Array(7).fill(true));
    expect(['无名', '0', '赵'].map((t) => saysNothing(t))).toEqual(Array(3).fill(false));
  });

  it('counts in Chinese and back', () => {
    for (let n = 1; n <= 99; n += 1) expect(numeralValue(chineseNumeral(n) ?? '')).toBe(n);
    expect(['廿三', '二〇', '十', '12', '正'].map((t) => numeralValue(t))).toEqual([23, 20, 10, 12, 1]);
    expect([chineseNumeral(0), chineseNumeral(100), numeralValue('百')]).toEqual([null, null, null]);
  });

  it('names columns', () => {
    expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});
