import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { number, text } from '../../testkit/sheets.js';
import { readName, readNames } from './names.js';

const name = (written: string) => {
  const { name: found, codes } = readName(text(written));
  return [found, ...codes];
};
const names = (written: string) => readNames(text(written)).names;

describe('a name', () => {
  it.each([
    ['赵明远', ['赵明远']],
    ['赵 明 远', ['赵明远', 'NAME_SPACES']],
    ['钱　秀', ['钱秀', 'NAME_SPACES']],
    ['钱秀\n', ['钱秀', 'NAME_SPACES']],
    ['钱\u200b秀', ['钱秀', 'NAME_SPACES']],
    ['赵明远（预备）', ['赵明远', 'NAME_NOTE']],
    ['钱秀(女)', ['钱秀', 'NAME_NOTE']],
    ['孙德海【退】', ['孙德海', 'NAME_NOTE']],
    ['*孙德海', ['孙德海', 'NAME_NOTE']],
    ['买买提・艾山', ['买买提·艾山', 'NAME_DOT_VARIANT']],
    ['买买提•艾山', ['买买提·艾山', 'NAME_DOT_VARIANT']],
    ['买买提．艾山', ['买买提·艾山', 'NAME_DOT_VARIANT']],
    ['买买提.艾山', ['买买提·艾山', 'NAME_DOT_VARIANT']],
    ['阿卜杜·热合曼·买买提', ['阿卜杜·热合曼·买买提']],
    ['王䶮', ['王䶮', 'NAME_RARE_CHAR']],
    ['于𬱖', ['于𬱖', 'NAME_RARE_CHAR']],
    ['Maria Lopez', ['Maria Lopez']],
    ['', ['', 'NAME_MISSING']],
    ['无', ['', 'NAME_MISSING']],
    ['待补', ['', 'NAME_MISSING']],
    ['赵明远1', ['', 'NAME_INVALID']],
    ['13800', ['', 'NAME_INVALID']],
  ])('%j is %j', (written, expected) => {
    expect(name(written)).toEqual(expected);
  });

  it('says that a cell was written in several fonts', () => {
    expect(readName(text('赵明远', { rich: true }))).toEqual({ name: '赵明远', codes: ['NAME_RICHTEXT'] });
  });

  it('suggests what is left of a name with other characters', () => {
    expect(readName(text('赵明远3')).near).toBe('赵明远');
  });

  it('is a fixed point: a name once read is read unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('赵明远钱秀·・ （女）\u3000王䶮a1')) }), (t) => {
        const { name: once, codes } = readName(text(t));
        fc.pre(once !== '' && !codes.includes('NAME_INVALID'));
        expect(readName(text(once)).name).toBe(once);
      }),
    );
  });
});

describe('a list of names', () => {
  it.each([
    ['赵明远', ['赵明远']],
    ['赵明远、钱秀', ['赵明远', '钱秀']],
    ['赵明远，钱秀；孙德海', ['赵明远', '钱秀', '孙德海']],
    ['赵明远 钱秀', ['赵明远', '钱秀']],
    ['赵明远\n钱秀', ['赵明远', '钱秀']],
    ['赵明远/钱秀', ['赵明远', '钱秀']],
    ['钱 秀', ['钱秀']],
    ['钱 秀 赵明远', ['钱秀', '赵明远']],
    ['钱 秀　李 安', ['钱秀', '李安']],
    ['赵明远（出差）、钱秀（病假）', ['赵明远', '钱秀']],
    ['赵明远(公差)钱秀(病假)', ['赵明远', '钱秀']],
    ['赵明远因公出差、钱秀病假', ['赵明远', '钱秀']],
    ['赵明远、钱秀请假', ['赵明远', '钱秀']],
    ['请假：赵明远、钱秀', ['赵明远', '钱秀']],
    ['病假：赵明远；事假：钱秀', ['赵明远', '钱秀']],
    ['2人：赵明远、钱秀', ['赵明远', '钱秀']],
    ['赵明远：出差', ['赵明远']],
    ['1.赵明远 2.钱秀', ['赵明远', '钱秀']],
    ['赵明远等2人', ['赵明远']],
    ['赵明远同志', ['赵明远']],
    ['买买提・艾山、钱秀', ['买买提·艾山', '钱秀']],
    ['李学习、王培训', ['李学习', '王培训']],
    ['钱秀、钱秀', ['钱秀', '钱秀']],
  ])('%j names %j', (written, expected) => {
    expect(names(written)).toEqual(expected);
  });

  it.each(['', '无', '—', '/', '全勤', '全部到齐', '无人请假', '0', '0人', '应到尽到'])(
    '%j names nobody',
    (written) => {
      expect(names(written)).toEqual([]);
    },
  );

  it('names nobody where a number stands', () => {
    expect(readNames(number(2))).toEqual({ names: [], rewritten: true });
  });

  it('reads back what it gives', () => {
    const one = fc
      .array(fc.constantFrom(...Array.from('赵明远钱秀孙海李安')), { minLength: 2, maxLength: 3 })
      .map((cs) => cs.join(''));
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 5 }), (list) => {
        expect(readNames(text(list.join('、')))).toEqual({ names: list, rewritten: false });
      }),
    );
  });
});
