import { describe, expect, it } from 'vitest';
import { otherHeaders, usual } from '../../testkit/headers.js';
import { sheet } from '../../testkit/sheets.js';
import { day } from '../shared/calendarDay.js';
import { recogniseSheet } from './recognise.js';
import type { SheetKind } from './records.js';

const cases = (Object.keys(otherHeaders) as SheetKind[]).flatMap((kind) =>
  Object.entries(otherHeaders[kind]).flatMap(([field, headers]) =>
    headers.split(' ').map((header) => ({ kind, field, header })),
  ),
);

const drawn = (kind: SheetKind, headers: readonly string[]) =>
  sheet([headers, usual[kind].map(([, a]) => a), usual[kind].map(([, , b]) => b)], { name: 'Sheet1' });

describe('headers', () => {
  it.each(cases)('$kind: $header is $field', ({ kind, field, header }) => {
    const headers = usual[kind].map(([h]) => (h === field ? header : h));
    const { head, rows } = drawn(kind, headers);
    const found = recogniseSheet(head, rows);
    expect(found.kind).toBe(kind);
    const columns: Readonly<Record<string, number | undefined>> = found.kind === 'ignored' ? {} : found.columns;
    expect(Object.entries(columns).find(([, c]) => c === usual[kind].findIndex(([h]) => h === field))?.[0]).toBe(field);
    expect(Object.keys(columns)).toHaveLength(headers.length);
  });

  it.each(['organisations', 'roster', 'ledger'] as const)('%s: finds every column whatever their order', (kind) => {
    for (const order of [usual[kind].toReversed(), usual[kind].toSorted(([a], [b]) => a.localeCompare(b))]) {
      const { head, rows } = sheet([order.map(([h]) => h), order.map(([, a]) => a), order.map(([, , b]) => b)]);
      const found = recogniseSheet(head, rows);
      expect(found.kind !== 'ignored' && Object.entries(found.columns).map(([f, c]) => f === order[c]?.[0])).toEqual(
        order.map(() => true),
      );
    }
  });

  it.each([
    ['roster', '入党介绍人'],
    ['roster', '入党时所在支部'],
    ['roster', '申请入党时间'],
    ['roster', '参加工作时间'],
    ['roster', '毕业院校及专业'],
    ['roster', '家庭住址'],
    ['roster', '党龄'],
    ['roster', '学位'],
    ['roster', '任现职时间'],
    ['roster', '身份证有效期'],
    ['roster', '转正时所在支部'],
    ['roster', '退休时间'],
    ['roster', '流动地点'],
    ['roster', '工作单位'],
    ['roster', '紧急联系人电话'],
    ['organisations', '副书记'],
    ['organisations', '上次换届时间'],
    ['organisations', '正式党员数'],
    ['organisations', '单位性质'],
    ['organisations', '组织委员'],
    ['organisations', '党小组数'],
    ['organisations', '单位代码'],
    ['ledger', '请假人数'],
    ['ledger', '列席人员'],
    ['ledger', '录入时间'],
    ['ledger', '授课人'],
    ['ledger', '会议时长'],
    ['ledger', '缺席补课情况'],
    ['ledger', '到会率'],
    ['ledger', '照片'],
    ['ledger', '审核意见'],
  ] as const)('%s: a column %s more changes nothing', (kind, extra) => {
    for (const at of [0, 4, usual[kind].length]) {
      const columns = usual[kind].toSpliced(at, 0, [extra, '甲', '乙']);
      const { head, rows } = sheet([columns.map(([h]) => h), columns.map(([, a]) => a), columns.map(([, , b]) => b)]);
      const found = recogniseSheet(head, rows);
      expect(found.kind !== 'ignored' && found.unknownColumns).toEqual([{ column: at, header: extra }]);
      expect(found.kind !== 'ignored' && Object.entries(found.columns).every(([f, c]) => f === columns[c]?.[0])).toBe(
        true,
      );
    }
  });

  it('tells names in brackets from other notes', () => {
    const headers = usual.organisations.map(([h]) =>
      h === '党组织全称' ? '党组织名称（全称）' : h === '党组织简称' ? '党组织名称（简称）' : h,
    );
    const { head, rows } = drawn('organisations', headers);
    const found = recogniseSheet(head, rows);
    expect(found.kind === 'organisations' && [found.columns.党组织全称, found.columns.党组织简称]).toEqual([1, 2]);
  });

  it('prefers the column whose cells say more', () => {
    const headers = [...usual.roster.map(([h]) => h), '政治面貌', '职级'];
    const { head, rows } = sheet([
      headers,
      ...[1, 2].map((i) => [...usual.roster.map((u) => u[i] ?? null), '中共党员', '一级科员']),
    ]);
    const found = recogniseSheet(head, rows);
    expect(found.kind === 'roster' && found.unknownColumns.map((u) => u.header)).toEqual(['政治面貌', '职级']);
  });

  it('takes 换届时间 for the end of the term only where days ahead stand below it', () => {
    const headers = usual.organisations.map(([h]) => (h === '届满日期' ? '换届时间' : h));
    const { head, rows } = drawn('organisations', headers);
    const column = (asOf: string) => {
      const found = recogniseSheet(head, rows, { asOf: day(asOf) });
      return found.kind === 'organisations' ? found.columns.届满日期 : null;
    };
    expect([column('2026-09-30'), column('2028-01-01')]).toEqual([7, undefined]);
  });
});
