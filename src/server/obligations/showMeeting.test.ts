import { describe, expect, it } from 'vitest';
import { fileGathering, gatheringBasis } from '../../contract/meetings.js';
import { meeting } from '../../contract/obligations.js';
import { correctMeeting, meetingVersions, signMeeting } from '../../contract/records.js';
import { as } from '../../testkit/as.js';
import { addGathering, content, part } from '../../testkit/drafts.js';
import { testApp, type Client } from '../../testkit/testApp.js';
import { addWorld } from '../../testkit/world.js';

const app = await testApp();
const world = await addWorld(app, '澜川市');
const branch = world.at.一;
const [clerk, secretary, committee] = [
  await as(app, world, 'clerk'),
  await as(app, world, 'branchSecretary'),
  await as(app, world, 'committee'),
];
const shown = async (client: Client, meetingId: string): Promise<Record<string, unknown>> =>
  (await client.ask(meeting, { params: { meetingId } })).json as Record<string, unknown>;

/** A 党课 that was filed in time, but with a reason, as if it were late. */
const filed = async (topic: string): Promise<string> => {
  const draft = content({
    kinds: ['themeDay', 'partyLesson'],
    topic,
    beginsAt: '14:30' as never,
    endsAt: '16:00' as never,
    missing: { [branch.member.id]: 'leave' },
    guests: [{ name: '访客甲', capacity: '入党积极分子' }],
    items: [{ form: 'lesson', title: '城市的五年', speakerName: '规划馆讲解员', minutes: 40 }],
    resolutions: [{ text: '下月再去一次', votes: { inFavour: 0, against: 0, abstained: 0 } }],
    minutes: '全文记录。',
  });
  const id = await addGathering(app, world.tenantId, branch.id, draft);
  const answer = await clerk.ask(fileGathering, {
    params: { gatheringId: id },
    body: { revision: 1, lateReason: '外出培训' },
  });
  return (answer.json as { meetings: { id: string }[] }).meetings[0]?.id ?? '';
};

describe('the page of a record', () => {
  it('shows all that was filed, who may do what with it, and that it was entered late', async () => {
    const id = await filed('走进规划馆');
    expect(await shown(clerk, id)).toMatchObject({
      kinds: ['党课', '主题党日'],
      topic: '走进规划馆',
      may: ['meeting.file'],
      record: {
        state: 'filed',
        version: 1,
        beginsAt: '14:30',
        endsAt: '16:00',
        attendance: expect.arrayContaining([
          { personId: branch.member.id, name: branch.member.name, presence: 'leave', voting: true },
        ]) as unknown,
        guests: [{ name: '访客甲', capacity: '入党积极分子' }],
        items: [{ form: '党课', title: '城市的五年', speaker: '规划馆讲解员', minutes: 40 }],
        resolutions: [{ text: '下月再去一次', passed: false }],
        minutes: '全文记录。',
        lateReason: '外出培训',
        filedLateDays: 5,
        signedBy: null,
      },
    });
    expect((await shown(secretary, id))['may']).toEqual(['meeting.file', 'meeting.sign']);
    expect((await shown(committee, id))['may']).toEqual([]);
  });

  it('names who signed it, and in its versions everybody who was mentioned', async () => {
    const id = await filed('走进档案馆');
    await secretary.ask(signMeeting, { params: { meetingId: id }, body: { version: 1 } });
    expect((await shown(committee, id))['record']).toMatchObject({
      state: 'signed',
      signedBy: expect.any(String) as unknown,
    });
    await clerk.ask(correctMeeting, {
      params: { meetingId: id },
      body: {
        version: 1,
        day: '2026-09-25',
        content: part({ kinds: ['themeDay'], topic: '走进规划馆（更正）' }),
        reason: '种类有误',
      },
    });
    const versions = (await committee.ask(meetingVersions, { params: { meetingId: id } })).json;
    expect(versions).toMatchObject({
      version: 2,
      people: expect.arrayContaining([{ id: branch.member.id, name: branch.member.name }]) as unknown,
    });
    expect((await shown(committee, id))['record']).toMatchObject({ state: 'filed', version: 2, signedBy: null });
  });

  it('of an imported ledger row has nothing of this', async () => {
    expect(await shown(clerk, branch.meetingId)).toMatchObject({ record: null, may: ['meeting.file'] });
  });

  it('may not be begun by somebody of elsewhere', async () => {
    const answer = await committee.ask(gatheringBasis, {
      params: { organisationId: branch.id },
      query: { day: '2026-09-25' },
    });
    expect(answer.status).toBe(404);
  });
});
