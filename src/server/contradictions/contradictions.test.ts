import { beforeAll, describe, expect, it } from 'vitest';
import * as contract from '../../contract/contradictions.js';
import type { ContradictionLine } from '../../contract/contradictions.js';
import * as meetings from '../../contract/meetings.js';
import { correctMeeting } from '../../contract/records.js';
import { as } from '../../testkit/as.js';
import { content, part } from '../../testkit/drafts.js';
import { refusalOf } from '../../testkit/refusalOf.js';
import { addMeeting, addPerson } from '../../testkit/rows.js';
import { testApp, type Client } from '../../testkit/testApp.js';
import { addWorld } from '../../testkit/world.js';
import { newId } from '../platform/ids.js';
import { examineRecords } from './usecases/examine.js';

const app = await testApp();
const world = await addWorld(app, '青屿市');
const [branch, sibling] = [world.at.一, world.at.二];
const people = await Promise.all(
  ['林海', '秦川', '江月'].map((name) => addPerson(app, world.tenantId, { name, organisationId: branch.id })),
);
const [clerk, committee] = [await as(app, world, 'clerk'), await as(app, world, 'committee')];
const minutes = (month: string): string =>
  `${month}5日下午，支部召开党员大会，学习有关重要文件。会议认为，要把学习成果转化为服务群众的具体举措，一件一件落实到人、落实到时限；` +
  `要对照年度工作要点逐项检查，没有完成的要说明原因并尽快补上。会议要求全体党员带头学习、带头实干，主动到窗口和基层了解群众意见，把能办的事马上办好，为完成全年任务作出贡献。`;

type Draft = ReturnType<typeof content>;
const start = async (draft: Draft, day = '2026-09-24', of = branch.id, client = clerk): Promise<string> => {
  const id = newId();
  const body = { id, day, state: 'held', content: draft };
  expect((await client.ask(meetings.startGathering, { params: { organisationId: of }, body })).status).toBe(200);
  return id;
};
const file = async (draft: Draft, day?: string): Promise<string> => {
  const gatheringId = await start(draft, day);
  const answer = await clerk.ask(meetings.fileGathering, {
    params: { gatheringId },
    body: { revision: 1, lateReason: '补录' },
  });
  expect(answer.status, answer.text).toBe(200);
  return (answer.json as { meetings: { id: string }[] }).meetings[0]?.id ?? '';
};
const examine = (): Promise<number> => examineRecords(app.deps, world.tenantId);
const seenBy = async (client: Client, meetingId: string) =>
  (await client.ask(contract.contradictionsOfMeeting, { params: { meetingId } })).json as {
    items: ContradictionLine[];
    passages: { texts: string[] }[];
    correctable: boolean;
  };
const codes = (items: readonly ContradictionLine[]): string[] => items.map((i) => i.code).toSorted();
beforeAll(examine);

describe('a draft', () => {
  it('is asked about a meeting at the same hour and about minutes that repeat earlier ones, and may be filed all the same', async () => {
    await file(
      content({ kinds: ['memberMeeting'], topic: '八月大会', beginsAt: '14:30', minutes: minutes('8月') }),
      '2026-08-25',
    );
    await file(content({ kinds: ['themeDay'], topic: '义务劳动', beginsAt: '14:00', endsAt: '16:00' }), '2026-09-22');
    await examine();
    const draft = content({ kinds: ['studyDay'], topic: '读书', beginsAt: '15:00', minutes: minutes('9月') });
    const gatheringId = await start(draft, '2026-09-22');
    const answer = await clerk.ask(meetings.judgeGathering, { params: { gatheringId }, body: { lateReason: '补录' } });
    const { lawful, parts } = answer.json as {
      lawful: boolean;
      parts: { reasons: { code: string; sentence: string }[] }[];
    };
    expect(lawful).toBe(true);
    const doubts = parts[0]?.reasons.filter((r) => r.code.startsWith('contradiction.')).map((r) => r.sentence) ?? [];
    expect(doubts).toHaveLength(2);
    expect(doubts[0]).toContain('《义务劳动》时间重叠');
    expect(doubts[1]).toBe('会议记录与本支部2026年8月25日《八月大会》的记录有100%相同。');
  });
});

describe('a filed record', () => {
  it('is looked at by a job; the passages that agree are quoted from its own text; a correction takes the question away', async () => {
    const said = { kinds: ['memberMeeting' as const], topic: '九月大会', beginsAt: '09:00' as const };
    const id = await file(content({ ...said, minutes: minutes('9月') }));
    expect(await examine()).toBe(1);
    const before = await seenBy(clerk, id);
    expect(codes(before.items)).toEqual(['nearlyEqual']);
    expect(before.passages[0]?.texts[0]).toContain('把学习成果转化为服务群众的具体举措');
    expect(before.correctable).toBe(true);
    await clerk.ask(correctMeeting, {
      params: { meetingId: id },
      body: {
        version: 1,
        day: '2026-09-24',
        content: part({ ...said, minutes: '重新写的会议记录。' }),
        reason: '误贴了上月的',
      },
    });
    expect(await examine()).toBe(1);
    expect((await seenBy(clerk, id)).items).toEqual([]);
  });

  it('of an absent chair and without lecturer: the branch explains, and what is explained is kept and not found again', async () => {
    const chair = people[0]?.id ?? '';
    const id = await file(
      content({ kinds: ['partyLesson'], topic: '秋季党课', chairId: chair, missing: { [chair]: 'leave' } }),
      '2026-09-18',
    );
    await examine();
    const { items } = await seenBy(clerk, id);
    expect(codes(items)).toEqual(['absentChair', 'noLecturer']);
    expect(items.map((i) => i.sentence)).toContain('林海记为未到会，又是主持人。');
    const contradictionId = items.find((i) => i.code === 'absentChair')?.id ?? '';
    const explain = (client: Client, text = '主持开头后因急事离开') =>
      client.ask(contract.explainContradiction, { params: { meetingId: id, contradictionId }, body: { text } });
    expect(refusalOf(await explain(committee)).code).toBe('notFound');
    expect(refusalOf(await explain(clerk, '绝密★三年')).code).toBe('secrecy.marked');
    expect((await explain(clerk)).status).toBe(200);
    await app.database.pool.query('insert into unexamined_meetings (tenant_id, meeting_id) values ($1, $2)', [
      world.tenantId,
      id,
    ]);
    await examine();
    const explained = (await seenBy(clerk, id)).items.find((i) => i.id === contradictionId);
    expect(explained?.explained?.text).toBe('主持开头后因急事离开');
  });

  it('is questioned before the branch at once, before those above only after the days of grace', async () => {
    const id = await file(content({ kinds: ['partyLesson'], topic: '无主讲人' }), '2026-09-17');
    await examine();
    expect(codes((await seenBy(clerk, id)).items)).toEqual(['noLecturer']);
    expect((await seenBy(committee, id)).items).toEqual([]);
    app.clock.goOn(60 * 24 * 15);
    const later = await as(app, world, 'committee');
    expect(codes((await seenBy(later, id)).items)).toEqual(['noLecturer']);
  });
});

describe('an imported ledger row', () => {
  it('is questioned about its figures; it is corrected in the ledger', async () => {
    const id = await addMeeting(app, world.tenantId, branch.id);
    await app.database.pool.query(
      'update meetings set reported_due = 3, reported_present = 9 where tenant_id = $1 and id = $2',
      [world.tenantId, id],
    );
    await app.database.pool.query('insert into unexamined_meetings (tenant_id, meeting_id) values ($1, $2)', [
      world.tenantId,
      id,
    ]);
    await examine();
    const here = await as(app, world, 'clerk');
    const { items, correctable } = await seenBy(here, id);
    expect(codes(items)).toEqual(['dueDiffers', 'moreThanDue']);
    expect(correctable).toBe(false);
  });

  it('of another branch with the same text: its name and topic stay where they are', async () => {
    const text = minutes('9月');
    const copy = async (organisationId: string): Promise<string> => {
      const id = await addMeeting(app, world.tenantId, organisationId);
      await app.database.pool.query('update meetings set summary = $3, topic = $4 where tenant_id = $1 and id = $2', [
        world.tenantId,
        id,
        `${text}${text.slice(20, 90)}本级安排的其他事项一并研究。`,
        '不宜外传的主题',
      ]);
      await app.database.pool.query('insert into unexamined_meetings (tenant_id, meeting_id) values ($1, $2)', [
        world.tenantId,
        id,
      ]);
      await examine();
      return id;
    };
    await copy(sibling.id);
    const id = await copy(branch.id);
    const here = await as(app, world, 'clerk');
    const { items } = await seenBy(here, id);
    const found = items.find((i) => i.code === 'nearlyEqual' && i.otherId === null);
    expect(found?.sentence).toBe('会议记录与另一支部2026年3月18日《组织生活》的记录有100%相同。');
    expect(JSON.stringify(items)).not.toContain('不宜外传');
  });
});
