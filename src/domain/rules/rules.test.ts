import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cite } from '../shared/basis.js';
import { addDays, day } from '../shared/calendarDay.js';
import { basisOf, catalogue, findProvision } from './catalogue.js';
import { endOf, findRegulation, regulations, versionOn, type Regulation } from './regulations.js';
import { articleSubjects, subjectOf } from './subjects.js';
import { checkTitle, titleHint } from './titles.js';

const known = (title: string): Regulation => findRegulation(title) as Regulation;

describe('the catalogue of regulations', () => {
  it('finds a regulation by its title, a short form, with or without 《》, brackets or a year', () => {
    for (const title of [
      '中国共产党支部工作条例（试行）',
      '《中国共产党支部工作条例（试行）》',
      '支部工作条例(试行)',
      ' 支部工作条例 ',
      '支部工作条例（试行）（2018）',
    ])
      expect(findRegulation(title)?.key).toBe('Z');
    expect(findRegulation('基层组织选举工作条例(2020)')?.key).toBe('E');
    expect(findRegulation('澜川市机关党建办法')).toBeNull();
  });

  it('says which version governs on a day', () => {
    const development = known('发展党员工作细则');
    expect(versionOn(development, day('2026-05-10'))?.name).toBe('2014');
    expect(versionOn(development, day('2026-05-11'))?.name).toBe('2026');
    const election = known('基层组织选举');
    expect(versionOn(election, day('2019-06-01'))?.name).toBe('1990');
    expect(versionOn(election, day('2021-06-01'))?.name).toBe('2020');
    expect(versionOn(known('支部工作条例'), day('2010-01-01'))).toBeNull();
    expect(versionOn(known('纪律处分条例'), day('2023-12-31'))?.name).toBe('2018');
  });

  it('ends a version where the next begins', () => {
    expect(endOf(known('发展党员工作细则'), '2014')).toBe('2026-05-11');
    expect(endOf(known('发展党员工作细则'), '2026')).toBeNull();
    expect(endOf(known('发展党员工作细则'), '1949')).toBeNull();
  });

  it('lists versions in order and never has two in force', () => {
    fc.assert(
      fc.property(fc.constantFrom(...regulations), fc.nat(20_000), (regulation, n) => {
        const on = addDays(day('1985-01-01'), n);
        const inForce = regulation.versions.filter((v) => {
          const end = endOf(regulation, v.name);
          return v.from <= on && (end === null || end > on);
        });
        expect(inForce.length).toBeLessThanOrEqual(1);
        expect(inForce[0] ?? null).toEqual(versionOn(regulation, on));
      }),
    );
  });

  it('keeps keys, titles and short forms apart', () => {
    const names = regulations.flatMap((r) => [r.key, r.title, ...r.aliases]);
    for (const name of names)
      expect(regulations.filter((r) => [r.key, r.title, ...r.aliases].includes(name))).toHaveLength(1);
  });
});

describe('provisions', () => {
  it('cite the article where its text was read', () => {
    expect(cite(basisOf('Z-09'))).toBe('《中国共产党支部工作条例（试行）》（2018）第十一条');
    expect(cite(basisOf('J-22'))).toBe('《中国共产党党和国家机关基层组织工作条例》（2019）第三十九条');
  });

  it('show 依据待核 and never an article otherwise', () => {
    for (const p of catalogue.filter((row) => row.confidence !== 'text' || row.article === undefined)) {
      expect(cite(basisOf(p.id))).toContain('依据待核');
      expect(cite(basisOf(p.id))).not.toMatch(/第.+条(?!例)/);
    }
  });

  it('have an article only where the number was verified', () => {
    for (const p of catalogue) if (p.article !== undefined) expect([p.id, p.confidence]).toEqual([p.id, 'text']);
  });

  it('keep the mark of interpretation', () => {
    expect(basisOf('Z-10').interpretation).toContain('含半数');
    expect(basisOf('Z-09').interpretation).toBeUndefined();
  });

  it('have ids of their own and stand in a regulation and version that exist', () => {
    expect(new Set(catalogue.map((p) => p.id)).size).toBe(catalogue.length);
    for (const p of catalogue) expect(known(p.regulation).versions.map((v) => v.name)).toContain(p.version);
  });

  it('are found by id, and an unknown id is an error of the programme', () => {
    expect(findProvision('Z-01')?.says).toContain('3人以上');
    expect(findProvision('Z-99')).toBeNull();
    expect(() => basisOf('Z-99')).toThrow(RangeError);
  });
});

describe('cited titles', () => {
  it('that do not exist are answered with the one that is meant', () => {
    expect(checkTitle('中国共产党党员发展规程').exists).toBe(false);
    expect(titleHint('中国共产党党员发展规程')).toBe(
      '未查到名为“中国共产党党员发展规程”的党内法规，是否为《中国共产党发展党员工作细则》？',
    );
    expect(titleHint('《中国共产党发展党员工作条例》')).toContain('发展党员工作细则');
  });

  it('that nearly match are answered with the nearest', () => {
    expect(titleHint('中国共产党党员教育管理工作办法')).toContain('《中国共产党党员教育管理工作条例》');
    expect(titleHint('澜川市机关食堂管理办法')).toBe('未查到名为“澜川市机关食堂管理办法”的党内法规，请核对文件名称。');
  });

  it('that exist need no hint', () => {
    for (const title of ['中国共产党发展党员工作细则', '中国共产党党务公开条例（试行）', '中国共产党章程'])
      expect(titleHint(title)).toBeNull();
    for (const r of regulations) expect(checkTitle(r.title).exists).toBe(true);
  });
});

describe('the subject of an article', () => {
  it('depends on the version that governed on the day', () => {
    expect(subjectOf('发展党员工作细则', '第二十八条', day('2025-03-01'))?.subject).toBe('审批期限(三个月/六个月)');
    expect(subjectOf('发展党员工作细则', '第二十五条', day('2026-06-01'))?.subject).toBe('审批期限(三个月/六个月)');
    expect(subjectOf('发展党员工作细则', '第二十八条', day('2026-06-01'))).toBeNull();
    expect(subjectOf('没有这个文件', '第一条', day('2026-06-01'))).toBeNull();
  });

  it('is sure only for the text that was read', () => {
    expect(new Set(articleSubjects.filter((s) => s.version === '2014').map((s) => s.confidence))).toEqual(
      new Set(['memory']),
    );
  });
});
