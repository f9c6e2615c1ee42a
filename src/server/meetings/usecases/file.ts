import type { PoolClient } from 'pg';
import type { z } from 'zod';
import type { fileGathering as filed, judgeGathering as judged } from '../../../contract/meetings.js';
import type { Actor } from '../../../domain/access/policy.js';
import { kindTitle } from '../../../domain/meetings/audience.js';
import { gatheringContent } from '../../../domain/meetings/content.js';
import { judge, judgeGathering, judgePart } from '../../../domain/meetings/judgement.js';
import { meetingSentence } from '../../../domain/meetings/reasons.js';
import { rollOf } from '../../../domain/meetings/roll.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction } from '../../platform/db/pool.js';
import { isUniqueViolation } from '../../platform/db/violations.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { newId } from '../../platform/ids.js';
import { Refusal } from '../../platform/refusal.js';
import { settingOn } from '../circumstances.js';
import { doubtsOf } from '../doubts.js';
import { toReasonLine } from '../lines.js';
import { recordChanges, toWrite } from '../prepare.js';
import { gatheringById } from '../reads/gatherings.js';
import { closeGathering, insertMeeting } from '../store.js';
import { refuseStale, writerOf } from './draft.js';

const load = async (asked: PoolClient | Deps['pool'], deps: Deps, tenantId: string, id: string) => {
  const g = await gatheringById(asked, tenantId, id);
  if (!g) throw new Refusal('notFound');
  const setting = await settingOn(asked, tenantId, g.organisation_id, g.on_day, deps.clock.today());
  return { g, content: gatheringContent.parse(g.content), setting };
};

/**
 * What filing would say, and write nothing.
 * @throws Refusal notFound
 */
export const judgeDraft =
  (deps: Deps) =>
  async (tenantId: string, id: string, lateReason: string): Promise<z.input<(typeof judged)['reply']>> => {
    const { g, content, setting } = await load(deps.pool, deps, tenantId, id);
    const { circumstances: c } = setting;
    const doubts = await doubtsOf(deps.pool, tenantId, g.organisation_id, content, c);
    return {
      lawful: judge(content, c, lateReason).lawful,
      whole: judgeGathering(c, lateReason).reasons.map(toReasonLine),
      parts: content.parts.map((part, i) => {
        const { due, votingDue, present, votingPresent } = rollOf(part, c.people, c.local);
        const figures = { due, votingDue, present, votingPresent };
        return { ...figures, reasons: [...judgePart(part, c).reasons.map(toReasonLine), ...(doubts[i] ?? [])] };
      }),
    };
  };

type Filed = z.input<(typeof filed)['reply']>;
type Filing = { readonly id: string; readonly revision: number; readonly lateReason: string };

const write = async (
  deps: Deps,
  who: Actor,
  filing: Filing,
  client: PoolClient,
): Promise<Filed & { branchId: string }> => {
  const { g, content, setting } = await load(client, deps, who.tenantId, filing.id);
  const verdict = judge(content, setting.circumstances, filing.lateReason);
  if (!verdict.lawful)
    throw new Refusal(
      'meeting.unlawful',
      verdict.reasons.filter((r) => r.weight === 'refusal').map((r) => meetingSentence(r)),
    );
  const writer = writerOf(deps, who);
  if (!(await closeGathering(client, writer, filing.id, filing.revision, 'filed', null))) refuseStale(g);
  const target = {
    branchId: setting.branch.id,
    gatheringId: g.id,
    day: g.on_day,
    lateReason: filing.lateReason === '' ? null : filing.lateReason,
  };
  const meetings = content.parts.map((part) => toWrite({ ...target, id: newId() }, part, setting));
  for (const m of meetings) await insertMeeting(client, writer, m);
  const closed = await deps.recount.records(
    client,
    who.tenantId,
    setting.branch.id,
    meetings.flatMap((m) => recordChanges({ ...m, belongsToYear: m.part.belongsToYear }, 1)),
  );
  const { local } = setting.circumstances;
  return {
    branchId: setting.branch.id,
    meetings: meetings.map((m) => ({
      id: m.id,
      topic: m.topic,
      kinds: m.part.kinds.map((kind) => kindTitle(kind, local)),
    })),
    closed: closed.map(({ title, period }) => ({ title, period })),
  };
};

/**
 * File what a draft says: each part becomes a record, and the obligations that it closes are counted in the same transaction.
 * @throws Refusal notFound, gathering.changed, gathering.state, meeting.unlawful with the sentences, meeting.exists
 */
export const fileGathering =
  (deps: Deps) =>
  async (who: Actor, filing: Filing): Promise<Filed> => {
    try {
      return await inTransaction<Database, Filed>(deps.pool, async ({ client }) => {
        const { branchId, ...done } = await write(deps, who, filing, client);
        await recordAudit(client, deps, who, {
          action: 'meeting.filed',
          subjectId: branchId,
          detail: { meetings: done.meetings.map((m) => m.id), kinds: done.meetings.flatMap((m) => m.kinds) },
        });
        return done;
      });
    } catch (error) {
      if (isUniqueViolation(error, 'meetings_tenant_id_organisation_id_meeting_key_key'))
        throw new Refusal('meeting.exists');
      throw error;
    }
  };
