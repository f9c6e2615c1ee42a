import type { CalendarDay, PartialDay } from '../shared/calendarDay.js';
import { addDays, addMonths, dayOf, earliest, latest } from '../shared/calendarDay.js';
import { numeralValue } from './fold.js';

/** [from, until). */
export type Span = { readonly from: CalendarDay; readonly until: CalendarDay };
/** What a ledger's title and sheet name say about its time: the whole period, and the part that this sheet holds. */
export type SheetPeriod = { readonly whole: Span; readonly part: Span };

const monthSpan = (y1: number, m1: number, y2: number, m2: number): Span | null => {
  const from = dayOf(y1, m1, 1);
  const last = dayOf(y2, m2, 1);
  return from === null || last === null || from > last ? null : { from, until: addMonths(last, 1) };
};

const n = (text: string | undefined): number => (text === undefined ? NaN : (numeralValue(text) ?? Number(text)));
const year = String.raw`((?:19|20)\d{2})`;
const sep = String.raw`\s*[年./-]\s*`;
const to = String.raw`\s*(?:至|到|-|—|–|―|~|～)+\s*`;
const month = String.raw`(\d{1,2})\s*月?`;
const dayPart = String.raw`(?:\s*[./-]?\s*(\d{1,2})\s*日?)?`;

const yearSpan = (y1: number, y2: number): Span | null => monthSpan(y1, 1, y2, 12);

type Rule = readonly [RegExp, (m: RegExpExecArray) => Span | null];
const rules: readonly Rule[] = [
  [
    new RegExp(`${year}${sep}${month}${dayPart}${to}(?:${year}${sep})?${month}${dayPart}`, 'u'),
    (m) => monthSpan(n(m[1]), n(m[2]), n(m[4] ?? m[1]), n(m[5])),
  ],
  [
    new RegExp(`${year}\\s*年?度?\\s*第?\\s*([一二三四1-4])\\s*季度?`, 'u'),
    (m) => monthSpan(n(m[1]), n(m[2]) * 3 - 2, n(m[1]), n(m[2]) * 3),
  ],
  [new RegExp(`${year}\\s*[年-]?\\s*Q([1-4])`, 'iu'), (m) => monthSpan(n(m[1]), n(m[2]) * 3 - 2, n(m[1]), n(m[2]) * 3)],
  [new RegExp(`${year}\\s*年?度?\\s*上半年`, 'u'), (m) => monthSpan(n(m[1]), 1, n(m[1]), 6)],
  [new RegExp(`${year}\\s*年?度?\\s*下半年`, 'u'), (m) => monthSpan(n(m[1]), 7, n(m[1]), 12)],
  [new RegExp(`${year}${sep}(\\d{1,2})\\s*(?:月|$|[^\\d])`, 'u'), (m) => monthSpan(n(m[1]), n(m[2]), n(m[1]), n(m[2]))],
  [new RegExp(`${year}\\s*年?${to}${year}\\s*(?:年|$|[^\\d./-])`, 'u'), (m) => yearSpan(n(m[1]), n(m[2]))],
  [new RegExp(`${year}\\s*年`, 'u'), (m) => monthSpan(n(m[1]), 1, n(m[1]), 12)],
];

/** Every span that a text names: '(2025-10至2026-09) 2025年第四季度' names two. Texts such as 截至2026年9月30日 name none. */
const spansIn = (text: string): readonly Span[] => {
  let rest = text
    .normalize('NFKC')
    .replace(/[〇○零一二三四五六七八九]{4}(?=年)/gu, (y) => Array.from(y, (c) => String(numeralValue(c) ?? c)).join(''))
    .replace(
      /(截至|截止|填报日期|填表日期|制表日期|统计截止|打印日期)[:：]?\s*\d{4}[年./-]\d{1,2}[月./-]\d{1,2}日?/gu,
      '',
    );
  const spans: Span[] = [];
  for (const [rule, read] of rules) {
    const m = rule.exec(rest);
    const span = m ? read(m) : null;
    if (!m || !span) continue;
    spans.push(span);
    rest = rest.replace(m[0], ' ');
  }
  return spans;
};

const length = (s: Span): number =>
  s.until.localeCompare(s.from) &&
  Number(s.until.slice(0, 4)) * 12 +
    Number(s.until.slice(5, 7)) -
    Number(s.from.slice(0, 4)) * 12 -
    Number(s.from.slice(5, 7));

/** The period of a sheet from its title lines and its name; null where they say nothing. */
export const sheetPeriod = (texts: readonly string[]): SheetPeriod | null => {
  const spans = texts.flatMap((t) => spansIn(t));
  if (spans.length === 0) return null;
  const sorted = [...spans].sort((a, b) => length(a) - length(b));
  const part = sorted[0];
  const whole = sorted.at(-1);
  return part && whole ? { whole, part } : null;
};

/** The days of a span on which a month (null: the span's only month) and day fall. */
const daysWithin = (span: Span, monthOfYear: number | null, dayOfMonth: number): readonly CalendarDay[] => {
  const found: CalendarDay[] = [];
  const last = Number(addDays(span.until, -1).slice(0, 4));
  for (let y = Number(span.from.slice(0, 4)); y <= last && found.length < 3; y += 1)
    for (let m = monthOfYear ?? 1; m <= (monthOfYear ?? 12); m += 1) {
      const day = dayOf(y, m, dayOfMonth);
      if (day !== null && day >= span.from && day < span.until) found.push(day);
    }
  return found;
};

/** The one day of the period that '3月12日' means: in the sheet's own part, else in the whole; null where none or several. */
export const dayInPeriod = (period: SheetPeriod | null, m: number | null, d: number): CalendarDay | null => {
  if (period === null) return null;
  for (const span of [period.part, period.whole]) {
    // The 31st of a quarter may be its only one, and still nobody said which month.
    if (m === null && span.until !== addMonths(span.from, 1)) continue;
    const days = daysWithin(span, m, d);
    if (days.length > 0) return days.length === 1 ? (days[0] ?? null) : null;
  }
  return null;
};

export const beforeSpan = (date: PartialDay, span: Span): boolean => latest(date) < span.from;
export const afterDay = (date: PartialDay, day: CalendarDay): boolean => earliest(date) > day;
