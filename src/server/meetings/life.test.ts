import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { fileGathering, startGathering } from '../../contract/meetings.js';
import * as problems from '../../contract/problems.js';
import * as study from '../../contract/study.js';
import * as talks from '../../contract/talks.js';
import { as, signedIn } from '../../testkit/as.js';
import { content } from '../../testkit/drafts.js';
import { refusalOf } from '../../testkit/refusalOf.js';
import { addAccount, addPerson } from '../../testkit/rows.js';
import { testApp } from '../../testkit/testApp.js';
import { addWorld } from '../../testkit/world.js';
import { newId } from '../platform/ids.js';

/** Branch 一 of 甲, with three more members; the clock stands at 2026-09-30. */
const app = await testApp();
const world = await addWorld(app, '青屿市');
const branch = world.at.一;
const params = { organisationId: branch.id };
const [clerk, secretary, committee] = [
  await as(app, world, 'clerk'),
  await as(app, world, 'branchSecretary'),
  await as(app, world, 'committee'),
];
const add = (name: string) => addPerson(app, world.tenantId, { name, organisationId: branch.id });
const [lin, qin, jiang] = [await add('林海'), await add('秦川'), await add('江月')];

const file = async (draft: ReturnType<typeof content>, day = '2026-09-25'): Promise<void> => {
  const id = newId();
  await clerk.ask(startGathering, { params, body: { id, day, state: 'held', content: draft } });
  const answer = await clerk.ask(fileGathering, { params: { gatheringId: id }, body: { revision: 1, lateReason: '' } });
  expect(answer.status).toBe(200);
};

describe('talks', () => {
  type Register = z.output<typeof talks.talkRegister.reply>;
  type Coverage = z.output<typeof talks.talkCoverage.reply>;
  const record = (pairs: [string, string][], day = '2026-09-25') =>
    clerk.ask(talks.recordTalks, { params, body: { day, pairs } });
  const register = async (): Promise<Register> => (await clerk.ask(talks.talkRegister, { params })).json as Register;

  it('are registered several at once, each pair once for a day, whoever is named first', async () => {
    const first = await record([
      [lin.id, qin.id],
      [lin.id, jiang.id],
    ]);
    expect(first.json).toEqual({ recorded: 2, known: 0 });
    expect((await record([[qin.id, lin.id]])).json).toEqual({ recorded: 0, known: 1 });
    expect((await register()).talks).toHaveLength(2);
  });

  it('keep who and when: there is no column for anything else', async () => {
    const { rows } = await app.database.pool.query<{ name: string }>(
      `select c.column_name as name from information_schema.columns c where c.table_name = 'talks' order by 1`,
    );
    expect(rows.map((r) => r.name)).toEqual(
      ['entered_at', 'entered_by', 'id', 'on_day', 'one_id', 'organisation_id', 'other_id', 'tenant_id'].toSorted(),
    );
  });

  it('of a day to come, with oneself, or with somebody of elsewhere are refused', async () => {
    const elsewhere = world.at.二.member.id;
    for (const asked of [
      await record([[lin.id, qin.id]], '2026-10-01'),
      await record([[lin.id, lin.id]]),
      await record([[lin.id, elsewhere]]),
    ])
      expect(refusalOf(asked).code).toBe('request.invalid');
  });

  it('show the committee of the branch how far the year has come, and nobody above', async () => {
    const covered = (await secretary.ask(talks.talkCoverage, { params })).json as Coverage;
    expect(covered.circles.map((c) => c.held)).toEqual([0, 0, 2]);
    expect(covered.missing.find((p) => p.id === qin.id)?.others).toContain('江月');
    expect(covered.missing.find((p) => p.id === lin.id)?.others).not.toContain('秦川');
    for (const client of [committee, clerk])
      expect(refusalOf(await client.ask(talks.talkCoverage, { params })).code).toBe('notFound');
    expect(refusalOf(await committee.ask(talks.talkRegister, { params })).code).toBe('notFound');
  });

  it('registered by mistake are taken away, and the log keeps them', async () => {
    const [talk] = (await register()).talks;
    const asked = { params: { ...params, talkId: talk?.id ?? '' }, body: {} };
    expect((await clerk.ask(talks.removeTalk, asked)).status).toBe(200);
    expect((await register()).talks).toHaveLength(1);
    expect(refusalOf(await clerk.ask(talks.removeTalk, asked)).code).toBe('notFound');
    const { rows } = await app.database.pool.query(
      `select e.detail from audit_entries e where e.action = 'talk.removed'`,
    );
    expect(rows).toHaveLength(1);
  });
});

describe('the problems that an 组织生活会 found', () => {
  type List = z.output<typeof problems.problemList.reply>;
  const list = async (year?: string): Promise<List> =>
    (await secretary.ask(problems.problemList, { params, ...(year && { query: { year } }) })).json as List;

  it('are listed with their state, solved with a proof, opened again with a reason', async () => {
    await file(
      content({
        kinds: ['memberMeeting', 'organisationLifeMeeting'],
        topic: '组织生活会',
        problems: [
          {
            area: 'work',
            text: '窗口排队久',
            chosen: true,
            measure: '增设窗口',
            answerableId: lin.id,
            dueOn: '2026-09-28',
          },
          {
            area: 'style',
            text: '调研少',
            chosen: true,
            measure: '每季调研',
            answerableId: qin.id,
            dueOn: '2026-12-31',
          },
          { area: 'thought', text: '学习不系统' },
        ],
      }),
    );
    const { items } = await list();
    expect(items.map((p) => [p.text, p.state, p.answerable])).toEqual([
      ['窗口排队久', 'overdue', '林海'],
      ['调研少', 'open', '秦川'],
    ]);
    const ofProblem = { params: { ...params, problemId: items[0]?.id ?? '' } };
    const body = { solvedOn: '2026-09-29', proof: '已增设两个窗口' };
    expect((await clerk.ask(problems.solveProblem, { ...ofProblem, body })).status).toBe(200);
    expect(refusalOf(await clerk.ask(problems.solveProblem, { ...ofProblem, body })).code).toBe('problem.state');
    expect((await list()).items).toHaveLength(1);
    const year = await list('2026');
    expect(year.items.map((p) => p.state).toSorted()).toEqual(['listed', 'open', 'solved']);
    expect(year.items.find((p) => p.state === 'solved')).toMatchObject({
      proof: '已增设两个窗口',
      solvedOn: '2026-09-29',
    });
    await secretary.ask(problems.reopenProblem, { ...ofProblem, body: { reason: '又关了' } });
    expect((await list()).items[0]).toMatchObject({ state: 'overdue', solvedOn: null, proof: '已增设两个窗口' });
  });

  it('of another branch are nobody’s here', async () => {
    const [first] = (await list()).items;
    const asked = { params: { organisationId: world.at.一组.id, problemId: first?.id ?? '' } };
    const body = { solvedOn: '2026-09-29', proof: '已增设两个窗口' };
    expect(refusalOf(await clerk.ask(problems.solveProblem, { ...asked, body })).code).toBe('notFound');
  });
});

describe('study', () => {
  type Own = z.output<typeof study.memberStudy.reply>;
  type Branch = z.output<typeof study.branchStudy.reply>;

  it('is derived from attendance and shown to the member and the branch, to nobody above', async () => {
    const account = await addAccount(app, world.tenantId, { signInName: 'qinchuan', person: qin });
    await file(
      content({
        kinds: ['themeDay', 'partyLesson'],
        topic: '九月主题党日',
        beginsAt: '14:30',
        endsAt: '16:00',
        missing: { [jiang.id]: 'leave' },
        items: [
          { form: 'study', title: '学习', minutes: 30 },
          { form: 'lesson', title: '党课', speakerId: qin.id, minutes: 40 },
        ],
      }),
    );
    const reply = (await secretary.ask(study.branchStudy, { params })).json as Branch;
    const of = (id: string) => reply.members.find((m) => m.personId === id);
    expect(of(lin.id)).toMatchObject({ times: 1, minutes: 70, lectures: 0 });
    expect(of(qin.id)).toMatchObject({ times: 1, minutes: 70, lectures: 1 });
    expect(of(jiang.id)).toMatchObject({ times: 0, minutes: 0 });
    const own = await signedIn(app, world.tenantId, account.id);
    const mine = (await own.ask(study.memberStudy, { params: { personId: qin.id } })).json as Own;
    expect(mine).toMatchObject({ minutes: 70, lectures: 1, meetings: [{ topic: '九月主题党日', lectures: 1 }] });
    const others = await own.ask(study.memberStudy, { params: { personId: lin.id } });
    expect(refusalOf(others).code).toBe('notFound');
    expect(refusalOf(await committee.ask(study.branchStudy, { params })).code).toBe('notFound');
    expect(refusalOf(await committee.ask(study.memberStudy, { params: { personId: qin.id } })).code).toBe('notFound');
  });

  it('stands in the order of the roster, whoever studied more', async () => {
    const reply = (await secretary.ask(study.branchStudy, { params })).json as Branch;
    const names = reply.members.map((m) => m.name).filter((name) => ['林海', '秦川', '江月'].includes(name));
    expect(names).toEqual(['江月', '林海', '秦川']);
  });
});
