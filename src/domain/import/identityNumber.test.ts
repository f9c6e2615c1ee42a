import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identity, number, text } from '../../testkit/sheets.js';
import { birthOf, checksumHolds, readIdentity, sexOf } from './identityNumber.js';

const good = identity('1985-03-12', 115);
const withX =
  Array.from({ length: 200 }, (_, i) => identity('1990-11-02', 300 + i)).find((id) => id.endsWith('X')) ?? '';
const read = (written: string) => {
  const r = readIdentity(text(written));
  return r.kind === 'valid' ? [r.id, ...r.codes] : [r.code];
};
const wide = (t: string): string => Array.from(t, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('');

describe('identity numbers', () => {
  it.each([
    [good, [good]],
    [withX.toLowerCase(), [withX, 'ID_LOWER_X']],
    [withX.replace('X', '×'), [withX, 'ID_LOWER_X']],
    [wide(good), [good, 'ID_FULLWIDTH']],
    [` ${good}\n`, [good, 'ID_SPACES']],
    [`${good.slice(0, 6)} ${good.slice(6)}`, [good, 'ID_SPACES']],
    [`${good.slice(0, 9)}\u200b${good.slice(9)}`, [good, 'ID_SPACES']],
    [`${good.slice(0, 6)}-${good.slice(6, 14)}-${good.slice(14)}`, [good, 'ID_SPACES']],
    [`'${good}`, [good, 'ID_APOSTROPHE']],
    [`‘${good}`, [good, 'ID_APOSTROPHE']],
    [`\`${good}`, [good, 'ID_APOSTROPHE']],
    ['', ['ID_MISSING']],
    ['无', ['ID_MISSING']],
    ['待补', ['ID_MISSING']],
    ['9.90301E+17', ['ID_SCIENTIFIC_TEXT']],
    ['990301850312115', ['ID_15_DIGIT']],
    [good.slice(0, 17), ['ID_LENGTH']],
    [`${good}9`, ['ID_LENGTH']],
    [good.replace('0', 'O'), ['ID_LETTER_O']],
    [`${good.slice(0, 10)}****${good.slice(14)}`, ['ID_INVALID']],
  ])('%j is %j', (written, expected) => {
    expect(read(written)).toEqual(expected);
  });

  it('suggests the digits where letters stand for them', () => {
    expect(readIdentity(text(good.replace('0', 'O')))).toMatchObject({ code: 'ID_LETTER_O', near: good });
  });

  it('finds every single wrong digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const wrong = good.slice(0, at) + String((Number(good[at]) + by) % 10) + good.slice(at + 1);
        expect(checksumHolds(wrong)).toBe(false);
        expect(read(wrong)).toEqual(['ID_CHECKSUM']);
      }),
    );
  });

  it('refuses a birthday that does not exist, although the check character fits', () => {
    expect(read(identity('1985-02-30', 115))).toEqual(['ID_BIRTH']);
    expect(read(identity('1885-02-03', 115))).toEqual(['ID_BIRTH']);
  });

  it('trusts no number cell, even if the rounded digits have a right check character', () => {
    const rounded = Array.from({ length: 99 }, (_, i) => `9903${String(i).padStart(2, '0')}197105061000`);
    const lucky = rounded.find((id) => checksumHolds(id)) ?? '';
    const unlucky = rounded.find((id) => !checksumHolds(id)) ?? '';
    expect(
      [lucky, unlucky].map((id) => readIdentity(number(Number(id)))).map((r) => r.kind === 'refused' && r.code),
    ).toEqual(['ID_PRECISION_LOST_CHECKSUM_PASSES', 'ID_PRECISION_LOST']);
    expect(readIdentity(number(990301850312115))).toMatchObject({ code: 'ID_15_DIGIT' });
    expect(readIdentity(number(12))).toMatchObject({ code: 'ID_LENGTH' });
  });

  it('tells birth and sex', () => {
    expect([birthOf(good), sexOf(good), sexOf(identity('1985-03-12', 226))]).toEqual(['1985-03-12', '男', '女']);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (t) => {
        expect(readIdentity(text(t)).kind).toBeTypeOf('string');
      }),
    );
  });
});
