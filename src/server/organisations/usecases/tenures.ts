import { posts, type Post } from '../../../domain/organisations/posts.js';
import type { OrganisationKind } from '../../../domain/organisations/kinds.js';
import type { Actor } from '../../../domain/access/policy.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { personById } from '../../people/reads/person.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { secretaryFrom } from '../reads/detail.js';
import { organisationOn } from '../reads/tree.js';
import { insertTenure, setTenureEnd } from '../store.js';

export type NewTenure = {
  readonly organisationId: string;
  readonly post: string;
  readonly personId: string | null;
  readonly holderName: string;
  readonly since: CalendarDay;
};

const fits = (post: Post, kind: OrganisationKind): boolean => (kind === 'group') === (post === 'groupLeader');

/**
 * Record that somebody took a post on a day. A secretary must have left before the next takes office.
 * @throws Refusal notFound, request.invalid, organisation.unlawful
 */
export const recordTenure =
  (deps: Deps) =>
  async (who: Actor, t: NewTenure): Promise<string> =>
    inTransaction<Database, string>(deps.pool, async ({ db }) => {
      const post = posts.find((p) => p === t.post);
      const o = await organisationOn(db, who.tenantId, t.organisationId, t.since);
      if (!o) throw new Refusal('organisation.unlawful', ['该组织当日尚未成立或者已经撤销。']);
      if (!post || !fits(post, o.kind as OrganisationKind))
        throw new Refusal('request.invalid', ['该组织不设此职务。']);
      if (t.personId && !(await personById(db, who.tenantId, t.personId))) throw new Refusal('notFound');
      if (t.since > deps.clock.today())
        throw new Refusal('organisation.unlawful', ['任职日期晚于今天，请在生效后登记。']);
      const other = post === 'secretary' ? await secretaryFrom(db, who.tenantId, t.organisationId, t.since) : undefined;
      if (other)
        throw new Refusal('organisation.unlawful', [`${other.holder_name}当日或此后仍任书记，请先登记其离任。`]);
      const id = await insertTenure(db, {
        tenant_id: who.tenantId,
        organisation_id: t.organisationId,
        person_id: t.personId,
        holder_name: t.holderName,
        post,
        since: t.since,
      });
      await recordAudit(db, deps, who, {
        action: 'tenure.recorded',
        subjectId: t.organisationId,
        personId: t.personId,
        detail: { post, holder: t.holderName, since: t.since },
      });
      return id;
    });

/**
 * Record that a tenure ended on a day (the first day without it). Roles that came with the post end with it.
 * @throws Refusal notFound
 */
export const endTenure =
  (deps: Deps) =>
  async (who: Actor, organisationId: string, tenureId: string, until: CalendarDay): Promise<void> =>
    inTransaction<Database, void>(deps.pool, async ({ db }) => {
      if (!(await setTenureEnd(db, who.tenantId, organisationId, tenureId, until))) throw new Refusal('notFound');
      await recordAudit(db, deps, who, {
        action: 'tenure.ended',
        subjectId: organisationId,
        detail: { tenureId, until },
      });
    });
