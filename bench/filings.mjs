// What a clerk files: a 党员大会 with 主题党日 of a branch of twenty and more, agenda, a vote and minutes.
import { createHash } from 'node:crypto';
import { openSession } from '../dist/server/platform/access/sessions.js';
import { insertAccount, insertAppointment } from '../dist/server/platform/access/store.js';
import { sessionCookie } from '../dist/server/platform/http/cookies.js';
import { newId } from '../dist/server/platform/ids.js';
import { insertGathering } from '../dist/server/meetings/store.js';
import { gatheringContent } from '../dist/domain/meetings/content.js';

const minutes = '会议学习了近期重要会议精神，结合本单位工作逐条讨论，明确了责任分工和完成时限。'.repeat(12);

/** Branches with as many members due as are asked for, or a few more, on a day. */
export const branchesOf = async (pool, members, day, most) => {
  const { rows } = await pool.query(
    `select f.organisation_id as id, min(f.person_id::text) as member, count(*)::int as members from affiliations f
     where f.since <= $1 and (f.until is null or f.until > $1) group by f.organisation_id
     having count(*) between $2::int and $2::int + 4 order by 1 limit $3`,
    [day, members, most],
  );
  return rows;
};

/** A clerk of a branch, signed in. @returns the cookie */
export const clerkOf = async (deps, tenantId, branchId, number) => {
  const accountId = await insertAccount(deps.db, {
    tenantId,
    personId: null,
    displayName: `联络员${number}`,
    signInName: `clerk-${number}-${process.hrtime.bigint()}`,
    passwordHash: 'none',
    mustChange: false,
  });
  const appointment = { tenantId, accountId, role: 'clerk', organisationId: branchId, since: '2020-01-01', by: null };
  await insertAppointment(deps.db, appointment);
  return `${sessionCookie}=${await openSession(deps)(tenantId, accountId, 'bench')}`;
};

const contentOf = (branch, topic) =>
  gatheringContent.parse({
    parts: [
      {
        kinds: ['memberMeeting', 'themeDay'],
        topic,
        place: '三楼会议室',
        beginsAt: '14:30',
        endsAt: '16:00',
        chairId: branch.member,
        recorderId: branch.member,
        items: [
          { form: 'study', title: '学习重要讲话精神', speakerId: branch.member, minutes: 40 },
          { form: 'discussion', title: '讨论下月工作' },
        ],
        resolutions: [{ text: '同意下月工作安排', votes: { inFavour: 15, against: 0, abstained: 0 } }],
        minutes,
      },
    ],
  });

/** A draft that waits to be filed. @returns its id */
export const addDraft = async (deps, tenantId, branch, day) => {
  const id = newId();
  const topic = `重要讲话精神学习 ${createHash('sha256').update(id).digest('hex').slice(0, 12)}`;
  const writer = { tenantId, accountId: null, at: deps.clock.now() };
  const draft = {
    id,
    organisationId: branch.id,
    day,
    state: 'held',
    content: contentOf(branch, topic),
    recurringId: null,
  };
  await insertGathering(deps.pool, writer, draft);
  return id;
};
