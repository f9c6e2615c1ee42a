import type { PartialDay } from '../shared/calendarDay.js';
import { addDays, day } from '../shared/calendarDay.js';

const base1900 = day('1899-12-30');
const base1904 = day('1904-01-01');
/** The serials of 1900-03-01 (before it Excel counts a day that never was) and of 2199-12-31. */
const firstSerial = 61;
const lastSerial = 109_574;

/** Filled as serials are met; a roster has few different days. */
const days1900: (PartialDay | undefined)[] = [];

/** The day of a spreadsheet's serial number, whole days only; null outside 1900-03-01 to 2199-12-31. */
export const serialDay = (serial: number, date1904: boolean): PartialDay | null => {
  const whole = Math.floor(serial);
  if (date1904) return whole > 0 && whole <= lastSerial ? (addDays(base1904, whole) as string as PartialDay) : null;
  if (whole < firstSerial || whole > lastSerial) return null;
  const known = days1900[whole - firstSerial];
  if (known !== undefined) return known;
  const found = addDays(base1900, whole) as string as PartialDay;
  days1900[whole - firstSerial] = found;
  return found;
};
