import type { CardEvent, CardLevel, CardState } from '../../domain/cards/card.js';
import type { CalendarDay } from '../../domain/shared/calendarDay.js';
import { namedStatement, type Asked } from '../platform/db/pool.js';
import type { CellMet, RecordChange } from '../platform/deps.js';
import { newId } from '../platform/ids.js';

/** Who writes, by which name, and when. */
export type CardWriter = {
  readonly tenantId: string;
  readonly accountId: string | null;
  readonly name: string;
  readonly at: Date;
};

const addEntry = namedStatement<
  object,
  readonly [string, string, string, CardEvent, string, string | null, string, Date]
>(
  'add card entry',
  `insert into card_entries (tenant_id, id, card_id, kind, text, by_account, by_name, at)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);
const add = (asked: Asked, who: CardWriter, cardId: string, event: CardEvent, text: string) =>
  addEntry(asked, [who.tenantId, newId(), cardId, event, text, who.accountId, who.name, who.at]);

export type NewCard = {
  readonly organisationId: string;
  readonly ruleId: string;
  readonly period: string;
  readonly issuerId: string;
  readonly dueOn: CalendarDay;
  readonly reason: string;
};
const insert = namedStatement<
  { readonly id: string },
  readonly [string, string, string, string, string, string | null, string, Date, CalendarDay]
>(
  'insert card',
  `insert into cards (tenant_id, id, organisation_id, rule_id, period, level, state, opened_by, opened_by_organisation, opened_at, due_on)
   values ($1, $2, $3, $4, $5, 'warning', 'open', $6, $7, $8, $9) on conflict do nothing returning id`,
);
/** @returns its id; null where another waits for the same matter */
export const insertCard = async (asked: Asked, who: CardWriter, card: NewCard): Promise<string | null> => {
  const id = newId();
  const { organisationId, ruleId, period, issuerId, dueOn } = card;
  const made = await insert(asked, [
    who.tenantId,
    id,
    organisationId,
    ruleId,
    period,
    who.accountId,
    issuerId,
    who.at,
    dueOn,
  ]);
  if (made.length === 0) return null;
  await add(asked, who, id, 'opened', card.reason);
  return id;
};

export type CardChange = {
  readonly id: string;
  readonly from: CardState;
  readonly to: CardState;
  readonly event: CardEvent;
  readonly text: string;
  readonly level?: CardLevel;
  readonly dueOn?: CalendarDay;
};
const change = namedStatement<
  object,
  readonly [string, string, CardState, CardState, CardLevel | null, CalendarDay | null, Date | null]
>(
  'change card',
  `update cards k set state = $4, level = coalesce($5, k.level), due_on = coalesce($6, k.due_on), closed_at = $7
   where k.tenant_id = $1 and k.id = $2 and k.state = $3 returning 1 as done`,
);
/** @returns false where somebody else was quicker */
export const changeCard = async (asked: Asked, who: CardWriter, c: CardChange): Promise<boolean> => {
  const ended = c.to === 'closed' || c.to === 'withdrawn' ? who.at : null;
  const done = await change(asked, [who.tenantId, c.id, c.from, c.to, c.level ?? null, c.dueOn ?? null, ended]);
  if (done.length === 0) return false;
  await add(asked, who, c.id, c.event, c.text);
  return true;
};

const closeMet = namedStatement<
  object,
  readonly [
    string,
    readonly string[],
    readonly string[],
    readonly string[],
    readonly (string | null)[],
    readonly string[],
    Date,
  ]
>(
  'close cards of what was met',
  `with met as (
     select x.organisation_id, x.rule_id, x.period, x.meeting_id, x.entry_id
     from unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::uuid[]) x(organisation_id, rule_id, period, meeting_id, entry_id)
   ), closed as (
     update cards k set state = 'closed', closed_at = $7 from met
     where k.tenant_id = $1 and k.organisation_id = met.organisation_id and k.rule_id = met.rule_id and k.period = met.period
       and k.state in ('open', 'replied')
     returning k.id, met.meeting_id, met.entry_id
   )
   insert into card_entries (tenant_id, id, card_id, kind, text, meeting_id, by_name, at)
   select $1, c.entry_id, c.id, 'closed', '已按要求开展并报送记录，自动办结。', c.meeting_id, '系统', $7 from closed c`,
);
/** In the transaction that files: the cards of what came to be met are closed, with the record that did it. One statement. */
export const closeCardsMet = async (
  asked: Asked,
  tenantId: string,
  met: readonly CellMet[],
  changes: readonly RecordChange[],
  at: Date,
): Promise<void> => {
  if (met.length === 0) return;
  const by = (organisationId: string): string | null =>
    changes.find((c) => c.sign > 0 && c.record.organisationId === organisationId)?.record.id ?? null;
  await closeMet(asked, [
    tenantId,
    met.map((m) => m.organisationId),
    met.map((m) => m.ruleId),
    met.map((m) => m.period),
    met.map((m) => by(m.organisationId)),
    met.map(() => newId()),
    at,
  ]);
};

const pendingButMet = namedStatement<{ readonly id: string; readonly required: number }, readonly [string]>(
  'pending cards of what is met',
  `select k.id, c.required from cards k
   join obligation_counts c on c.tenant_id = $1 and c.organisation_id = k.organisation_id and c.rule_id = k.rule_id and c.period = k.period
   where k.tenant_id = $1 and k.state in ('open', 'replied') and c.done >= c.required`,
);
const closeSome = namedStatement<
  object,
  readonly [string, readonly string[], readonly string[], readonly string[], Date]
>(
  'close some cards',
  `with ended as (
     select x.id, x.entry_id, x.text from unnest($2::uuid[], $3::uuid[], $4::text[]) x(id, entry_id, text)
   ), closed as (
     update cards k set state = 'closed', closed_at = $5 from ended where k.tenant_id = $1 and k.id = ended.id
       and k.state in ('open', 'replied')
     returning k.id, ended.entry_id, ended.text
   )
   insert into card_entries (tenant_id, id, card_id, kind, text, by_name, at)
   select $1, c.entry_id, c.id, 'closed', c.text, '系统', $5 from closed c`,
);
/** After many records or rules have changed: the cards of everything that is now met, or not asked any more, are closed. */
export const closeCardsOfAll = async (asked: Asked, tenantId: string, at: Date): Promise<void> => {
  const ended = await pendingButMet(asked, [tenantId]);
  if (ended.length === 0) return;
  const text = (required: number): string =>
    required === 0 ? '此项要求已不适用，自动办结。' : '已有记录满足此项要求，自动办结。';
  await closeSome(asked, [
    tenantId,
    ended.map((e) => e.id),
    ended.map(() => newId()),
    ended.map((e) => text(e.required)),
    at,
  ]);
};

const saveSetting = namedStatement<object, readonly [string, string, string, string, string | null, Date]>(
  'save setting of an organisation',
  `insert into organisation_settings as s (tenant_id, organisation_id, name, value, changed_by, changed_at)
   values ($1, $2, $3, $4, $5, $6)
   on conflict (tenant_id, organisation_id, name) do update set value = excluded.value, changed_by = excluded.changed_by,
     changed_at = excluded.changed_at`,
);
export const saveCardSettings = async (
  asked: Asked,
  who: CardWriter,
  organisationId: string,
  name: string,
  value: unknown,
): Promise<void> => {
  await saveSetting(asked, [who.tenantId, organisationId, name, JSON.stringify(value), who.accountId, who.at]);
};
