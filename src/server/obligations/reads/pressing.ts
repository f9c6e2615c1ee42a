import type { RecordKind } from '../../../domain/meetings/recordKind.js';
import { deadlineOf } from '../../../domain/obligations/belonging.js';
import { parsePeriod } from '../../../domain/obligations/period.js';
import { stateOf, type ObligationState } from '../../../domain/obligations/state.js';
import { addDays, addYears, type CalendarDay } from '../../../domain/shared/calendarDay.js';
import { namedStatement, type Asked } from '../../platform/db/pool.js';
import { readRules } from './rules.js';

/** An obligation of a branch or of one of its groups that has begun and is not met. */
export type Pressing = {
  readonly organisationId: string;
  readonly groupName: string | null;
  readonly ruleId: string;
  readonly title: string;
  readonly kind: RecordKind;
  readonly period: string;
  readonly required: number;
  readonly done: number;
  readonly state: Exclude<ObligationState, 'met' | 'notApplicable'>;
  /** The last day on which it can be met. */
  readonly lastDay: CalendarDay;
};

type Row = {
  readonly organisation_id: string;
  readonly group_name: string | null;
  readonly rule_id: string;
  readonly period: string;
  readonly required: number;
  readonly done: number;
};
const unmet = namedStatement<Row, readonly [string, string, string, string]>(
  'unmet obligations of a branch',
  `select c.organisation_id, b.group_name, c.rule_id, c.period, c.required, c.done
   from obligation_counts c
   join (
     select $2::uuid as id, null::text as group_name
     union
     select distinct on (g.organisation_id) g.organisation_id, g.short_name from organisation_states g
     where g.tenant_id = $1 and g.kind = 'group' and g.parent_id = $2::uuid
   ) b on b.id = c.organisation_id
   where c.tenant_id = $1 and c.done < c.required and c.period >= $3 and c.period < $4
   order by c.period, b.group_name nulls first, c.rule_id`,
);

/** What a branch still has to do: of periods that have begun in the last twelve months, in order of their last day. */
export const pressingOf = async (
  asked: Asked,
  tenantId: string,
  branchId: string,
  today: CalendarDay,
): Promise<readonly Pressing[]> => {
  const rules = new Map((await readRules(asked, tenantId)).map((r) => [r.id, r]));
  const since = addYears(today, -1);
  const rows = await unmet(asked, [tenantId, branchId, since.slice(0, 4), String(Number(today.slice(0, 4)) + 1)]);
  return rows
    .flatMap((row): readonly Pressing[] => {
      const rule = rules.get(row.rule_id);
      const period = parsePeriod(row.period);
      if (!rule || !period || period.start > today || period.end <= since) return [];
      const deadline = deadlineOf(rule, period);
      const { required, done } = row;
      const state = stateOf({ required, done, deadline, leadDays: rule.leadDays, graceDays: rule.graceDays }, today);
      if (state === 'met' || state === 'notApplicable') return [];
      return [
        {
          organisationId: row.organisation_id,
          groupName: row.group_name,
          ruleId: rule.id,
          title: rule.title,
          kind: rule.kind,
          period: row.period,
          required,
          done,
          state,
          lastDay: addDays(deadline, -1),
        },
      ];
    })
    .toSorted((a, b) => (a.lastDay < b.lastDay ? -1 : a.lastDay > b.lastDay ? 1 : 0));
};
