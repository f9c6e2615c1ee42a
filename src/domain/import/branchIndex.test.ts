import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processorTime } from '../../testkit/processorTime.js';
import { aliasKey, branchIndex, type NamedOrganisation } from './branchIndex.js';
import { nearNames, oneEditApart } from './nearNames.js';

const organisation = (
  shortName: string,
  fullName: string,
  type: NamedOrganisation['type'] = '党支部',
): NamedOrganisation => ({
  shortName,
  fullName,
  type,
});

/**
 * 市直机关工委
 * └ 市档案局机关党委 ─ 机关第一、第二、第十一党支部，离退休干部党支部，所属协会联合党支部
 */
const organisations = [
  organisation('市直机关工委（本级）', '中共澜川市直属机关工作委员会', '党委'),
  organisation('市档案局机关党委', '中共澜川市档案局机关委员会', '党委'),
  organisation('市档案局机关第一党支部', '中共澜川市档案局机关第一支部委员会'),
  organisation('市档案局机关第二党支部', '中共澜川市档案局机关第二支部'),
  organisation('市档案局机关第十一党支部', '中共澜川市档案局机关第十一支部委员会'),
  organisation('市档案局离退休干部党支部', '中共澜川市档案局离退休干部支部委员会'),
  organisation('市档案局所属协会联合党支部', '中共澜川市档案局所属协会联合支部委员会', '联合党支部'),
];
const index = branchIndex(organisations);
const first = '市档案局机关第一党支部';

describe('which branch a text names', () => {
  it.each([
    [first, 'exact', first],
    [' 市档案局机关第一党支部', 'spaces', first],
    ['市档案局机关第一\n党支部', 'spaces', first],
    ['市档案局 机关第一党支部　', 'spaces', first],
    ['中共澜川市档案局机关第一支部委员会', 'fullName', first],
    ['中共澜川市档案局 机关第一支部委员会', 'fullName', first],
    ['市档案局机关第一支部', 'alias', first],
    ['市档案局机关第1党支部', 'alias', first],
    ['市档案局机关一支部', 'alias', first],
    ['澜川市档案局机关第一党支部', 'alias', first],
    ['中国共产党澜川市档案局机关第一支部委员会', 'alias', first],
    ['市档案局机关第11支部', 'alias', '市档案局机关第十一党支部'],
    ['市档案局离退休干部支部', 'alias', '市档案局离退休干部党支部'],
    ['市档案局所属协会联合支部', 'alias', '市档案局所属协会联合党支部'],
  ])('%j: %s', (text, kind, name) => {
    expect(index.find(text)).toEqual({ kind, name });
  });

  it.each([
    ['市档案居机关第一党支部', [first]],
    ['市案局机关第一党支部', [first]],
    ['市档案局机关第一党枝部', [first]],
    ['市档案局机关第一党部', [first]],
    ['市档案局机关弟一党支部', [first]],
    ['市档案局离退休干陪党支部', ['市档案局离退休干部党支部']],
    ['市档案局机关第三党支部', ['市档案局机关第一党支部', '市档案局机关第二党支部']],
    ['档案局机关第一党支部', [first]],
  ])('suggests for %j, and takes nothing', (text, near) => {
    expect(index.find(text)).toEqual({ kind: 'typo', near });
  });

  it.each(['外地', '待定', '市图书馆党支部', '', '机关第一党支部'])('does not know %j', (text) => {
    expect(index.find(text)).toEqual({ kind: 'unknown' });
  });

  it('says that a committee is no branch', () => {
    expect(index.find('市档案局机关党委')).toEqual({ kind: 'notBranch', name: '市档案局机关党委', type: '党委' });
  });

  it('does not choose between two branches of the same name', () => {
    const twins = branchIndex([
      organisation('机关第一党支部', '中共澜川市档案局机关第一支部委员会'),
      organisation('机关第一党支部', '中共澜川市水利局机关第一支部委员会'),
    ]);
    expect(twins.find('机关第一党支部')).toMatchObject({ kind: 'ambiguous' });
    expect(twins.find('机关第一支部')).toMatchObject({ kind: 'ambiguous' });
    expect(twins.find('中共澜川市水利局机关第一支部委员会')).toMatchObject({ kind: 'fullName' });
  });

  it('prefers the branch where a committee has the same way of writing', () => {
    const mixed = branchIndex([organisation('甲', '中共甲委员会', '党委'), organisation('甲', '中共甲支部委员会')]);
    expect(mixed.find('甲')).toEqual({ kind: 'exact', name: '甲' });
  });

  it('finds superiors of any type', () => {
    expect(index.organisation('中共澜川市档案局机关委员会')).toMatchObject({ shortName: '市档案局机关党委' });
    expect(index.organisation('市档案局 机关党委')).toMatchObject({ shortName: '市档案局机关党委' });
    expect(index.organisation('中共澜川市委员会')).toBeNull();
    expect(index.nearFullNames('中共澜川市档案局机关委员')).toEqual(['中共澜川市档案局机关委员会']);
  });

  it('keeps different numbers apart', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), (a, b) => {
        fc.pre(a !== b);
        expect(aliasKey(`机关第${a}支部`)).not.toBe(aliasKey(`机关第${b}党支部`));
        expect(aliasKey(`机关第${a}支部`)).toBe(aliasKey(`机关第 ${a} 党支部`));
      }),
    );
  });

  it('stays quick with 20,000 branches and many unknown names', () => {
    const many = branchIndex(
      Array.from({ length: 20_000 }, (_, i) =>
        organisation(`市第${i}局机关第${(i % 9) + 1}党支部`, `中共澜川市第${i}局机关第${(i % 9) + 1}支部委员会`),
      ),
    );
    const started = processorTime();
    for (let i = 0; i < 2000; i += 1) many.find(`市第${i * 7}居机关第${((i * 7) % 9) + 1}党支部`);
    expect(many.find('市第14居机关第6党支部')).toEqual({ kind: 'typo', near: ['市第14局机关第6党支部'] });
    expect(processorTime() - started).toBeLessThan(5000);
  });
});

describe('names one edit away', () => {
  const distance = (a: string, b: string): number => {
    const rows = Array.from({ length: a.length + 1 }, (_, i) => [i, ...Array<number>(b.length).fill(0)]);
    for (let j = 0; j <= b.length; j += 1) (rows[0] ?? [])[j] = j;
    for (let i = 1; i <= a.length; i += 1)
      for (let j = 1; j <= b.length; j += 1) {
        const [up, left, cross] = [rows[i - 1]?.[j] ?? 0, rows[i]?.[j - 1] ?? 0, rows[i - 1]?.[j - 1] ?? 0];
        (rows[i] ?? [])[j] = Math.min(up + 1, left + 1, cross + (a[i - 1] === b[j - 1] ? 0 : 1));
      }
    return rows[a.length]?.[b.length] ?? 0;
  };
  const word = fc.string({ unit: fc.constantFrom(...Array.from('市局一二党')), minLength: 1, maxLength: 7 });

  it('agrees with the edit distance', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(oneEditApart(a, b)).toBe(distance(a, b) === 1);
      }),
      { numRuns: 1000 },
    );
  });

  it('finds exactly those names', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 30 }), word, (names, text) => {
        const found = nearNames(names.map((n) => [n, n] as const)).find(text);
        expect([...found].sort()).toEqual(names.filter((n) => distance(n, text) === 1).sort());
      }),
      { numRuns: 300 },
    );
  });
});
