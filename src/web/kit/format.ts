/** Days, periods, counts and sizes as officials write them. Pure text; no clock. */

/** '2026-03-12' → 2026年3月12日; '2026-03' → 2026年3月; null → the given word. */
export const dayText = (day: string | null | undefined, none = '未填'): string => {
  const m = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(day ?? '');
  if (!m) return day ? day : none;
  return `${m[1]}年${Number(m[2])}月${m[3] ? `${Number(m[3])}日` : ''}`;
};

/** A sentence with the days, months and periods in it as officials write them: 周期已于2026-05-31结束 → 周期已于2026年5月31日结束. */
export const officialSentence = (sentence: string): string =>
  sentence
    .replaceAll(/(?<![\w-])\d{4}-\d{2}(?:-\d{2})?(?![\w/-])/g, (day) => dayText(day))
    .replaceAll(/(?<![\w-])\d{4}-(?:[QH]\d|\d{2}\/\d{4}-\d{2})(?![\w-])/g, (period) => periodText(period));

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

const quarters = ['一', '二', '三', '四'];
const half = (n: string | undefined): string => (n === '1' ? '上半年' : '下半年');

/** A period's name: '2026-03' → 2026年3月, '2026-Q1' → 2026年第一季度, '2026-H1' → 2026年上半年, '2026' → 2026年. */
export const periodText = (name: string): string => {
  const m = /^(\d{4})(?:-(?:(\d{2})(?:\/(\d{4})-(\d{2}))?|Q([1-4])|H([12])))?$/.exec(name);
  if (!m) return name;
  if (m[3]) return `${m[1]}年${Number(m[2])}月至${m[3]}年${Number(m[4])}月`;
  if (m[2]) return `${m[1]}年${Number(m[2])}月`;
  if (m[5]) return `${m[1]}年第${quarters[Number(m[5]) - 1]}季度`;
  return m[6] ? `${m[1]}年${half(m[6])}` : `${m[1]}年`;
};

/** The same inside a table of one year: 3月, 一季度, 上半年, 全年. */
export const periodShort = (name: string): string => {
  const m = /^\d{4}(?:-(?:(\d{2})|Q([1-4])|H([12])))?$/.exec(name);
  if (!m) return periodText(name);
  if (m[1]) return `${Number(m[1])}月`;
  if (m[2]) return `${quarters[Number(m[2]) - 1]}季度`;
  return m[3] ? half(m[3]) : '全年';
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
