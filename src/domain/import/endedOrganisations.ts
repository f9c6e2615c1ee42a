import type { CalendarDay } from '../shared/calendarDay.js';
import type { OrganisationRecord, RowReading } from './records.js';
import { withRemark } from './remarks.js';

/** An organisation that was dissolved or merged. */
export type EndedOrganisation = { readonly code: string | null; readonly name: string; readonly ended: CalendarDay };

/** Rows about organisations that are no more are rejected, and with them the rows of what would lie below. */
export const rejectEnded = (
  readings: readonly RowReading<OrganisationRecord>[],
  ended: readonly EndedOrganisation[],
): readonly RowReading<OrganisationRecord>[] => {
  if (ended.length === 0) return readings;
  const codes = new Map(ended.flatMap((o) => (o.code ? [[o.code, o] as const] : [])));
  const names = new Map(ended.map((o) => [o.name, o]));
  const rows = new Map<string, number>();
  let judged = readings.map((reading) => {
    const { record } = reading;
    // An organisation of the same name and another code is a new one.
    const byName = record?.党组织代码 === '' ? names.get(record.党组织全称) : undefined;
    const gone = record ? (codes.get(record.党组织代码) ?? byName) : undefined;
    if (!record || !gone) return reading;
    rows.set(record.党组织全称, reading.row);
    const [from, to] = [record.党组织全称, gone.ended];
    return withRemark(reading, { code: 'ORG_ENDED', field: '党组织全称', column: -1, from, to });
  });
  for (let again = rows.size > 0; again;) {
    again = false;
    judged = judged.map((reading) => {
      const above = reading.record ? rows.get(reading.record.上级党组织) : undefined;
      if (!reading.record || above === undefined) return reading;
      again = true;
      rows.set(reading.record.党组织全称, reading.row);
      const [from, near] = [reading.record.上级党组织, [String(above)]];
      return withRemark(reading, { code: 'ORG_PARENT_REJECTED', field: '上级党组织', column: -1, from, near });
    });
  }
  return judged;
};
