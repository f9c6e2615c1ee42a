import { sql, type RawBuilder } from 'kysely';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';

/** The condition that a dated row [since, until) is in force on a day. */
export const inForce = (alias: string, on: CalendarDay): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${alias}.since`)} <= ${on} and (${sql.ref(`${alias}.until`)} is null or ${sql.ref(`${alias}.until`)} > ${on}))`;
