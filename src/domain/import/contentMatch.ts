import { readActivity } from './activityTypes.js';
import type { Cell } from './cell.js';
import { readDate } from './dates.js';
import { cellText, fold, isBlank } from './fold.js';
import type { Content } from './headerRule.js';
import { isDateFormat } from './numberDates.js';

const pattern = (shape: RegExp) => (cell: Cell) => shape.test(fold(cellText(cell)));

const looksLike: Readonly<Record<Content, (cell: Cell) => boolean>> = {
  id: pattern(/^['`‘]?\d{14,17}[\dXx]$/u),
  phone: pattern(/^(\+?86)?-?1[3-9]\d[-\d]{8,10}|^0\d{2,3}-?\d{7,8}|^\d{7,8}$/u),
  date: (cell) => {
    const reading = readDate(cell);
    return reading.kind === 'day' || reading.kind === 'noYear' || reading.kind === 'shortYear';
  },
  sex: pattern(/^(男|女)性?$|^[MFmf]$/u),
  yesno: pattern(/^(是|否|√|×|y|n|yes|no|有|无|0|1)$/iu),
  branch: pattern(/支部|党委$|总支$/u),
  activity: (cell) => readActivity(cellText(cell)).kind === 'known',
  count: (cell) =>
    cell.kind === 'number'
      ? Number.isInteger(cell.number) && !isDateFormat(cell.format)
      : /^\d{1,6}[人名]?$/u.test(fold(cellText(cell))),
  amount: (cell) =>
    cell.kind === 'number' ? !isDateFormat(cell.format) : /^[¥￥]?[\d,.]+[元万]?$/u.test(fold(cellText(cell))),
  person: pattern(/^[\p{Script=Han}·]{2,12}(\(.*\))?$/u),
  people: (cell) => cell.kind === 'text' && /\p{Script=Han}{2}|无|—|\//u.test(cell.text),
  organisation: pattern(/委员会|支部|总支|党委|党组|工委/u),
  type: pattern(/^(机关|基层|联合|临时|直属|党)*(党委|党组|总支|支部|工委|委员会|总支部)(委员会)?$/u),
  category: pattern(/^(中共)?(正式|预备|积极分子|发展对象)(党员)?$/u),
  text: (cell) => cell.kind === 'text',
};

/** The share of non-empty cells that look like the content; 0.5 where there is nothing to look at. */
export const plausibility = (content: Content, cells: readonly (Cell | undefined)[]): number => {
  let seen = 0;
  let fitting = 0;
  for (const cell of cells) {
    if (cell === undefined || isBlank(cell)) continue;
    seen += 1;
    if (looksLike[content](cell)) fitting += 1;
  }
  return seen === 0 ? 0.5 : fitting / seen;
};
