const dayMilliseconds = 86_400_000;
const epoch1900 = Date.UTC(1899, 11, 30);
const epoch1904 = Date.UTC(1904, 0, 1);

/**
 * The serial number of an ISO 8601 date or date-time, as strict workbooks keep dates (ECMA-376 part 1, 18.17.4.3); undefined for anything
 * else. Days since 1899-12-30 (right from 1900-03-01 on) or since 1904-01-01. A time zone is not applied: cells have none.
 */
export const serialOf = (text: string, date1904: boolean): number | undefined => {
  const found = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?)?Z?$/.exec(text.trim());
  if (!found) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0));
  const midnight = Date.UTC(year, month - 1, day);
  const days = (midnight - (date1904 ? epoch1904 : epoch1900)) / dayMilliseconds;
  return days + (hour * 3600 + minute * 60 + second) / 86_400;
};
