import { describe, expect, it } from 'vitest';
import { endTenure, recordOrganisationEvent, recordTenure } from '../../contract/organisations.js';
import { person } from '../../contract/people.js';
import { as, signedIn } from '../../testkit/as.js';
import type { Known } from '../../testkit/knownTree.js';
import { refusalOf } from '../../testkit/refusalOf.js';
import { addAccount, addPerson, addTenure } from '../../testkit/rows.js';
import { testApp, type Answer } from '../../testkit/testApp.js';
import { addWorlds } from '../../testkit/world.js';

const app = await testApp();
const [world, other] = await addWorlds(app);
const committee = await as(app, world, 'committee');
const workingCommittee = await as(app, world, 'workingCommittee');
const today = '2026-09-30';

const happen = (who: typeof committee, at: Known, body: object): Promise<Answer> =>
  who.ask(recordOrganisationEvent, {
    params: { organisationId: world.at[at].id },
    body: { on: today, reason: '', ...body },
  });
const stateOf = async (at: Known): Promise<unknown> =>
  (
    await app.database.pool.query(
      'select o.path::text as path, o.until from organisation_states as o where o.organisation_id = $1 order by o.since',
      [world.at[at].id],
    )
  ).rows;
const notFound = { status: 404, code: 'notFound', details: [] };

describe('what happens to an organisation', () => {
  it('does not reach out of the part of the committee that records it: neither move nor merger', async () => {
    const before = [await stateOf('一'), await stateOf('三')];
    const tried = [
      await happen(committee, '一', { kind: 'move', newParentId: world.at.乙.id }),
      await happen(committee, '一', { kind: 'move', newParentId: world.at.工委.id }),
      await happen(committee, '一', { kind: 'merge', intoId: world.at.三.id }),
    ];
    for (const answer of tried) expect(refusalOf(answer)).toEqual(notFound);
    expect([await stateOf('一'), await stateOf('三')]).toEqual(before);
  });

  it('does not reach another working committee, whoever records it', async () => {
    for (const answer of [
      await happen(workingCommittee, '一', { kind: 'move', newParentId: other.at.甲.id }),
      await happen(workingCommittee, '一', { kind: 'merge', intoId: other.at.一.id }),
    ])
      expect(refusalOf(answer)).toEqual(notFound);
  });

  it('is refused where the code is in use', async () => {
    const setUp = (name: string): Promise<Answer> =>
      happen(committee, '甲', { kind: 'setUp', childKind: 'branch', name, shortName: name, code: '990000000001' });
    expect((await setUp('发展和改革委员会机关第八支部委员会')).status).toBe(200);
    expect(refusalOf(await setUp('发展和改革委员会机关第九支部委员会'))).toEqual({
      status: 409,
      code: 'organisation.unlawful',
      details: ['党组织代码 990000000001 已被使用。'],
    });
  });

  it('does not end on the day on which it began, nor while a group of it has begun on that day', async () => {
    const setUp = async (at: string, childKind: string, name: string, on: string): Promise<string> => {
      const body = { kind: 'setUp', on, childKind, name, shortName: name };
      const made = await committee.ask(recordOrganisationEvent, { params: { organisationId: at }, body });
      return (made.json as { organisationId: string }).organisationId;
    };
    const branch = await setUp(world.at.甲.id, 'branch', '发展和改革委员会机关第十支部委员会', '2026-09-28');
    await setUp(branch, 'group', '第十党小组', '2026-09-29');
    const dissolve = (on: string): Promise<Answer> =>
      committee.ask(recordOrganisationEvent, {
        params: { organisationId: branch },
        body: { kind: 'dissolve', on },
      });
    for (const day of ['2026-09-28', '2026-09-29'])
      expect(refusalOf(await dissolve(day))).toEqual({
        status: 409,
        code: 'organisation.unlawful',
        details: ['该组织（或其党小组）于2026年9月29日当日才成立或者变更，请登记为次日或之后。'],
      });
    expect((await dissolve(today)).status).toBe(200);
  });

  it('is not dated before what happened later, nor where somebody or something has come since', async () => {
    const setUp = async (at: string, childKind: string, name: string, on: string): Promise<string> => {
      const body = { kind: 'setUp', on, childKind, name, shortName: name };
      const made = await workingCommittee.ask(recordOrganisationEvent, { params: { organisationId: at }, body });
      return (made.json as { organisationId: string }).organisationId;
    };
    const ends = async (organisationId: string, on: string): Promise<readonly string[]> =>
      refusalOf(
        await workingCommittee.ask(recordOrganisationEvent, {
          params: { organisationId },
          body: { kind: 'dissolve', on },
        }),
      ).details;
    const general = await setUp(world.at.工委.id, 'generalBranch', '档案馆总支部委员会', '2025-01-10');
    const branch = await setUp(general, 'branch', '档案馆第一支部委员会', '2025-06-01');
    expect(await ends(general, '2025-03-01')).toEqual(['还有1个下级组织，请先移出或者撤销。']);
    await addPerson(app, world.tenantId, { name: '后来者', organisationId: branch });
    expect(await ends(branch, '2025-08-01')).toEqual(['还有1名党员的组织关系在此，请先转出。']);
    const renamed = { kind: 'rename', on: '2026-02-01', name: '档案馆机关支部委员会', shortName: '档案馆机关支部' };
    await workingCommittee.ask(recordOrganisationEvent, { params: { organisationId: branch }, body: renamed });
    expect(await ends(branch, '2025-08-01')).toEqual(['日期早于最近一次变更2026年2月1日，请先核对该次变更。']);
  });

  it('takes along in a merger who left since, for that time, and who came since', async () => {
    const body = (name: string) => ({ kind: 'setUp', on: '2024-06-01', childKind: 'branch', name, shortName: name });
    const made = await workingCommittee.ask(recordOrganisationEvent, {
      params: { organisationId: world.at.乙.id },
      body: body('财政局机关第七支部委员会'),
    });
    const { organisationId: from } = made.json as { organisationId: string };
    const left = await addPerson(app, world.tenantId, { name: '先走者', organisationId: from });
    const { pool } = app.database;
    await pool.query('update affiliations set until = $2 where person_id = $1', [left.id, '2026-05-01']);
    const elsewhere = `insert into affiliations (tenant_id, id, person_id, organisation_id, since)
      select tenant_id, gen_random_uuid(), person_id, $2, '2026-05-01' from affiliations where person_id = $1`;
    await pool.query(elsewhere, [left.id, world.at.二.id]);
    const came = await addPerson(app, world.tenantId, { name: '后到者', organisationId: from });
    await pool.query('update affiliations set since = $2 where person_id = $1', [came.id, '2026-07-01']);
    const merged = { on: '2026-03-01', kind: 'merge', intoId: world.at.三.id };
    expect(
      (await workingCommittee.ask(recordOrganisationEvent, { params: { organisationId: from }, body: merged })).status,
    ).toBe(200);
    const { rows } = await pool.query(
      `select p.name, f.organisation_id as at, f.since, f.until from affiliations f join people p on p.id = f.person_id
       where p.id = any($1) order by f.since, p.name`,
      [[left.id, came.id]],
    );
    expect(rows).toEqual([
      { name: '先走者', at: from, since: '2024-01-01', until: '2026-03-01' },
      { name: '先走者', at: world.at.三.id, since: '2026-03-01', until: '2026-05-01' },
      { name: '先走者', at: world.at.二.id, since: '2026-05-01', until: null },
      { name: '后到者', at: world.at.三.id, since: '2026-07-01', until: null },
    ]);
  });

  it('lets the working committee move a branch from one committee to another: rights go with it from that day', async () => {
    const secretary = await as(app, world, 'branchSecretary');
    const moved = await happen(workingCommittee, '二', { kind: 'move', newParentId: world.at.乙.id });
    expect(moved.status).toBe(200);
    const asked = { params: { personId: world.at.二.member.id } };
    expect(refusalOf(await committee.ask(person, asked))).toEqual(notFound);
    expect(refusalOf(await secretary.ask(person, asked))).toEqual(notFound);
    expect((await workingCommittee.ask(person, asked)).status).toBe(200);
  });
});

describe('a post', () => {
  const take = (body: object, at: Known = '一'): Promise<Answer> =>
    committee.ask(recordTenure, {
      params: { organisationId: world.at[at].id },
      body: { personId: null, holderName: '某人', since: today, ...body },
    });
  const leave = (tenureId: string, until: string, at: Known = '一'): Promise<Answer> =>
    committee.ask(endTenure, { params: { organisationId: world.at[at].id, tenureId }, body: { until } });

  it('is given to nobody of another working committee, nor to somebody whom there is not', async () => {
    for (const personId of [other.at.一.member.id, world.at.一.id])
      expect(refusalOf(await take({ post: 'committeeMember', personId }))).toEqual(notFound);
  });

  it('gives its holder the role at the next call, and takes it back when it ends', async () => {
    const who = await addPerson(app, world.tenantId, { name: '林舟', organisationId: world.at.一.id });
    const account = await addAccount(app, world.tenantId, { signInName: 'lin.zhou', person: who });
    const browser = await signedIn(app, world.tenantId, account.id);
    const asked = { params: { personId: world.at.一.member.id } };
    expect((await browser.ask(person, asked)).status).toBe(404);
    const body = { post: 'publicityMember', personId: who.id, holderName: who.name, since: '2026-09-01' };
    const { id } = (await take(body)).json as { id: string };
    expect((await browser.ask(person, asked)).status).toBe(200);
    expect((await leave(id, today)).status).toBe(200);
    expect((await browser.ask(person, asked)).status).toBe(404);
  });

  it('of secretary is held by one at a time, also where the other came later', async () => {
    expect(refusalOf(await take({ post: 'secretary' })).code).toBe('organisation.unlawful');
    expect(refusalOf(await take({ post: 'secretary', since: '2023-01-01' })).code).toBe('organisation.unlawful');
    await addTenure(app, world.tenantId, { organisationId: world.at.三.id, person: null, post: 'secretary' });
    const before = await workingCommittee.ask(recordTenure, {
      params: { organisationId: world.at.三.id },
      body: { post: 'secretary', personId: null, holderName: '前任', since: '2024-01-01' },
    });
    expect(refusalOf(before)).toMatchObject({ status: 409, code: 'organisation.unlawful' });
  });

  it('ends where it is held, and once: an end is brought forward, not put off', async () => {
    const held = { organisationId: world.at.一.id, person: null, post: 'committeeMember' };
    const id = await addTenure(app, world.tenantId, held);
    expect(refusalOf(await leave(id, today, '一组'))).toEqual(notFound);
    const set = async (until: string): Promise<number> => (await leave(id, until)).status;
    expect([await set('2026-09-01'), await set('2026-09-20'), await set('2026-08-01')]).toEqual([200, 404, 200]);
  });
});
