import type { z } from 'zod';
import type { showGathering as shown } from '../../../contract/meetings.js';
import type { Actor } from '../../../domain/access/policy.js';
import { kindTitle } from '../../../domain/meetings/audience.js';
import { gatheringContent, type GatheringContent } from '../../../domain/meetings/content.js';
import { gatheringStateTitles, mayBecome } from '../../../domain/meetings/lifecycle.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { idsOnPath } from '../../organisations/reads/tree.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { readSettings } from '../../platform/settings/store.js';
import { refuseMarked } from '../prepare.js';
import { branchAround, localKinds } from '../reads/branch.js';
import { gatheringById, meetingsOfGathering, type GatheringRow } from '../reads/gatherings.js';
import { closeGathering, insertGathering, updateGathering, type NewGathering, type Writer } from '../store.js';

export const writerOf = (deps: Deps, who: Actor): Writer => ({
  tenantId: who.tenantId,
  accountId: who.accountId,
  at: deps.clock.now(),
});

/** @throws Refusal secrecy.marked */
const stopSecrets = async (deps: Deps, tenantId: string, content: GatheringContent): Promise<void> => {
  const { secrecyMarks = [] } = await readSettings(deps.pool, tenantId);
  refuseMarked(content, secrecyMarks);
};

/**
 * Plan a gathering, or begin to record one. Sent twice it is made once.
 * @throws Refusal meeting.noBranch where the organisation is none, secrecy.marked
 */
export const startGathering =
  (deps: Deps) =>
  async (who: Actor, g: NewGathering): Promise<{ id: string; revision: number }> => {
    if (!(await branchAround(deps.pool, who.tenantId, g.organisationId, g.day))) throw new Refusal('meeting.noBranch');
    await stopSecrets(deps, who.tenantId, g.content);
    return inTransaction<Database, { id: string; revision: number }>(deps.pool, async ({ db, client }) => {
      const fresh = await insertGathering(client, writerOf(deps, who), g);
      if (fresh) {
        await recordAudit(db, deps, who, {
          action: g.state === 'planned' ? 'gathering.planned' : 'gathering.drafted',
          subjectId: g.organisationId,
          detail: { gatheringId: g.id, day: g.day },
        });
        return { id: g.id, revision: 1 };
      }
      const known = await gatheringById(client, who.tenantId, g.id);
      if (known?.organisation_id !== g.organisationId) throw new Refusal('notFound');
      return { id: g.id, revision: known.revision };
    });
  };

/**
 * Save a draft as a whole.
 * @throws Refusal notFound, gathering.changed where somebody else saved meanwhile, gathering.state, secrecy.marked
 */
export const saveGathering =
  (deps: Deps) =>
  async (
    who: Actor,
    id: string,
    draft: { readonly revision: number; readonly day: CalendarDay; readonly content: GatheringContent },
  ): Promise<number> => {
    await stopSecrets(deps, who.tenantId, draft.content);
    const revision = await updateGathering(
      deps.pool,
      writerOf(deps, who),
      id,
      draft.revision,
      draft.day,
      draft.content,
    );
    return revision ?? refuseStale(await gatheringById(deps.pool, who.tenantId, id));
  };

/** Why a draft was not written. @throws Refusal */
export const refuseStale = (g: GatheringRow | undefined): never => {
  if (!g) throw new Refusal('notFound');
  if (g.state !== 'planned' && g.state !== 'held') throw new Refusal('gathering.state');
  throw new Refusal('gathering.changed', [`${g.changed_by ?? '他人'}已先保存。`]);
};

/** @throws Refusal notFound, gathering.state */
export const cancelGathering =
  (deps: Deps) =>
  async (who: Actor, id: string, reason: string): Promise<void> =>
    inTransaction<Database, void>(deps.pool, async ({ db, client }) => {
      const g = await gatheringById(client, who.tenantId, id);
      if (!g) throw new Refusal('notFound');
      if (!mayBecome(g.state, 'cancelled')) throw new Refusal('gathering.state');
      if (!(await closeGathering(client, writerOf(deps, who), id, g.revision, 'cancelled', reason))) refuseStale(g);
      await recordAudit(db, deps, who, {
        action: 'gathering.cancelled',
        subjectId: g.organisation_id,
        detail: { gatheringId: id, day: g.on_day, reason },
      });
    });

type Reply = Omit<z.input<(typeof shown)['reply']>, 'may'>;

/** @throws Refusal notFound */
export const showGathering =
  (deps: Deps) =>
  async (tenantId: string, id: string): Promise<Reply> => {
    const g = await gatheringById(deps.pool, tenantId, id);
    const branch = g && (await branchAround(deps.pool, tenantId, g.organisation_id, g.on_day));
    if (!g) throw new Refusal('notFound');
    if (!branch) throw new Refusal('meeting.noBranch');
    const [meetings, local] = await Promise.all([
      meetingsOfGathering(deps.pool, tenantId, id),
      localKinds(deps.pool, tenantId, idsOnPath(branch.path)),
    ]);
    return {
      id: g.id,
      organisationId: g.organisation_id,
      day: g.on_day,
      state: g.state,
      stateTitle: gatheringStateTitles[g.state],
      revision: g.revision,
      content: gatheringContent.parse(g.content),
      changedBy: g.changed_by ?? '',
      changedAt: g.changed_at.toISOString(),
      meetings: meetings.map((m) => ({ id: m.id, kinds: m.kinds.map((kind) => kindTitle(kind, local)) })),
    };
  };
