import type { PoolClient } from 'pg';
import type { z } from 'zod';
import type * as contract from '../../../contract/meetingSettings.js';
import type { Actor } from '../../../domain/access/policy.js';
import { isKnownKind, mayCombine } from '../../../domain/meetings/audience.js';
import type { ActivityKind } from '../../../domain/meetings/content.js';
import { recordKindOf } from '../../../domain/meetings/recordKind.js';
import { settingOf } from '../../../domain/meetings/settings.js';
import { isBranchKind, type OrganisationKind } from '../../../domain/organisations/kinds.js';
import { addDays, daysBetween, type CalendarDay } from '../../../domain/shared/calendarDay.js';
import { idsOnPath, newestState, type OrganisationRow } from '../../organisations/reads/tree.js';
import { recordAudit, type AuditAction } from '../../platform/audit/store.js';
import { inTransaction, type Transaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { newId } from '../../platform/ids.js';
import { Refusal } from '../../platform/refusal.js';
import { readSettings } from '../../platform/settings/store.js';
import { refuseMarked } from '../prepare.js';
import { localKinds, nearestSetting } from '../reads/branch.js';
import { writerOf } from '../usecases/draft.js';
import * as store from './store.js';

type Body<K extends keyof typeof contract> = (typeof contract)[K] extends { readonly body: infer B extends z.ZodType }
  ? z.output<B>
  : never;

/** Which organisations may set it: committees for all below, or a branch for itself too. Groups have nothing of their own. */
type Setter = 'committee' | 'branchToo';

const standing = async (
  tx: Transaction<Database>,
  tenantId: string,
  id: string,
  setter: Setter,
): Promise<OrganisationRow> => {
  const here = await newestState(tx.db, tenantId, id);
  if (!here) throw new Refusal('notFound');
  const kind = here.kind as OrganisationKind;
  if (kind === 'group' || (setter === 'committee' && isBranchKind(kind))) throw new Refusal('setting.place');
  return here;
};

/** Everything that is chosen must be a kind that can be chosen there. @throws Refusal request.invalid */
const insistKinds = async (
  client: PoolClient,
  tenantId: string,
  here: OrganisationRow,
  kinds: readonly ActivityKind[],
): Promise<void> => {
  const local = (await localKinds(client, tenantId, idsOnPath(here.path))).filter((k) => !k.ended);
  if (!kinds.every((kind) => isKnownKind(kind, local)))
    throw new Refusal('request.invalid', ['所选种类在本组织不能选用，请重新选择。']);
};

/** One change with its entry in the log, in one transaction. */
const change = async <T>(
  deps: Deps,
  who: Actor,
  organisationId: string | null,
  work: (tx: Transaction<Database>) => Promise<{
    readonly action: AuditAction;
    readonly detail: Readonly<Record<string, unknown>>;
    readonly result: T;
  }>,
): Promise<T> =>
  inTransaction<Database, T>(deps.pool, async (tx) => {
    const { action, detail, result } = await work(tx);
    await recordAudit(tx.db, deps, who, { action, subjectId: organisationId, detail });
    return result;
  });

/**
 * Set something for a committee and all below it, or give it back to whoever sets it above.
 * @throws Refusal notFound, setting.place, request.invalid
 */
export const changeSetting =
  (deps: Deps) =>
  (who: Actor, id: string, { name, value }: Body<'changeMeetingSetting'>): Promise<void> =>
    change(deps, who, id, async (tx) => {
      const here = await standing(tx, who.tenantId, id, 'committee');
      if (name === 'combinations' && value !== null) await insistKinds(tx.client, who.tenantId, here, value.flat());
      const former = await nearestSetting(tx.client, who.tenantId, [id], name);
      await store.writeSetting(tx.client, writerOf(deps, who), id, name, value);
      return { action: 'setting.changed', detail: { name, value, former: former?.value ?? null }, result: undefined };
    });

/**
 * Add a fixed day of an organisation, and of all below it.
 * @throws Refusal notFound, setting.place, request.invalid where its kinds may not be one meeting
 */
export const addRecurring =
  (deps: Deps) =>
  (who: Actor, id: string, body: Body<'addRecurringDay'>): Promise<string> =>
    change(deps, who, id, async (tx) => {
      const here = await standing(tx, who.tenantId, id, 'branchToo');
      await insistKinds(tx.client, who.tenantId, here, body.kinds);
      const set = await nearestSetting(tx.client, who.tenantId, idsOnPath(here.path), 'combinations');
      if (!mayCombine(body.kinds, settingOf('combinations', set?.value)))
        throw new Refusal('request.invalid', ['所选种类不能合并为一次会议，请减少种类，或者分别设为两个固定日。']);
      const since = body.since as CalendarDay;
      const r = { ...body, id: newId(), organisationId: id, since };
      await store.insertRecurringDay(tx.client, writerOf(deps, who), r);
      return { action: 'recurringDay.added', detail: { ...body, recurringId: r.id }, result: r.id };
    });

/** @throws Refusal notFound, request.invalid where it has ended or begins later */
export const endRecurring =
  (deps: Deps) =>
  (who: Actor, id: string, recurringId: string, until: CalendarDay): Promise<void> =>
    change(deps, who, id, async (tx) => {
      const title = await store.setRecurringUntil(tx.client, who.tenantId, id, recurringId, until);
      if (title === null) throw new Refusal('notFound');
      return { action: 'recurringDay.ended', detail: { recurringId, title, until }, result: undefined };
    });

/**
 * Add a template of minutes; the one that it replaces ends.
 * @throws Refusal notFound, setting.place, request.invalid, secrecy.marked
 */
export const addTemplate =
  (deps: Deps) =>
  async (who: Actor, id: string, body: Body<'addTemplate'>): Promise<string> => {
    const { secrecyMarks = [] } = await readSettings(deps.pool, who.tenantId);
    refuseMarked([body.title, body.body], secrecyMarks);
    return change(deps, who, id, async (tx) => {
      const here = await standing(tx, who.tenantId, id, 'branchToo');
      await insistKinds(tx.client, who.tenantId, here, [body.kind]);
      const writer = writerOf(deps, who);
      const { replaces } = body;
      if (replaces !== undefined && (await store.setTemplateEnded(tx.client, writer, id, replaces)) === null)
        throw new Refusal('notFound');
      const template = { id: newId(), organisationId: id, kind: body.kind, title: body.title, body: body.body };
      await store.insertTemplate(tx.client, writer, template);
      const detail = { templateId: template.id, title: body.title, replaces: replaces ?? null };
      return { action: 'template.added', detail, result: template.id };
    });
  };

/** @throws Refusal notFound */
export const endTemplate =
  (deps: Deps) =>
  (who: Actor, id: string, templateId: string): Promise<void> =>
    change(deps, who, id, async (tx) => {
      const title = await store.setTemplateEnded(tx.client, writerOf(deps, who), id, templateId);
      if (title === null) throw new Refusal('notFound');
      return { action: 'template.ended', detail: { templateId, title }, result: undefined };
    });

/** @throws Refusal notFound, setting.place, request.invalid where a kind of the name can be chosen already */
export const addKind =
  (deps: Deps) =>
  (who: Actor, id: string, body: Body<'addActivityKind'>): Promise<string> =>
    change(deps, who, id, async (tx) => {
      const here = await standing(tx, who.tenantId, id, 'committee');
      const local = await localKinds(tx.client, who.tenantId, idsOnPath(here.path));
      if (recordKindOf(body.title) !== null || local.some((k) => !k.ended && k.title === body.title))
        throw new Refusal('request.invalid', ['已有这个名称的种类，请换一个名称。']);
      const kind = { id: newId(), organisationId: id, ...body };
      await store.insertActivityKind(tx.client, writerOf(deps, who), kind);
      return { action: 'activityKind.added', detail: { kindId: kind.id, ...body }, result: kind.id };
    });

/** @throws Refusal notFound */
export const endKind =
  (deps: Deps) =>
  (who: Actor, id: string, kindId: string): Promise<void> =>
    change(deps, who, id, async (tx) => {
      const title = await store.setKindEnded(tx.client, writerOf(deps, who), id, kindId);
      if (title === null) throw new Refusal('notFound');
      return { action: 'activityKind.ended', detail: { kindId, title }, result: undefined };
    });

/** A year's holidays are announced at once; nobody corrects more in one go. */
const mostDays = 31;

/** @throws Refusal request.invalid */
export const correctHolidays =
  (deps: Deps) =>
  (who: Actor, body: Body<'correctHoliday'>): Promise<void> =>
    change(deps, who, null, async (tx) => {
      const [since, through] = [body.since as CalendarDay, body.through as CalendarDay];
      const count = daysBetween(since, through) + 1;
      if (count < 1 || count > mostDays)
        throw new Refusal('request.invalid', [`终止日应不早于起始日，一次最多更正${mostDays}天。`]);
      if (body.kind !== 'shipped' && body.name === '')
        throw new Refusal('request.invalid', ['请填写名称，例如国庆节。']);
      const days = Array.from({ length: count }, (_, i) => addDays(since, i));
      await store.writeHolidays(tx.client, writerOf(deps, who), days, body.kind, body.name);
      return { action: 'holiday.corrected', detail: body, result: undefined };
    });
