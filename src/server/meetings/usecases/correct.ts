import type { z } from 'zod';
import type { meetingVersions as shown } from '../../../contract/records.js';
import type { Actor } from '../../../domain/access/policy.js';
import { meetingPart, type MeetingPart } from '../../../domain/meetings/content.js';
import { judge } from '../../../domain/meetings/judgement.js';
import { meetingSentence } from '../../../domain/meetings/reasons.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import { isUniqueViolation } from '../../platform/db/violations.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { readSettings } from '../../platform/settings/store.js';
import { settingOn } from '../circumstances.js';
import { recordChanges, refuseMarked, toWrite } from '../prepare.js';
import { formerVersions, namesOfPeople, partOf, recordById, type RecordRow } from '../reads/records.js';
import { replaceMeeting } from '../store.js';
import { writerOf } from './draft.js';

export type Correction = {
  readonly version: number;
  readonly day: CalendarDay;
  readonly content: MeetingPart;
  readonly reason: string;
};

/** What is counted for a record as it stands. */
const countedFor = (r: RecordRow) => ({
  id: r.id,
  organisationId: r.organisation_id,
  heldOn: r.held_on,
  belongsToYear: r.belongs_to_year,
  bearers: r.kinds.map((k) => ({ kind: k.kind, organisationId: k.organisation_id })),
});

/** Problems that are solved stay with the record as they are; the correction carries the others. */
const withoutSolved = (part: MeetingPart, r: RecordRow): MeetingPart => {
  const solved = new Set(r.problems.filter((p) => p.solved_on !== null).map((p) => p.text));
  return { ...part, problems: part.problems.filter((p) => !solved.has(p.text)) };
};

/**
 * Correct a filed record by a new version; the former stays and is shown.
 * @throws Refusal notFound, meeting.imported, meeting.changed, meeting.unlawful, meeting.exists, secrecy.marked
 */
export const correctMeeting =
  (deps: Deps) =>
  async (who: Actor, id: string, correction: Correction): Promise<number> => {
    const { secrecyMarks = [] } = await readSettings(deps.pool, who.tenantId);
    refuseMarked(correction.content, secrecyMarks);
    try {
      return await inTransaction<Database, number>(deps.pool, async ({ db, client }) => {
        const r = await recordById(client, who.tenantId, id);
        if (!r) throw new Refusal('notFound');
        if (r.gathering_id === null) throw new Refusal('meeting.imported');
        const { day, content } = correction;
        const setting = await settingOn(client, who.tenantId, r.organisation_id, day, deps.clock.today());
        // Lateness was answered when the record was filed; a correction gives its own reason.
        const verdict = judge({ parts: [content], notice: '' }, setting.circumstances, correction.reason);
        if (!verdict.lawful)
          throw new Refusal(
            'meeting.unlawful',
            verdict.reasons.filter((x) => x.weight === 'refusal').map((x) => meetingSentence(x)),
          );
        const target = { id, branchId: r.organisation_id, gatheringId: r.gathering_id, day, lateReason: r.late_reason };
        const m = toWrite(target, withoutSolved(content, r), setting);
        const former = {
          version: correction.version,
          content: { day: r.held_on, part: partOf(r) },
          reason: correction.reason,
        };
        if (!(await replaceMeeting(client, writerOf(deps, who), former, m))) throw new Refusal('meeting.changed');
        await deps.recount.records(client, who.tenantId, r.organisation_id, [
          ...recordChanges(countedFor(r), -1),
          ...recordChanges({ ...m, belongsToYear: content.belongsToYear }, 1),
        ]);
        await recordAudit(db, deps, who, {
          action: 'meeting.corrected',
          subjectId: r.organisation_id,
          detail: { meetingId: id, version: correction.version + 1, reason: correction.reason },
        });
        return correction.version + 1;
      });
    } catch (error) {
      if (isUniqueViolation(error, 'meetings_tenant_id_organisation_id_meeting_key_key'))
        throw new Refusal('meeting.exists');
      throw error;
    }
  };

/** Everybody whom a part of a record mentions. */
const peopleOf = (part: MeetingPart): readonly string[] =>
  [
    part.chairId,
    part.recorderId,
    ...part.items.map((i) => i.speakerId),
    ...part.problems.map((p) => p.answerableId),
    ...part.tookPart,
    ...Object.keys(part.missing),
  ].filter((id) => id !== null);

/** @throws Refusal notFound */
export const showVersions =
  (deps: Deps) =>
  async (tenantId: string, id: string): Promise<z.input<(typeof shown)['reply']>> => {
    const r = await recordById(deps.pool, tenantId, id);
    if (!r) throw new Refusal('notFound');
    const former = (await formerVersions(deps.pool, tenantId, id)).map((v) => ({
      ...v,
      content: { day: v.content.day, part: meetingPart.parse(v.content.part) },
    }));
    const mentioned = [partOf(r), ...former.map((v) => v.content.part)].flatMap(peopleOf);
    return {
      version: r.version,
      day: r.held_on,
      content: r.gathering_id === null ? null : partOf(r),
      people: [...(await namesOfPeople(deps.pool, tenantId, [...new Set(mentioned)]))],
      former: former.map((v) => ({
        version: v.version,
        day: v.content.day,
        content: v.content.part,
        reason: v.reason,
        replacedBy: v.replaced_by ?? '',
        replacedAt: v.replaced_at.toISOString(),
      })),
    };
  };
