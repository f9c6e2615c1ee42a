import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import type { Transaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import { answeredLeft } from '../reads/imports.js';
import { affiliationsInForce, tenuresWithin } from '../reads/people.js';
import { changeRow, removeRow } from '../apply/store.js';
import { type Run } from '../store.js';

/** Who left belongs to the branch no longer from the day of the file on, and holds no post in it or its groups. */
export const endMembership = async (
  { db }: Transaction<Database>,
  run: Run,
  personId: string,
  asOf: CalendarDay,
): Promise<void> => {
  for (const f of await affiliationsInForce(db, run.tenantId, personId, asOf)) {
    for (const t of await tenuresWithin(db, run.tenantId, personId, f.organisation_id, asOf))
      await (t.since < asOf
        ? changeRow(db, run, 'tenures', t.id, { until: asOf })
        : removeRow(db, run, 'tenures', t.id));
    if (f.since < asOf) await changeRow(db, run, 'affiliations', f.id, { until: asOf });
    else await removeRow(db, run, 'affiliations', f.id);
  }
};

/** Put into effect what was answered while the import was only looked at. */
export const applyAnswers = async (tx: Transaction<Database>, run: Run, asOf: CalendarDay): Promise<void> => {
  for (const personId of await answeredLeft(tx.db, run.tenantId, run.importId))
    await endMembership(tx, run, personId, asOf);
};
