import { describe, expect, it } from 'vitest';
import * as contract from '../../contract/meetings.js';
import * as records from '../../contract/records.js';
import { obligationCell } from '../../contract/obligations.js';
import { as } from '../../testkit/as.js';
import { content, part } from '../../testkit/drafts.js';
import { refusalOf } from '../../testkit/refusalOf.js';
import { addPerson } from '../../testkit/rows.js';
import { testApp, type Answer, type Client } from '../../testkit/testApp.js';
import { addWorld } from '../../testkit/world.js';
import { inTransaction } from '../platform/db/pool.js';
import type { Database } from '../platform/db/tables.js';
import { newId } from '../platform/ids.js';
import { jobsOf } from '../jobs.js';

const app = await testApp();
const world = await addWorld(app, '青屿市');
const branch = world.at.一;
const recompute = (): Promise<unknown> =>
  inTransaction<Database, unknown>(app.deps.pool, (tx) => app.deps.recount.all(tx, world.tenantId, app.clock.today()));
await recompute();
const [clerk, secretary, committee] = [
  await as(app, world, 'clerk'),
  await as(app, world, 'branchSecretary'),
  await as(app, world, 'committee'),
];
const others = await Promise.all(
  ['林海', '秦川', '江月'].map((name) => addPerson(app, world.tenantId, { name, organisationId: branch.id })),
);

type Content = ReturnType<typeof content>;
const start = async (client: Client, draft: Content, day = '2026-09-25', state = 'held'): Promise<string> => {
  const id = newId();
  const made = await client.ask(contract.startGathering, {
    params: { organisationId: branch.id },
    body: { id, day, state, content: draft },
  });
  expect(made.status).toBe(200);
  return id;
};
const file = (client: Client, gatheringId: string, revision = 1, lateReason = ''): Promise<Answer> =>
  client.ask(contract.fileGathering, { params: { gatheringId }, body: { revision, lateReason } });
type Filed = {
  meetings: { id: string; kinds: string[]; topic: string }[];
  closed: { title: string; period: string }[];
};
const filed = async (draft: Content, day?: string, lateReason = ''): Promise<Filed> => {
  const answer = await file(clerk, await start(clerk, draft, day), 1, lateReason);
  expect(answer.json).toHaveProperty('meetings');
  return answer.json as Filed;
};
const kept = async () => {
  const { rows } = await app.database.pool.query(
    `select c.organisation_id, c.rule_id, c.period, c.required, c.done from obligation_counts c where c.tenant_id = $1 order by 1, 2, 3`,
    [world.tenantId],
  );
  const { rows: sums } = await app.database.pool.query(
    `select x.organisation_id, x.rule_id, x.period, sum(x.applicable)::int as applicable, sum(x.met)::int as met from (
       select s.organisation_id, s.rule_id, s.period, s.applicable, s.met from obligation_sums s where s.tenant_id = $1
       union all select d.organisation_id, d.rule_id, d.period, d.applicable, d.met from obligation_deltas d where d.tenant_id = $1) x
     group by 1, 2, 3 order by 1, 2, 3`,
    [world.tenantId],
  );
  return { rows, sums };
};
const done = async (ruleId: string, period: string): Promise<number> => {
  const answer = await secretary.ask(obligationCell, { params: { organisationId: branch.id, ruleId, period } });
  return (answer.json as { done: number }).done;
};

describe('a gathering', () => {
  it('is planned, held and filed as one document; each part becomes a record that counts once for each of its kinds', async () => {
    const draft = content(
      { kinds: ['committeeMeeting'], topic: '研究九月工作' },
      {
        kinds: ['memberMeeting', 'partyLesson', 'themeDay'],
        topic: '重温入党誓词',
        missing: { [others[0]?.id ?? '']: 'leave' },
        items: [{ form: 'lesson', title: '党课', speakerId: world.at.一.member.id, minutes: 40 }],
        resolutions: [{ text: '通过九月工作安排', votes: { inFavour: 2, against: 1, abstained: 0 } }],
      },
    );
    const before = await done('themeDay.month', '2026-09');
    const { meetings, closed } = await filed(draft);
    expect(meetings.map((m) => m.kinds)).toEqual([['支委会'], ['党员大会', '党课', '主题党日']]);
    expect(closed.map((c) => `${c.period} ${c.title}`).sort()).toEqual(
      ['2026-09 主题党日', '2026-09 支委会', '2026-Q3 党员大会', '2026-Q3 党课'].sort(),
    );
    expect(await done('themeDay.month', '2026-09')).toBe(before + 1);
    const { rows } = await app.database.pool.query(
      `select m.due, m.present, m.voting_due, (select count(*)::int from meeting_attendances a where a.meeting_id = m.id) as attendances,
        (select passed from meeting_resolutions r where r.meeting_id = m.id) as passed
       from meetings m where m.id = $1`,
      [meetings[1]?.id],
    );
    expect(rows).toEqual([{ due: 5, present: 4, voting_due: 5, attendances: 5, passed: false }]);
  });

  it('is made once, however often the phone sends it, and never twice by two people', async () => {
    const id = newId();
    const body = { id, day: '2026-09-26', state: 'held', content: content({ kinds: ['studyDay'], topic: '读书' }) };
    const send = (client: Client, of = branch.id): Promise<Answer> =>
      client.ask(contract.startGathering, { params: { organisationId: of }, body });
    expect((await send(clerk)).json).toEqual({ id, revision: 1 });
    expect((await send(clerk)).json).toEqual({ id, revision: 1 });
    const save = (revision: number, topic: string): Promise<Answer> =>
      secretary.ask(contract.saveGathering, {
        params: { gatheringId: id },
        body: { revision, day: '2026-09-26', content: content({ kinds: ['studyDay'], topic }) },
      });
    expect((await save(1, '读书会')).json).toEqual({ revision: 2 });
    expect(refusalOf(await save(1, '被覆盖的'))).toMatchObject({ status: 409, code: 'gathering.changed' });
    const both = await Promise.all([file(clerk, id, 2), file(secretary, id, 2)]);
    expect(new Set(both.map((a) => a.status))).toEqual(new Set([200, 409]));
    expect(refusalOf(await save(2, '晚了'))).toMatchObject({ code: 'gathering.state' });
  });

  it('that tells of a meeting which is recorded already is refused, and stays a draft', async () => {
    const same = content({ kinds: ['themeDay'], topic: '同一主题' });
    await filed(same, '2026-08-20', '休假后补录');
    const id = await start(clerk, same, '2026-08-20');
    expect(refusalOf(await file(clerk, id, 1, '再报一次'))).toMatchObject({ status: 409, code: 'meeting.exists' });
    const shown = await clerk.ask(contract.showGathering, { params: { gatheringId: id } });
    expect(shown.json).toMatchObject({ state: 'held', revision: 1 });
  });

  it('late is welcome with its reason, and the reason stays', async () => {
    const id = await start(clerk, content({ kinds: ['themeDay'], topic: '七月活动' }), '2026-07-20');
    expect(refusalOf(await file(clerk, id))).toMatchObject({
      code: 'meeting.unlawful',
      details: ['会议已过72天，请写明补录原因。'],
    });
    expect((await file(clerk, id, 1, '联络员轮换，补录')).status).toBe(200);
    const { rows } = await app.database.pool.query(`select late_reason from meetings where topic = '七月活动'`);
    expect(rows).toEqual([{ late_reason: '联络员轮换，补录' }]);
  });

  it('of a day to come, of a branch without a committee, or with more votes than voters is not filed', async () => {
    const details = async (draft: Content, day?: string): Promise<readonly string[]> =>
      refusalOf(await file(clerk, await start(clerk, draft, day))).details;
    expect(await details(content({ kinds: ['themeDay'] }), '2026-10-08')).toEqual([
      '2026年10月8日尚未到，召开之后再报送。',
    ]);
    expect(await details(content({ kinds: ['themeDay'] }), '2019-01-01')).toContain(
      '本支部在2019年1月1日尚未成立或者已经撤销。',
    );
    const votes = { inFavour: 40, against: 0, abstained: 0 };
    expect(await details(content({ kinds: ['memberMeeting'], resolutions: [{ text: '甲', votes }] }))).toEqual([
      '第1项决议共40票，多于到会有表决权的5人，请核对。',
    ]);
    expect(await details(content({ kinds: ['committeeMeeting', 'memberMeeting'] }))).toEqual([
      '支委会、党员大会不能合并为一次会议，请分开填写（可合并哪些种类由党委设定）。',
    ]);
  });

  it('that bears a secrecy mark is stopped before anything is kept', async () => {
    const body = {
      id: newId(),
      day: '2026-09-25',
      state: 'held',
      content: content({ kinds: ['themeDay'], minutes: '机密★一年\n内容' }),
    };
    const answer = await clerk.ask(contract.startGathering, { params: { organisationId: branch.id }, body });
    expect(refusalOf(answer)).toMatchObject({ code: 'secrecy.marked' });
    const { rows } = await app.database.pool.query('select count(*)::int as n from gatherings where id = $1', [
      body.id,
    ]);
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('names nobody of elsewhere', async () => {
    const stranger = world.at.三.member.id;
    const own = { kinds: ['volunteering' as const], tookPart: [branch.member.id] };
    for (const said of [
      { ...own, chairId: stranger },
      { ...own, tookPart: [branch.member.id, stranger] },
      { ...own, items: [{ speakerId: stranger }] },
    ])
      expect(refusalOf(await file(clerk, await start(clerk, content(said))))).toMatchObject({
        code: 'request.invalid',
        details: ['所选人员当日不在本支部，请核对日期或者重新选择。'],
      });
    expect(await filed(content(own))).toMatchObject({ meetings: [{ kinds: ['志愿服务'] }] });
  });
});

describe('a record', () => {
  const record = async (): Promise<string> =>
    (await filed(content({ kinds: ['themeDay'], topic: `活动 ${newId()}` }))).meetings[0]?.id ?? '';
  const sign = (client: Client, meetingId: string, version = 1): Promise<Answer> =>
    client.ask(records.signMeeting, { params: { meetingId }, body: { version } });
  const correct = (meetingId: string, version: number, topic: string, day = '2026-09-25'): Promise<Answer> =>
    clerk.ask(records.correctMeeting, {
      params: { meetingId },
      body: { version, day, content: part({ kinds: ['themeDay'], topic }), reason: '主题写错' },
    });

  it('is signed by the secretary, not by the clerk, and only as it was read', async () => {
    const id = await record();
    expect((await sign(clerk, id)).status).toBe(404);
    expect(refusalOf(await sign(secretary, id, 2))).toMatchObject({ code: 'meeting.changed' });
    expect((await sign(secretary, id)).status).toBe(200);
    expect(refusalOf(await sign(secretary, id))).toMatchObject({ code: 'meeting.state' });
  });

  it('is corrected by a new version; the former stays, the signature falls', async () => {
    const id = await record();
    await sign(secretary, id);
    const topic = `更正后 ${newId()}`;
    expect((await correct(id, 1, topic)).json).toEqual({ version: 2 });
    expect(refusalOf(await correct(id, 1, '再改'))).toMatchObject({ code: 'meeting.changed' });
    const versions = (await committee.ask(records.meetingVersions, { params: { meetingId: id } })).json;
    expect(versions).toMatchObject({
      version: 2,
      content: { topic },
      former: [{ version: 1, reason: '主题写错', day: '2026-09-25' }],
    });
    const { rows } = await app.database.pool.query('select signed_at from meetings where id = $1', [id]);
    expect(rows).toEqual([{ signed_at: null }]);
  });

  it('that was returned says why until it is corrected', async () => {
    const id = await record();
    const body = { version: 1, reason: '请补充到会情况' };
    expect((await secretary.ask(records.returnMeeting, { params: { meetingId: id }, body })).status).toBe(200);
    const { rows } = await app.database.pool.query('select returned_reason from meetings where id = $1', [id]);
    expect(rows).toEqual([{ returned_reason: '请补充到会情况' }]);
    await correct(id, 1, `补充后 ${newId()}`);
    const after = await app.database.pool.query('select returned_reason from meetings where id = $1', [id]);
    expect(after.rows).toEqual([{ returned_reason: null }]);
  });

  it('leaves what is kept of obligations equal to what a recomputation finds, however it is filed and corrected', async () => {
    const kinds = ['themeDay', 'partyLesson', 'memberMeeting', 'organisationLifeMeeting', 'groupMeeting'] as const;
    const days = ['2026-01-05', '2026-03-31', '2026-04-01', '2026-06-30', '2026-09-30'];
    for (let i = 0; i < 25; i++) {
      const kind = kinds[i % kinds.length] ?? 'themeDay';
      const groupIds = kind === 'groupMeeting' ? [i % 2 === 0 ? world.at.一组.id : world.at.二组.id] : [];
      const draft = content({ kinds: [kind], groupIds, topic: `第${i}次` });
      const answer = await file(clerk, await start(clerk, draft, days[i % 4]), 1, '补录');
      if (answer.status !== 200)
        expect(refusalOf(answer).details).toEqual(['按当日名册没有应到人员，请核对日期、种类或者参加人员。']);
      else if (i % 3 === 0)
        await correct((answer.json as Filed).meetings[0]?.id ?? '', 1, `第${i}次（更正）`, days[(i + 1) % days.length]);
    }
    const filedOneByOne = await kept();
    await recompute();
    expect(await kept()).toEqual(filedOneByOne);
    expect(filedOneByOne.rows.length).toBeGreaterThan(50);
  });

  it('of a year that is not kept yet is counted as soon as the job has computed that year too', async () => {
    await filed(content({ kinds: ['themeDay'], topic: '前年的活动' }), '2024-05-20', '补录历史资料');
    const { rows: asked } = await app.database.pool.query<{ name: string }>(
      `select t.identifier as name from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id`,
    );
    expect(asked.map((j) => j.name)).toContain('obligations:keepOlder');
    await jobsOf(app.deps, 'test')['obligations:keepOlder']?.({ tenantId: world.tenantId });
    expect(await done('themeDay.month', '2024-05')).toBe(1);
    const afterJob = await kept();
    await recompute();
    expect(await kept()).toEqual(afterJob);
  });
});
