import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import { recordKinds } from '../../../domain/meetings/recordKind.js';
import { parseDay, type CalendarDay } from '../../../domain/shared/calendarDay.js';
import { namedStatement, type Asked } from '../db/pool.js';
import type { Database } from '../db/tables.js';

const calendarDay = z.string().transform((text, context): CalendarDay => {
  const parsed = parseDay(text);
  if (parsed) return parsed;
  context.addIssue('not a day');
  return z.NEVER;
});

/** What a tenant has set, and what is remembered about it. */
const tenantSettings = z.object({
  /** The calendar years for which obligations are kept: [from, until). */
  keptFrom: calendarDay.optional(),
  keptUntil: calendarDay.optional(),
  /** 所属年度: until which day of the next year a yearly kind may be held, by kind. */
  yearWindows: z
    .partialRecord(z.enum(recordKinds), z.object({ untilMonth: z.number(), untilDay: z.number() }))
    .optional(),
  /** Local rules that were ended, those that came with the product too, by id: from which day, by whom and why. */
  ruleEnds: z
    .record(z.string(), z.object({ until: calendarDay, decidedBy: z.string(), reason: z.string() }))
    .optional(),
  /** Whether administrators and staff must set up a second factor. */
  secondFactor: z.boolean().optional(),
  /** Months that kinds of data stay, where not the default. */
  retention: z.object({ importRows: z.number(), feedback: z.number(), corrections: z.number() }).partial().optional(),
  /** Further secrecy marks that stop an upload, e.g. 内部. */
  secrecyMarks: z.array(z.string()).optional(),
});
export type TenantSettings = z.output<typeof tenantSettings>;

const settingsOf = namedStatement<{ readonly settings: unknown }, readonly [string]>(
  'settings of a tenant',
  'select t.settings from tenants t where t.id = $1',
);

export const readSettings = async (on: Asked, tenantId: string): Promise<TenantSettings> => {
  const [row] = await settingsOf(on, [tenantId]);
  if (!row) throw new Error(`no tenant ${tenantId}`);
  return tenantSettings.parse(row.settings);
};

/** Change some settings and leave the others. */
export const saveSettings = async (
  db: Kysely<Database>,
  tenantId: string,
  changes: Partial<TenantSettings>,
): Promise<void> => {
  await sql`update tenants set settings = settings || ${JSON.stringify(changes)}::jsonb where id = ${tenantId}`.execute(
    db,
  );
};
