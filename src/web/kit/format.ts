/** Days, periods, counts and sizes as officials write them. Pure text; no clock. */

import { dayText } from '../../domain/shared/official.js';

export { dayText, officialSentence, periodShort, periodText } from '../../domain/shared/official.js';

const instant = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** An instant in Asia/Shanghai: 2026年3月12日 09:05. */
export const instantText = (at: string): string => {
  const when = new Date(at);
  if (Number.isNaN(when.getTime())) return at;
  const part = Object.fromEntries(instant.formatToParts(when).map((p) => [p.type, p.value]));
  return `${part['year']}年${part['month']}月${part['day']}日 ${part['hour']}:${part['minute']}`;
};

/** A figure: 9876, but 12,345. */
export const figure = (n: number): string => (Math.abs(n) < 10_000 ? String(n) : n.toLocaleString('en-US'));
/** A figure with its measure word: 12人, 3个, 18次. */
export const count = (n: number, word: '人' | '个' | '次' | '项' | '行' | '条' | '天'): string => `${figure(n)}${word}`;

/** From a day on: 2026年3月1日至今, with （推定） where the start was inferred. */
export const spanText = (since: string, until: string | null, inferred = false): string =>
  `${dayText(since)}${inferred ? '（推定）' : ''}至${until ? dayText(until) : '今'}`;

export const bytesText = (bytes: number): string => {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 ** 2) return `${(bytes / 1024).toFixed(0)} KB`;
  if (bytes < 1024 ** 3) return `${(bytes / 1024 ** 2).toFixed(1)} MB`;
  return `${(bytes / 1024 ** 3).toFixed(1)} GB`;
};

/** A part of one as a whole percentage; never 100 % before all is done. */
export const percent = (part: number): number => (part >= 1 ? 100 : Math.min(99, Math.max(0, Math.floor(part * 100))));
