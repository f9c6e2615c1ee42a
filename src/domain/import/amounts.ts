import type { Cell } from './cell.js';
import type { Code } from './codes.js';
import { cellText, fold, numeralValue, saysNothing } from './fold.js';

export type AmountReading = { readonly value: number | null; readonly code: Code | null };

const empty: AmountReading = { value: null, code: 'BASE_MISSING' };

const readAmountText = (raw: string): AmountReading => {
  const text = fold(raw)
    .replace(/\([^()]*\)$/u, '')
    .replace(/^['’‘`"]+|['’`"]+$/gu, '');
  if (saysNothing(text)) return empty;
  const m =
    /^(?:约|人民币|RMB|CNY)?[¥￥$]?(-?)[¥￥]?(\d{1,3}(?:[,，]\d{3})+|\d+)(\.\d*)?(万|千)?(?:元|块|圆)?(?:\/月|每月|\/人)?整?$/iu.exec(
      text,
    );
  if (!m) return { value: null, code: 'BASE_INVALID' };
  const unit = m[4] === '万' ? 10_000 : m[4] === '千' ? 1000 : 1;
  const amount = Number(`${(m[2] ?? '').replace(/[,，]/gu, '')}${m[3] ?? ''}`);
  const value = Math.round(amount * unit * 100) / 100;
  if (m[1] === '-') return { value: null, code: 'BASE_NEGATIVE' };
  return { value, code: /^\d+(\.\d{1,2})?$/u.test(raw) ? null : 'BASE_TEXT' };
};

/** Yuan of a dues base; null with a code where there is none. A formula counts by its kept value. */
export const readAmount = (cell: Cell | undefined): AmountReading => {
  if (cell === undefined) return empty;
  if (cell.kind === 'error') return { value: null, code: 'BASE_FORMULA_ERROR' };
  if (cell.kind === 'number') {
    if (cell.number < 0) return { value: null, code: 'BASE_NEGATIVE' };
    if (!Number.isFinite(cell.number)) return { value: null, code: 'BASE_INVALID' };
    return { value: Math.round(cell.number * 100) / 100, code: cell.formula === undefined ? null : 'BASE_FORMULA' };
  }
  if (cell.kind === 'boolean') return { value: null, code: 'BASE_INVALID' };
  if (/^#(REF|N\/A|VALUE|NAME|DIV\/0|NUM|NULL|SPILL|CALC)/iu.test(cell.text))
    return { value: null, code: 'BASE_FORMULA_ERROR' };
  return cell.text.length > 60 ? { value: null, code: 'BASE_INVALID' } : readAmountText(cell.text);
};

/** A number of people: 12, '12人', '１２', '约12名', '十二人'; null with COUNT_INVALID for anything else that is not empty. */
export const readCount = (cell: Cell | undefined): AmountReading => {
  if (cell === undefined) return { value: null, code: null };
  if (cell.kind === 'number') {
    const sound = Number.isInteger(cell.number) && cell.number >= 0 && cell.number < 10_000_000;
    return sound ? { value: cell.number, code: null } : { value: null, code: 'COUNT_INVALID' };
  }
  const raw = cellText(cell);
  if (raw.length > 60) return { value: null, code: 'COUNT_INVALID' };
  const text = fold(raw).replace(/^['’‘`"]+/u, '');
  if (saysNothing(text)) return { value: null, code: null };
  const m =
    /^(?:约|共|应到|实到|计)?(\d{1,7}|[一二三四五六七八九十]{1,3})(?:\.0+)?[人名位个]?(?:党员)?(?:\(.*\))?$/u.exec(
      text,
    );
  const value = m ? (/^\d/u.test(m[1] ?? '') ? Number(m[1]) : numeralValue(m[1] ?? '')) : null;
  return value === null
    ? { value: null, code: 'COUNT_INVALID' }
    : { value, code: /^\d{1,7}$/u.test(raw) ? null : 'COUNT_TEXT' };
};

/** One of the two numbers in a column headed 应到/实到: '12/11', '应到12人，实到11人', '12（11）'. */
export const readPairedCount = (cell: Cell | undefined, which: '应到' | '实到'): AmountReading => {
  const text = fold(cellText(cell));
  if (saysNothing(text)) return { value: null, code: null };
  if (text.length > 60) return { value: null, code: 'COUNT_INVALID' };
  const labelled = new RegExp(`${which}[^\\d]{0,4}(\\d{1,7})`, 'u').exec(text)?.[1];
  const pair = /^(\d{1,7})[人名]?[/\\,，、;；:|(-]+(\d{1,7})[人名]?\)?$/u.exec(text);
  const found = labelled ?? (which === '应到' ? pair?.[1] : pair?.[2]);
  return found === undefined ? { value: null, code: 'COUNT_INVALID' } : { value: Number(found), code: 'COUNT_TEXT' };
};
