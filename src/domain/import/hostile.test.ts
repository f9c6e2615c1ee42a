import { describe, expect, it } from 'vitest';
import { processorTime } from '../../testkit/processorTime.js';
import { branch, readBatch } from '../../testkit/importBatch.js';
import { usual } from '../../testkit/headers.js';
import { sheet, type Written } from '../../testkit/sheets.js';
import { sheetKinds } from './records.js';

const known = [branch('市档案局机关第一党支部')];

/** Texts made to keep patterns busy. */
const busy = [
  '支部'.repeat(15_000),
  '('.repeat(30_000),
  '一'.repeat(30_000),
  '1'.repeat(30_000),
  ' '.repeat(30_000) + '、',
  '第一'.repeat(15_000),
  '赵 '.repeat(15_000),
  '2026.'.repeat(6000),
  '（张三'.repeat(8000),
];

describe('hostile sheets', () => {
  it.each(['主题', '请假人员', '党小组', '内容摘要', '主持人', '应到', '日期', '党支部'])(
    'a meeting with a busy %s takes bounded time',
    (field) => {
      const columns = [...usual.ledger.map(([h]) => h), '党小组'];
      const good = usual.ledger.map(([, a]) => a);
      const rows = busy.map((t, i) =>
        columns.map((c, at) => (c === field ? t.slice(i) : c === '活动类型' ? '党小组会' : (good[at] ?? null))),
      );
      const started = processorTime();
      readBatch([sheet([columns, ...rows])], { known });
      expect(processorTime() - started).toBeLessThan(3000);
    },
  );

  it.each(usual.roster.map(([h]) => h))('a member with a busy %s takes bounded time', (field) => {
    const columns = usual.roster.map(([h]) => h);
    const rows = busy.map((t) => usual.roster.map(([h, a]) => (h === field ? t : a)));
    const started = processorTime();
    readBatch([sheet([columns, ...rows])], { known });
    expect(processorTime() - started).toBeLessThan(3000);
  });

  it.each(sheetKinds)('%s: long texts in every cell take bounded time', (kind) => {
    const headers = usual[kind].map(([h]) => h);
    const rows: Written[][] = busy.map((t) => headers.map(() => t));
    const started = processorTime();
    const { organisations, members, meetings } = readBatch([sheet([headers, ...rows])], { known });
    expect([...organisations, ...members, ...meetings].every((r) => r.outcome === 'reject')).toBe(true);
    expect(processorTime() - started).toBeLessThan(8000);
  });

  it('long texts as headers and titles take bounded time', () => {
    const started = processorTime();
    for (const t of busy)
      readBatch([sheet([[t], busy, busy.map((b) => b.slice(1)), [t, t, t]], { name: t.slice(0, 31) })], { known });
    expect(processorTime() - started).toBeLessThan(8000);
  });

  it('many columns and many merges take bounded time', () => {
    const headers = Array.from({ length: 3000 }, (_, i) => `列${i}`);
    const merges = Array.from({ length: 2000 }, (_, i) => `A${i * 2 + 3}:C${i * 2 + 4}`);
    const rows = Array.from({ length: 4000 }, (_, i) => [`甲${i}`, '乙', '丙']);
    const started = processorTime();
    readBatch([sheet([[...usual.roster.map(([h]) => h), ...headers], ...rows], { merges })], { known });
    expect(processorTime() - started).toBeLessThan(8000);
  });
});
