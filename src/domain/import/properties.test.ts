import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usual } from '../../testkit/headers.js';
import { branch, readBatch } from '../../testkit/importBatch.js';
import { identity, sheet, type SheetDrawn, type Written } from '../../testkit/sheets.js';
import type { Cell } from './cell.js';
import { recogniseSheet } from './recognise.js';
import { sheetKinds, type MemberRecord, type RowReading } from './records.js';

const known = [branch('市档案局机关第一党支部'), branch('市档案局机关第二党支部')];
const names = known.map((b) => b.shortName);

/** Any cell at all, with some that look meaningful. */
const anyCell: fc.Arbitrary<Written> = fc.oneof(
  fc.constant(null),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(...sheetKinds.flatMap((k) => usual[k].flatMap(([h, a, b]) => [h, a, b]))),
  fc.constantFrom<Written>(
    '合计',
    '小计',
    '〃',
    '填表人：',
    '第一党小组',
    '无',
    '市档案局机关第一党支部（3人）',
    '2026年第一季度',
  ),
  fc.double({ noDefaultInfinity: false }),
  fc.integer(),
  fc.record({
    kind: fc.constant('number'),
    number: fc.double(),
    format: fc.constantFrom('General', '0.00', 'yyyy-mm-dd', '@@"', '['),
  }) as fc.Arbitrary<Cell>,
  fc.record({ kind: fc.constant('error'), code: fc.constantFrom('#REF!', '#N/A') }) as fc.Arbitrary<Cell>,
  fc.record({ kind: fc.constant('boolean'), boolean: fc.boolean() }) as fc.Arbitrary<Cell>,
);

const anyMerge = fc
  .tuple(
    fc.integer({ min: 0, max: 8 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 0, max: 4 }),
    fc.integer({ min: 0, max: 4 }),
  )
  .map(
    ([left, top, width, height]) =>
      `${String.fromCharCode(65 + left)}${top}:${String.fromCharCode(65 + left + width)}${top + height}`,
  );

describe('any cells at all', () => {
  const header = fc.constantFrom(...sheetKinds.map((k) => usual[k].map(([h]) => h)));
  it('are understood or not, but nothing is thrown and no row is both', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(anyCell, { maxLength: 22 }), { maxLength: 12 }),
        header,
        fc.nat(3),
        fc.array(anyMerge, { maxLength: 4 }),
        (rows, headers, at, merges) => {
          const drawn = sheet(rows.toSpliced(at, 0, [...headers]), { merges });
          const { organisations, members, meetings } = readBatch([drawn], { known, fileName: '名册.xlsx' });
          for (const r of [...organisations, ...members, ...meetings]) {
            expect(r.outcome === 'reject').toBe(r.record === null);
            expect(r.messages.length).toBeGreaterThanOrEqual(r.codes.length);
            expect(r.messages.join('')).not.toMatch(/undefined|\{(field|cell|from|to|near)\}/);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never make a recognition fail', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyCell, { maxLength: 10 }), { maxLength: 8 }), (rows) => {
        const { head, rows: drawn } = sheet(rows);
        expect(recogniseSheet(head, drawn).kind).toBeTypeOf('string');
      }),
      { numRuns: 300 },
    );
  });
});

/** Members as a careful office would write them, and as a careless one would. */
const anyMember = fc
  .record({
    name: fc.constantFrom('赵明远', '钱秀', '孙德海', '买买提·艾山', '王䶮', '李 安', '周海（女）'),
    birth: fc.constantFrom('1985-03-12', '1990-11-02', '1958-06-21'),
    order: fc.integer({ min: 1, max: 998 }),
    branch: fc.constantFrom(
      ...names,
      ' 市档案局机关第一党支部',
      '市档案局机关第二支部',
      '市档案居机关第一党支部',
      '外地',
    ),
    group: fc.constantFrom('', '第一党小组', '2组', '综合科党小组'),
    join: fc.constantFrom('2009-07-01', '2009.7', '2009年7月1日', '20090701', '不详', '2009.07'),
    convert: fc.constantFrom('2010-07-01', '2010/7/1', '', '2010年10月'),
    category: fc.constantFrom('正式党员', '正式', '预备党员', '中共党员'),
    education: fc.constantFrom('大学本科', '本科', '研究生', '其他'),
    base: fc.constantFrom<Written>(6500, '6,500元', null, '0.65万', 6500.5),
    phone: fc.constantFrom<Written>('15433001122', 15433001122, '无', '154-3300-1122'),
    retired: fc.constantFrom('是', '否', '√', ''),
  })
  .map((m): Record<string, Written> => {
    const id = identity(m.birth, m.order);
    return {
      姓名: m.name,
      性别: m.order % 2 === 1 ? '男' : '女',
      身份证号: id,
      民族: '汉族',
      出生日期: m.birth,
      学历: m.education,
      人员类别: m.category,
      所在党支部: m.branch,
      党小组: m.group,
      入党日期: m.join,
      转正日期: m.convert,
      手机号码: m.phone,
      是否离退休: m.retired,
      '月党费计算基数（元）': m.base,
    };
  });
const members = fc.array(anyMember, { minLength: 1, maxLength: 8 });

const draw = (rows: readonly Record<string, Written>[], columns: readonly string[], name = '名册'): SheetDrawn =>
  sheet([[...columns], ...rows.map((r) => columns.map((c) => r[c] ?? null))], { name });
const columnsOf = (rows: readonly Record<string, Written>[]): string[] => Object.keys(rows[0] ?? {});
const read = (...sheets: SheetDrawn[]): readonly RowReading<MemberRecord>[] => readBatch(sheets, { known }).members;
const essence = (readings: readonly RowReading<MemberRecord>[]) =>
  readings.map(({ row, outcome, codes, record }) => ({ row, outcome, codes: [...codes].sort(), record }));

describe('a roster', () => {
  it('is read the same whatever the order of its columns', () => {
    fc.assert(
      fc.property(members, fc.infiniteStream(fc.nat()), (rows, stream) => {
        const columns = columnsOf(rows);
        const keys = new Map(columns.map((c) => [c, stream.next().value as number]));
        const shuffled = columns.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
        expect(essence(read(draw(rows, shuffled)))).toEqual(essence(read(draw(rows, columns))));
      }),
      { numRuns: 60 },
    );
  });

  it('is read the same with columns more that nobody knows', () => {
    fc.assert(
      fc.property(
        members,
        fc.constantFrom('毕业院校', '入党介绍人', '年龄', '家庭住址', '参加工作时间'),
        fc.nat(14),
        (rows, extra, at) => {
          const columns = columnsOf(rows);
          const wider = rows.map((r, i) => ({ ...r, [extra]: `甲${i}` }));
          expect(essence(read(draw(wider, columns.toSpliced(at, 0, extra))))).toEqual(
            essence(read(draw(rows, columns))),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is read the same in two sheets, but for the words about people met twice', () => {
    const outcomes = (readings: readonly RowReading<MemberRecord>[]) =>
      readings.map((r) => [r.outcome, r.record?.身份证号, r.record?.所在党支部]);
    fc.assert(
      fc.property(members, fc.nat(8), (rows, at) => {
        const columns = columnsOf(rows);
        const [a, b] = [rows.slice(0, at), rows.slice(at)];
        const halves = [a, b].filter((part) => part.length > 0).map((part, i) => draw(part, columns, `第${i + 1}册`));
        expect(outcomes(read(...halves))).toEqual(outcomes(read(draw(rows, columns))));
      }),
      { numRuns: 60 },
    );
  });

  it('once accepted and written as understood is accepted unchanged', () => {
    fc.assert(
      fc.property(members, (rows) => {
        const accepted = read(draw(rows, columnsOf(rows))).flatMap((r) => (r.record ? [r.record] : []));
        fc.pre(accepted.length > 0);
        const canonical = accepted.map((r): Record<string, Written> => ({ ...r, 序号: null }));
        const again = read(draw(canonical, Object.keys(accepted[0] ?? {})));
        expect(again.map((r) => r.record)).toEqual(accepted.map((r) => ({ ...r, 序号: '' })));
        expect(again.every((r) => r.changes.length === 0)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('gives every row a reading, and no two accepted rows one identity number', () => {
    fc.assert(
      fc.property(members, (rows) => {
        const readings = read(draw(rows, columnsOf(rows)));
        expect(readings.map((r) => r.row)).toEqual(rows.map((_, i) => i + 2));
        const ids = readings.flatMap((r) => (r.record ? [r.record.身份证号] : []));
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a ledger', () => {
  const meeting = fc.record({
    日期: fc.constantFrom('2026-03-12', '2026.3.13', '3月14日', '2026年3月', '2026-02-30', '2026年3月16日至17日'),
    党支部: fc.constantFrom(...names, '市档案局机关第一支部', '外地'),
    活动类型: fc.constantFrom('支委会', '党员大会+党课', '支部主题党日', '三会一课', '志愿服务', '党小组会'),
    主题: fc.constantFrom('学习', '【第一、第二党小组】学习', '换届'),
    主持人: fc.constantFrom('赵明远', '赵 明远', ''),
    应到: fc.constantFrom<Written>(12, '12人', '全体'),
    实到: fc.constantFrom<Written>(12, 11, '１１'),
    请假人员: fc.constantFrom('', '无', '钱秀（出差）', '钱秀 孙德海'),
  }) as fc.Arbitrary<Record<string, Written>>;
  const readLedger = (drawn: SheetDrawn) => readBatch([drawn], { known }).meetings;

  it('is read the same whatever the order of its columns', () => {
    fc.assert(
      fc.property(fc.array(meeting, { minLength: 1, maxLength: 6 }), (rows) => {
        const columns = columnsOf(rows);
        const strip = (readings: ReturnType<typeof readLedger>) =>
          readings.map(({ row, outcome, record }) => ({ row, outcome, record }));
        const usualOrder = readLedger(draw(rows, columns, '2026年第一季度'));
        expect(strip(readLedger(draw(rows, columns.toReversed(), '2026年第一季度')))).toEqual(strip(usualOrder));
        expect(usualOrder).toHaveLength(rows.length);
      }),
      { numRuns: 100 },
    );
  });

  it('once accepted and written as understood is accepted unchanged', () => {
    fc.assert(
      fc.property(fc.array(meeting, { minLength: 1, maxLength: 6 }), (rows) => {
        const accepted = readLedger(draw(rows, columnsOf(rows), '2026年第一季度')).flatMap((r) =>
          r.record ? [r.record] : [],
        );
        fc.pre(accepted.length > 0);
        const canonical = accepted.map(({ 活动类型, 请假人员, 党小组, ...r }): Record<string, Written> => ({
          ...r,
          活动类型: 活动类型.join('、'),
          请假人员: 请假人员.join('、'),
          党小组: 党小组.join('、'),
        }));
        const again = readLedger(draw(canonical, Object.keys(canonical[0] ?? {}), '2026年第一季度'));
        expect(again.map((r) => r.record)).toEqual(accepted);
      }),
      { numRuns: 100 },
    );
  });
});
