import type { z } from 'zod';
import type { gatheringBasis as contract } from '../../../contract/meetings.js';
import { audienceOfKind, kindTitle, mayCombine } from '../../../domain/meetings/audience.js';
import { branchHeldKinds } from '../../../domain/meetings/recordKind.js';
import { postTitles } from '../../../domain/organisations/posts.js';
import { attendanceSentence } from '../../../domain/people/attendance.js';
import type { Actor } from '../../../domain/access/policy.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { pressingOf } from '../../obligations/reads/pressing.js';
import { idsOnPath } from '../../organisations/reads/tree.js';
import type { Deps } from '../../platform/deps.js';
import { settingOn } from '../circumstances.js';
import { localKinds, type PersonOn } from '../reads/branch.js';
import { shortTime, usualOf } from '../reads/gatherings.js';
import { templatesOf } from '../reads/plans.js';

type Reply = z.input<(typeof contract)['reply']>;

const personLine = (p: PersonOn): Reply['people'][number] => ({
  id: p.id,
  name: p.name,
  nameKey: p.nameKey,
  groupId: p.groupId,
  due: p.due,
  votingDue: p.votingDue,
  notCounted: p.reason ? attendanceSentence(p.reason) : null,
  posts: [...p.posts],
  postTitles: p.posts.map((post) => postTitles[post]),
});

/**
 * All that the platform knows of a branch, or of a group for its meetings, before anybody types: the people of the day, kinds, where and when the branch usually meets, who usually
 * chairs and records, what is due.
 * @throws Refusal meeting.noBranch where the organisation is none
 */
export const showBasis =
  (deps: Deps) =>
  async (who: Actor, organisationId: string, day: CalendarDay): Promise<Reply> => {
    const today = deps.clock.today();
    const { branch, people, circumstances } = await settingOn(deps.pool, who.tenantId, organisationId, day, today);
    const path = idsOnPath(branch.path);
    const [local, usual, pressing, templates] = await Promise.all([
      localKinds(deps.pool, who.tenantId, path),
      usualOf(deps.pool, who.tenantId, branch.id),
      pressingOf(deps.pool, who.tenantId, branch.id, today),
      templatesOf(deps.pool, who.tenantId, path),
    ]);
    const { groupId } = branch;
    const group = branch.groups.find((g) => g.id === groupId);
    const kinds = [...branchHeldKinds, ...local.filter((k) => !k.ended).map((k) => k.id)].filter(
      (kind) => groupId === null || mayCombine(['groupMeeting', kind], circumstances.combinations),
    );
    const due = pressing.filter((p) => groupId === null || p.organisationId === groupId);
    return {
      organisation: { id: organisationId, shortName: group?.name ?? branch.shortName },
      today,
      existed: branch.existed,
      hasCommittee: branch.hasCommittee,
      people: people.map(personLine),
      groups: [...branch.groups],
      kinds: kinds.map((id) => ({ id, title: kindTitle(id, local), audience: audienceOfKind(id, local) })),
      combinations: circumstances.combinations.map((set) => [...set]),
      lateAfterDays: circumstances.lateAfterDays,
      usual: {
        place: usual?.place ?? '',
        chairId: people.find((p) => p.posts.includes('secretary'))?.id ?? null,
        recorderId: people.find((p) => p.id === who.personId)?.id ?? null,
        beginsAt: shortTime(usual?.begins_at ?? null),
        endsAt: shortTime(usual?.ends_at ?? null),
      },
      due: due.map((p) => ({
        kind: p.kind,
        title: p.title,
        period: p.period,
        groupId: p.organisationId === branch.id ? null : p.organisationId,
      })),
      templates: templates.map(({ id, kind, title, body }) => ({ id, kind, title, body })),
    };
  };
