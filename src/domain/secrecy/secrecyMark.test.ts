import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processorTime } from '../../testkit/processorTime.js';
import { maybeSecret, secrecyMark } from './secrecyMark.js';

describe('markings of secrecy', () => {
  it.each([
    ['秘密★1年', '秘密'],
    ['秘密★', '秘密'],
    ['机密★10年', '机密'],
    ['绝密★启用前', '绝密'],
    ['机密☆', '机密'],
    ['机密*20年', '机密'],
    ['秘 密 ★ 长期', '秘密'],
    ['党员花名册 秘密★1年', '秘密'],
    ['绝密', '绝密'],
    ['  机 密  ', '机密'],
    ['机密级', '机密'],
    ['机密文件', '机密'],
    ['密级：秘密', '秘密'],
    ['密级: 【机密】', '机密'],
    ['【机密】关于干部调整的报告', '机密'],
    ['党员名册（秘密）', '秘密'],
    ['某某文件\n机密\n第三页', '机密'],
  ])('%j is marked', (text, level) => {
    expect(secrecyMark(text)?.level).toBe(level);
    expect(maybeSecret(text)).toBe(true);
  });

  it.each([
    '保守党的秘密',
    '学习《保守国家秘密法》',
    '无记名投票',
    '严守党的秘密，维护党的团结',
    '国家秘密载体管理',
    '商业秘密保护',
    '保密工作培训',
    '秘密投票选举产生',
    '机密档案室参观',
    '《机密》观影',
    '密级：公开',
    '密切联系群众',
    '内部控制制度',
    '',
  ])('%j is not', (text) => {
    expect(secrecyMark(text)).toBeNull();
  });

  it('stops the further marks of a committee, as markings only', () => {
    const extra = ['内部', '工作秘密'];
    expect(
      ['内部', '内部资料 注意保存', '【内部】材料', '内部★', '密级：内部', '工作秘密'].map(
        (t) => secrecyMark(t, extra) !== null,
      ),
    ).toEqual(Array(6).fill(true));
    expect(['内部控制制度', '党内部署', '涉及工作秘密的事项'].map((t) => secrecyMark(t, extra))).toEqual([
      null,
      null,
      null,
    ]);
    expect(secrecyMark('内部')).toBeNull();
    expect(maybeSecret('内部资料', extra)).toBe(true);
  });

  it('never throws, also with strange marks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string()), (text, extra) => {
        secrecyMark(text, extra);
      }),
    );
  });

  it('is quick on long texts', () => {
    const started = processorTime();
    for (let i = 0; i < 50; i += 1) secrecyMark('保守党的秘密，机关工作。'.repeat(2000));
    expect(processorTime() - started).toBeLessThan(3000);
  });
});
