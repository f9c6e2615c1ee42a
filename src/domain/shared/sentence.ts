import { dayText, periodText } from './official.js';

/** A day, a month or a period as data: a figure that a sentence says in words. A bare year stays a number. */
const dated = /^\d{4}-(?:\d{2}(?:-\d{2})?|[QH]\d|\d{2}\/\d{4}-\d{2})$/;
const worded = (figure: string | number): string => {
  const text = String(figure);
  if (!dated.test(text)) return text;
  return text.length === 10 ? dayText(text) : periodText(text);
};

/**
 * A sentence with its figures put in: fill('应到{due}人', {due: 9}) = '应到9人'. Days, months and periods are said as officials
 * write them: '2026-05-31' becomes 2026年5月31日. A figure that is missing stays visible as {name}.
 */
export const fill = (template: string, figures: Readonly<Record<string, string | number>>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const figure = figures[name];
    return figure === undefined ? whole : worded(figure);
  });
