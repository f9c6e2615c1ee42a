import type { CardEvent, CardLevel, CardState } from '../../../domain/cards/card.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { namedStatement, type Asked } from '../../platform/db/pool.js';

export type CardRow = {
  readonly id: string;
  readonly organisation_id: string;
  readonly organisation_name: string;
  readonly branch_id: string;
  readonly path: string;
  readonly rule_id: string;
  readonly period: string;
  readonly level: CardLevel;
  readonly state: CardState;
  readonly issuer: string;
  readonly opened_by_organisation: string;
  readonly reason: string;
  readonly opened_at: Date;
  readonly due_on: CalendarDay;
};

const newest = (alias: string, id: string): string =>
  `join lateral (select s.short_name, s.kind, s.parent_id, s.path from organisation_states s
     where s.tenant_id = $1 and s.organisation_id = ${id} order by s.since desc limit 1) ${alias} on true`;
/** Why it stands as it does: what was said when it was opened, or escalated. */
const columns = `k.id, k.organisation_id, case when o.kind = 'group' then b.short_name || o.short_name else o.short_name end as organisation_name,
  case when o.kind = 'group' then o.parent_id else k.organisation_id end as branch_id, o.path, k.rule_id, k.period, k.level, k.state,
  i.short_name as issuer, k.opened_by_organisation, k.opened_at, k.due_on,
  (select e.text from card_entries e where e.tenant_id = $1 and e.card_id = k.id and e.kind in ('opened', 'escalated')
   order by e.at desc, e.id desc limit 1) as reason`;
const named = `${newest('o', 'k.organisation_id')} ${newest('i', 'k.opened_by_organisation')}
  left join lateral (select s.short_name from organisation_states s
     where s.tenant_id = $1 and o.kind = 'group' and s.organisation_id = o.parent_id order by s.since desc limit 1) b on true`;

const ofBranch = namedStatement<CardRow, readonly [string, string]>(
  'cards of a branch',
  `select ${columns} from cards k ${named}
   where k.tenant_id = $1 and k.organisation_id in (
     select $2::uuid union select g.organisation_id from organisation_states g
     where g.tenant_id = $1 and g.kind = 'group' and g.parent_id = $2::uuid)
   order by k.state in ('open', 'replied') desc, k.closed_at desc, k.due_on limit 60`,
);
/** The cards of a branch and its groups, those that wait first; sixty at most. */
export const cardsOfBranch = (asked: Asked, tenantId: string, branchId: string): Promise<readonly CardRow[]> =>
  ofBranch(asked, [tenantId, branchId]);

const pendingOf = namedStatement<CardRow, readonly [string, string]>(
  'pending cards of a branch',
  `select ${columns} from cards k ${named}
   where k.tenant_id = $1 and k.state in ('open', 'replied') and k.organisation_id in (
     select $2::uuid union select g.organisation_id from organisation_states g
     where g.tenant_id = $1 and g.kind = 'group' and g.parent_id = $2::uuid)
   order by k.due_on limit 20`,
);
export const pendingCardsOfBranch = (asked: Asked, tenantId: string, branchId: string): Promise<readonly CardRow[]> =>
  pendingOf(asked, [tenantId, branchId]);

const issuedBy = namedStatement<CardRow & { readonly total: number }, readonly [string, string, CardState, number]>(
  'pending cards of an issuer',
  `select ${columns}, (count(*) over ())::int as total from cards k ${named}
   where k.tenant_id = $1 and k.opened_by_organisation = $2 and k.state = $3 order by k.due_on, k.id limit $4`,
);
/** Cards that an organisation has issued and that are in a state, the nearest deadline first, each with how many there are. */
export const cardsIssuedBy = (
  asked: Asked,
  tenantId: string,
  organisationId: string,
  state: 'open' | 'replied',
  most: number,
): Promise<readonly (CardRow & { readonly total: number })[]> =>
  issuedBy(asked, [tenantId, organisationId, state, most]);

const one = namedStatement<CardRow, readonly [string, string, string]>(
  'card',
  `select ${columns} from cards k ${named} where k.tenant_id = $1 and k.organisation_id = $2 and k.id = $3`,
);
/** A card of an organisation; undefined where it has none of the id. */
export const cardOf = async (
  asked: Asked,
  tenantId: string,
  organisationId: string,
  id: string,
): Promise<CardRow | undefined> => (await one(asked, [tenantId, organisationId, id]))[0];

export type EntryRow = {
  readonly kind: CardEvent;
  readonly text: string;
  readonly meeting_id: string | null;
  readonly by_name: string;
  readonly at: Date;
};
const history = namedStatement<EntryRow, readonly [string, string]>(
  'entries of a card',
  `select e.kind, e.text, e.meeting_id, e.by_name, e.at from card_entries e
   where e.tenant_id = $1 and e.card_id = $2 order by e.at, e.id`,
);
export const entriesOf = (asked: Asked, tenantId: string, cardId: string): Promise<readonly EntryRow[]> =>
  history(asked, [tenantId, cardId]);

export type CellRow = { readonly required: number; readonly done: number; readonly pending: boolean };
const cell = namedStatement<CellRow, readonly [string, string, string, string]>(
  'obligation cell with pending card',
  `select c.required, c.done, exists (select 1 from cards k where k.tenant_id = $1 and k.organisation_id = $2 and k.rule_id = $3
     and k.period = $4 and k.state in ('open', 'replied')) as pending
   from obligation_counts c where c.tenant_id = $1 and c.organisation_id = $2 and c.rule_id = $3 and c.period = $4`,
);
/** What an organisation owes and did in a period, and whether a card waits for it; undefined where it owes nothing by the rule. */
export const cellOf = async (
  asked: Asked,
  tenantId: string,
  organisationId: string,
  ruleId: string,
  period: string,
): Promise<CellRow | undefined> => (await cell(asked, [tenantId, organisationId, ruleId, period]))[0];

export type OverdueRow = {
  readonly organisation_id: string;
  readonly organisation_name: string;
  readonly branch_id: string;
  readonly rule_id: string;
  readonly period: string;
  readonly missing: number;
  readonly total: number;
};
const overdue = namedStatement<
  OverdueRow,
  readonly [string, readonly string[], CalendarDay, readonly string[], readonly string[], number]
>(
  'overdue obligations of branches without a card',
  `with bearers as materialized (
     select o.organisation_id, o.organisation_id as branch_id, o.short_name, o.name_key from organisation_states o
     where o.tenant_id = $1 and o.organisation_id = any($2::uuid[]) and o.since <= $3 and (o.until is null or o.until > $3)
     union all
     select g.organisation_id, g.parent_id, p.short_name || g.short_name, p.name_key from organisation_states g
     join organisation_states p on p.tenant_id = $1 and p.organisation_id = g.parent_id and p.since <= $3 and (p.until is null or p.until > $3)
     where g.tenant_id = $1 and g.kind = 'group' and g.parent_id = any($2::uuid[]) and g.since <= $3 and (g.until is null or g.until > $3)
   )
   select b.organisation_id, b.short_name as organisation_name, b.branch_id, c.rule_id, c.period, c.required - c.done as missing,
     (count(*) over ())::int as total
   from unnest($4::text[], $5::text[]) with ordinality x(rule_id, period, age)
   cross join bearers b
   join obligation_counts c on c.tenant_id = $1 and c.organisation_id = b.organisation_id and c.rule_id = x.rule_id and c.period = x.period
   where c.done < c.required and not exists (select 1 from cards k where k.tenant_id = $1 and k.organisation_id = c.organisation_id
     and k.rule_id = c.rule_id and k.period = c.period and k.state in ('open', 'replied'))
   order by x.age, b.name_key, b.organisation_id limit $6`,
);
/**
 * What some branches and their groups have not done of the periods given and have no card for: in the order of the periods, then by
 * name; each with how many there are in all.
 */
export const overdueOf = (
  asked: Asked,
  tenantId: string,
  branchIds: readonly string[],
  today: CalendarDay,
  places: readonly { readonly ruleId: string; readonly period: string }[],
  most: number,
): Promise<readonly OverdueRow[]> =>
  overdue(asked, [tenantId, branchIds, today, places.map((p) => p.ruleId), places.map((p) => p.period), most]);

const branchIdsAt = namedStatement<{ readonly id: string }, readonly [string, string, CalendarDay, number]>(
  'branches at or below a path',
  `select o.organisation_id as id from organisation_states o
   where o.tenant_id = $1 and o.path <@ $2::ltree and o.since <= $3 and (o.until is null or o.until > $3)
     and o.kind in ('branch', 'jointBranch', 'temporaryBranch') limit $4`,
);
const branchIdsUnder = namedStatement<{ readonly id: string }, readonly [string, string, CalendarDay, number]>(
  'branches directly below an organisation',
  `select o.organisation_id as id from organisation_states o
   where o.tenant_id = $1 and o.parent_id = $2 and o.since <= $3 and (o.until is null or o.until > $3)
     and o.kind in ('branch', 'jointBranch', 'temporaryBranch') limit $4`,
);
/** So many branches are gone through one by one; a committee that leads more decides on those directly below it. */
const branchesGoneThrough = 500;

/** The branches on which an organisation decides: all below it, or, where they are too many, those directly below it. */
export const branchesToDecideOn = async (
  asked: Asked,
  tenantId: string,
  organisation: { readonly id: string; readonly path: string },
  today: CalendarDay,
): Promise<readonly string[]> => {
  const all = await branchIdsAt(asked, [tenantId, organisation.path, today, branchesGoneThrough + 1]);
  const found =
    all.length <= branchesGoneThrough
      ? all
      : await branchIdsUnder(asked, [tenantId, organisation.id, today, branchesGoneThrough]);
  return found.map((r) => r.id);
};
