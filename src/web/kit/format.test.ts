import { describe, expect, it } from 'vitest';
import {
  bytesText,
  count,
  dayText,
  instantText,
  officialSentence,
  percent,
  periodShort,
  periodText,
  spanText,
} from './format.js';

describe('days, periods and counts as officials write them', () => {
  it('writes days and months without leading zeros', () => {
    expect([dayText('2026-03-12'), dayText('2010-10'), dayText(null), dayText('', '无')]).toEqual([
      '2026年3月12日',
      '2010年10月',
      '未填',
      '无',
    ]);
  });

  it('leaves what is no day as it stands', () => {
    expect(dayText('不详')).toBe('不详');
  });

  it('shows an instant in Asia/Shanghai, over midnight too', () => {
    expect(instantText('2026-03-12T01:05:00Z')).toBe('2026年3月12日 09:05');
    expect(instantText('2026-12-31T16:00:00Z')).toBe('2027年1月1日 00:00');
  });

  it('names periods of every unit, whole and short', () => {
    const names = ['2026-03', '2026-Q1', '2026-H2', '2026', '2025-10/2026-09'];
    expect(names.map(periodText)).toEqual([
      '2026年3月',
      '2026年第一季度',
      '2026年下半年',
      '2026年',
      '2025年10月至2026年9月',
    ]);
    expect(names.map(periodShort)).toEqual(['3月', '一季度', '下半年', '全年', '2025年10月至2026年9月']);
  });

  it('groups the thousands only from ten thousand on', () => {
    expect([count(9876, '人'), count(12345, '项')]).toEqual(['9876人', '12,345项']);
  });

  it('says until when, and that a start was inferred', () => {
    expect(spanText('2019-03-01', null)).toBe('2019年3月1日至今');
    expect(spanText('2006-06-19', '2019-03-01', true)).toBe('2006年6月19日（推定）至2019年3月1日');
  });

  it('rewrites days and periods inside a sentence and nothing else', () => {
    expect(officialSentence('本周期为2026-05，已于2026-05-31结束；2026-Q2同。')).toBe(
      '本周期为2026年5月，已于2026年5月31日结束；2026年第二季度同。',
    );
    expect(officialSentence('电话0399-6001234，文号〔2026〕3号')).toBe('电话0399-6001234，文号〔2026〕3号');
  });

  it('never says 100 % before all is done', () => {
    expect([percent(0.999), percent(1), percent(-1)]).toEqual([99, 100, 0]);
  });

  it('says sizes in the largest fitting unit', () => {
    expect([bytesText(512), bytesText(2048), bytesText(18_234_567)]).toEqual(['512 B', '2 KB', '17.4 MB']);
  });
});
