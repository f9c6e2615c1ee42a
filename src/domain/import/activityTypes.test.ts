import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activityTypes, readActivity, type ActivityType } from './activityTypes.js';

const types = Object.keys(activityTypes) as ActivityType[];
const read = (text: string) => {
  const reading = readActivity(text);
  return reading.kind === 'known' ? [reading.how, ...reading.types] : [reading.kind];
};

/** Ways of writing a single kind. */
const ways: Readonly<Record<ActivityType, string>> = {
  党员大会:
    '支部党员大会 党员会 党员会议 支部大会 全体党员大会 召开党员大会 党员大会（扩大） 党员大会（选举） 换届选举党员大会 第三季度党员大会',
  支委会: '支委会议 支部委员会 支部委员会会议 党支部委员会 支委扩大会 支部委员会（扩大）会议 支委 7月份支委会',
  党小组会: '党小组会议 小组会 第一党小组会 党小组学习会 党小组活动',
  党课: '上党课 专题党课 书记讲党课 微党课 党课学习 党课教育 支部书记讲党课 党纪学习教育专题党课 集中上党课',
  主题党日:
    '主题党日活动 支部主题党日 支部主题党日活动 党员主题党日 固定党日 党日活动 党员活动日 “七一”主题党日 7月主题党日 主题党日（志愿服务）',
  组织生活会: '专题组织生活会 2025年度组织生活会 党小组组织生活会 年度组织生活会',
};

describe('kinds of activity', () => {
  it.each(types.flatMap((type) => ways[type].split(' ').map((text) => [text, type] as const)))(
    '%s is %s',
    (text, type) => {
      expect(read(text)).toEqual(['synonym', type]);
    },
  );

  it.each(types)('takes %s as it stands', (type) => {
    expect(read(type)).toEqual(['plain', type]);
    expect(read(` ${type}\n`)).toEqual(['synonym', type]);
  });

  it('counts each of a combined one, whatever joins them, in the order written', () => {
    const joints = [
      '+',
      '/',
      '；',
      ';',
      '，',
      ',',
      ' ',
      '　',
      '\n',
      '和',
      '暨',
      '与',
      '及',
      '兼',
      '｜',
      '-',
      '＋',
      '&',
      '、 ',
    ];
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...types), { minLength: 2, maxLength: 3 }),
        fc.constantFrom(...joints),
        (chosen, joint) => {
          expect(read(chosen.join(joint))).toEqual(['combined', ...chosen]);
          expect(read(chosen.join('、'))).toEqual(['plain', ...chosen]);
        },
      ),
    );
  });

  it.each([
    ['党员大会(含主题党日)', ['combined', '党员大会', '主题党日']],
    ['主题党日（党课）', ['combined', '主题党日', '党课']],
    ['三会一课（党员大会）', ['synonym', '党员大会']],
    ['三会一课：党课', ['synonym', '党课']],
    ['①党员大会②党课', ['combined', '党员大会', '党课']],
    ['1.党员大会 2.党课', ['combined', '党员大会', '党课']],
    ['支部党员大会、上党课', ['combined', '党员大会', '党课']],
    ['党员大会、志愿服务', ['partly', '党员大会']],
    ['组织生活会和民主评议党员', ['partly', '组织生活会']],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each(['三会一课', '“三会一课”', '支部会', '支部会议', '组织生活', '学习', '会议', '支部活动'])(
    'does not choose for %s',
    (text) => {
      expect(read(text)).toEqual(['ambiguous']);
    },
  );

  it.each([
    '中心组学习',
    '志愿服务',
    '工会活动',
    '业务培训',
    '民主生活会',
    '谈心谈话',
    '党员大会筹备会',
    '团支部大会',
    '党总支委员会',
    '取消的党员大会',
    '研讨',
  ])('says that %s is none of the six', (text) => {
    expect(read(text)).toEqual(['unknown']);
  });

  it('suggests the kind that is one character away, and takes it not', () => {
    expect(['支委汇', '主题党目', '党员大', '党小组'].map((t) => readActivity(t))).toEqual([
      { kind: 'unknown', near: '支委会' },
      { kind: 'unknown', near: '主题党日' },
      { kind: 'unknown', near: '党员大会' },
      { kind: 'unknown', near: '党小组会' },
    ]);
  });

  it('knows an empty cell', () => {
    expect(['', ' ', '无', '—'].map((t) => read(t)[0])).toEqual(Array(4).fill('missing'));
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (t) => {
        expect(readActivity(t).kind).toBeTypeOf('string');
      }),
    );
  });
});
