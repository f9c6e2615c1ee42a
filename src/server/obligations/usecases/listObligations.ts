import { obligationRows, type ObligationRow } from '../../../domain/obligations/rows.js';
import { twelveMonthsUpTo } from '../../../domain/obligations/period.js';
import { addMonths, type CalendarDay } from '../../../domain/shared/calendarDay.js';
import type { Deps } from '../../platform/deps.js';
import { readFacts, readRecords } from '../reads/facts.js';
import { readExemptions, readRules } from '../reads/rules.js';

export type ListQuestion = {
  readonly tenantId: string;
  readonly asOf: CalendarDay;
  readonly from: CalendarDay | undefined;
  readonly until: CalendarDay | undefined;
};

/** What every branch and group owed in a window and did, computed from the records. */
export const listObligations =
  (deps: Deps) =>
  async (q: ListQuestion): Promise<readonly ObligationRow[]> => {
    const usual = twelveMonthsUpTo(q.asOf);
    const window = { from: q.from ?? usual.from, until: q.until ?? usual.until };
    const [{ organisations, shortNames }, rules] = await Promise.all([
      readFacts(deps.db, q.tenantId, 'all'),
      readRules(deps.db, q.tenantId),
    ]);
    const exemptions = await readExemptions(deps.db, q.tenantId, organisations);
    const bearers = organisations.flatMap((o) => [o.id, ...o.groups.map((g) => g.id)]);
    // Periods that touch the window may reach beyond it, and yearly kinds may be held after their year.
    const records = await readRecords(
      deps.db,
      q.tenantId,
      bearers,
      addMonths(window.from, -12),
      addMonths(window.until, 12),
    );
    return obligationRows({ rules, exemptions, organisations, shortNames, records, asOf: q.asOf, window });
  };
