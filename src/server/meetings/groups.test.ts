import { describe, expect, it } from 'vitest';
import * as contract from '../../contract/meetings.js';
import { as } from '../../testkit/as.js';
import { content } from '../../testkit/drafts.js';
import { refusalOf } from '../../testkit/refusalOf.js';
import { testApp, type Answer, type Client } from '../../testkit/testApp.js';
import { addWorld } from '../../testkit/world.js';
import { newId } from '../platform/ids.js';

// 一支部 ── 一组 (its leader), 二组
const app = await testApp();
const world = await addWorld(app, '澜川市');
const [branch, group, other] = [world.at.一, world.at.一组, world.at.二组];
const [leader, secretary] = [await as(app, world, 'groupLeader'), await as(app, world, 'branchSecretary')];
await app.database.pool.query(
  `update affiliations set organisation_id = $1, group_id = $2 where organisation_id = $2 and tenant_id = $3`,
  [branch.id, group.id, world.tenantId],
);

type Content = ReturnType<typeof content>;
const start = (client: Client, organisationId: string, draft: Content, id = newId()): Promise<Answer> =>
  client.ask(contract.startGathering, {
    params: { organisationId },
    body: { id, day: '2026-09-25', state: 'held', content: draft },
  });
const file = (client: Client, gatheringId: string): Promise<Answer> =>
  client.ask(contract.fileGathering, { params: { gatheringId }, body: { revision: 1, lateReason: '' } });
const ofGroup = (topic: string, groupIds = [group.id]): Content =>
  content({ kinds: ['groupMeeting'], groupIds, topic });

describe('a leader of a group', () => {
  it('is offered what a group may hold, its own due, and nobody else’s group', async () => {
    const answer = await leader.ask(contract.gatheringBasis, {
      params: { organisationId: group.id },
      query: { day: '2026-09-25' },
    });
    expect(answer.json).toMatchObject({ organisation: { id: group.id }, groups: [{ id: group.id }] });
    const { kinds, due } = answer.json as { kinds: { id: string }[]; due: { groupId: string | null }[] };
    expect(kinds.map((k) => k.id)).toContain('groupMeeting');
    expect(kinds.map((k) => k.id)).not.toContain('memberMeeting');
    expect(due.every((d) => d.groupId === group.id)).toBe(true);
    expect(
      (
        await leader.ask(contract.gatheringBasis, {
          params: { organisationId: branch.id },
          query: { day: '2026-09-25' },
        })
      ).status,
    ).toBe(404);
  });

  it('drafts for the group what the secretary then files for the branch', async () => {
    const id = newId();
    expect((await start(leader, group.id, ofGroup('小组学习'), id)).status).toBe(200);
    expect((await start(leader, branch.id, ofGroup('越级'))).status).toBe(404);
    expect((await file(leader, id)).status).toBe(404);
    const calendar = async (client: Client, organisationId: string): Promise<unknown> =>
      (
        await client.ask(contract.branchCalendar, {
          params: { organisationId },
          query: { from: '2026-09-01', until: '2026-10-01' },
        })
      ).json;
    const waiting = { lines: expect.arrayContaining([expect.objectContaining({ id, state: 'held' })]) as unknown };
    expect(await calendar(secretary, branch.id)).toMatchObject(waiting);
    expect(await calendar(leader, group.id)).toMatchObject(waiting);
    const filed = await file(secretary, id);
    expect(filed.json).toMatchObject({ meetings: [{ kinds: ['党小组会'], topic: '小组学习' }] });
    const { rows } = await app.database.pool.query(
      'select m.organisation_id from meetings m where m.gathering_id = $1',
      [id],
    );
    expect(rows).toEqual([{ organisation_id: branch.id }]);
    expect(await calendar(leader, group.id)).toMatchObject({
      lines: expect.arrayContaining([expect.objectContaining({ topic: '小组学习', state: 'filed' })]) as unknown,
    });
  });

  it('writes nothing for the branch or for another group under the name of his own', async () => {
    for (const draft of [content({ kinds: ['memberMeeting'] }), ofGroup('别组', [other.id])]) {
      const id = newId();
      await start(leader, group.id, draft, id);
      expect(refusalOf(await file(secretary, id)).details).toContain(
        '这是党小组的活动，只能包含本小组的党小组会；支部的会议请由支部记录。',
      );
    }
  });
});
