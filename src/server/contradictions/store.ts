import type { Contradiction } from '../../domain/meetings/contradictions.js';
import { namedStatement, type Asked } from '../platform/db/pool.js';
import { newId } from '../platform/ids.js';

const keepText = namedStatement<object, readonly [string, string, readonly number[]]>(
  'keep bands of a text',
  `insert into meeting_texts as t (tenant_id, meeting_id, bands) values ($1, $2, $3)
   on conflict (tenant_id, meeting_id) do update set bands = excluded.bands`,
);
const forgetText = namedStatement<object, readonly [string, string]>(
  'forget bands of a text',
  'delete from meeting_texts t where t.tenant_id = $1 and t.meeting_id = $2',
);
/** Keep the keys of a text; a text that is too short has none and is not kept. */
export const saveBands = async (
  asked: Asked,
  tenantId: string,
  meetingId: string,
  bands: readonly number[],
): Promise<void> => {
  await (bands.length === 0 ? forgetText(asked, [tenantId, meetingId]) : keepText(asked, [tenantId, meetingId, bands]));
};

const drop = namedStatement<object, readonly [string, readonly string[]]>(
  'drop contradictions',
  'delete from contradictions c where c.tenant_id = $1 and c.id = any($2::uuid[])',
);
export const dropContradictions = async (asked: Asked, tenantId: string, ids: readonly string[]): Promise<void> => {
  if (ids.length > 0) await drop(asked, [tenantId, ids]);
};

const add = namedStatement<object, readonly [string, string, string, Date, string]>(
  'add contradictions',
  `insert into contradictions (tenant_id, id, meeting_id, organisation_id, code, other_id, figures, found_at)
   select $1, x.id, $2, $3, x.code, x.other_id, x.figures, $4
   from jsonb_to_recordset($5::jsonb) x(id uuid, code text, other_id uuid, figures jsonb)`,
);
export const addContradictions = async (
  asked: Asked,
  tenantId: string,
  of: { readonly meetingId: string; readonly organisationId: string },
  found: readonly Contradiction[],
  at: Date,
): Promise<void> => {
  if (found.length === 0) return;
  const rows = found.map((c) => ({ id: newId(), code: c.code, other_id: c.otherId, figures: c.figures }));
  await add(asked, [tenantId, of.meetingId, of.organisationId, at, JSON.stringify(rows)]);
};

const done = namedStatement<object, readonly [string, readonly string[]]>(
  'meetings examined',
  'delete from unexamined_meetings u where u.tenant_id = $1 and u.meeting_id = any($2::uuid[])',
);
export const setExamined = async (asked: Asked, tenantId: string, ids: readonly string[]): Promise<void> => {
  await done(asked, [tenantId, ids]);
};

const explain = namedStatement<object, readonly [string, string, string, string, string | null, string, Date]>(
  'explain contradiction',
  `update contradictions c set explained = $4, explained_by = $5, explained_name = $6, explained_at = $7
   where c.tenant_id = $1 and c.meeting_id = $2 and c.id = $3 returning 1 as done`,
);
/** @returns false where the meeting has no such contradiction (any more) */
export const setExplained = async (
  asked: Asked,
  who: { readonly tenantId: string; readonly accountId: string | null; readonly name: string; readonly at: Date },
  meetingId: string,
  id: string,
  text: string,
): Promise<boolean> =>
  (await explain(asked, [who.tenantId, meetingId, id, text, who.accountId, who.name, who.at])).length === 1;
