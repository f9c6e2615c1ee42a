import { beforeAll, describe, expect, it } from 'vitest';
import { openCard, replyCard } from '../../contract/cards.js';
import { home } from '../../contract/home.js';
import type { BranchHome, CommitteeHome, MemberHome, AdministrationHome } from '../../contract/home.js';
import * as meetings from '../../contract/meetings.js';
import { ruleCost } from '../../contract/obligations.js';
import { reveal } from '../../contract/people.js';
import { as, signedIn } from '../../testkit/as.js';
import { content } from '../../testkit/drafts.js';
import { addAccount, addAppointment, addPerson, addTenure } from '../../testkit/rows.js';
import { testApp, type Client } from '../../testkit/testApp.js';
import { addWorld } from '../../testkit/world.js';
import { inTransaction } from '../platform/db/pool.js';
import type { Database } from '../platform/db/tables.js';
import { newId } from '../platform/ids.js';
import { countLeading } from './store.js';

const app = await testApp();
const world = await addWorld(app, '青屿市');
const branch = world.at.一;
beforeAll(async () => {
  await inTransaction<Database, unknown>(app.deps.pool, (tx) =>
    app.deps.recount.all(tx, world.tenantId, app.clock.today()),
  );
  await countLeading(app.deps.pool, world.tenantId, app.clock.today(), app.clock.now());
});
type Home = {
  committees: CommitteeHome[];
  branches: BranchHome[];
  member: MemberHome | null;
  administration: AdministrationHome | null;
};
const homeOf = async (client: Client): Promise<Home> => {
  const answer = await client.ask(home);
  expect(answer.status, answer.text).toBe(200);
  return answer.json as Home;
};
const [clerk, secretary, committee, top] = [
  await as(app, world, 'clerk'),
  await as(app, world, 'branchSecretary'),
  await as(app, world, 'committee'),
  await as(app, world, 'workingCommittee'),
];
const draft = async (
  day: string,
  state: 'planned' | 'held',
  topic: string,
  kinds: 'themeDay' | 'committeeMeeting' = 'themeDay',
) => {
  const id = newId();
  const body = { id, day, state, content: content({ kinds: [kinds], topic, beginsAt: '14:30' }) };
  await clerk.ask(meetings.startGathering, { params: { organisationId: branch.id }, body });
  return id;
};

describe('the first page of a branch', () => {
  it('says what is due, with the kind and group of the form that closes it, drafts, and records to be signed', async () => {
    await draft('2026-09-20', 'held', '待写的记录');
    const filed = await draft('2026-09-21', 'held', '已报送的记录');
    await clerk.ask(meetings.fileGathering, {
      params: { gatheringId: filed },
      body: { revision: 1, lateReason: '补' },
    });
    const { branches, committees } = await homeOf(clerk);
    expect(committees).toEqual([]);
    const [own] = branches;
    expect(own).toMatchObject({
      organisationId: branch.id,
      name: branch.shortName,
      isGroup: false,
      posts: ['支部联络员'],
    });
    const late = own?.pressing.items.filter((m) => m.state === 'overdue') ?? [];
    expect(own?.pressing.overdue).toBeGreaterThanOrEqual(late.length);
    expect(late.map((m) => m.lastDay)).toEqual(late.map((m) => m.lastDay).toSorted());
    expect(own?.pressing.current).toBeGreaterThan(0);
    expect(own?.gatherings.items).toMatchObject([
      { topic: '待写的记录', kinds: ['主题党日'], waits: true, beginsAt: '14:30' },
    ]);
    expect(own?.unsigned.items).toMatchObject([{ topic: '已报送的记录', returnedReason: null }]);
    expect(own?.may).toContain('meeting.file');
    expect((await homeOf(secretary)).branches[0]?.may).toContain('meeting.sign');
  });

  it('of a group leader is the group', async () => {
    const { branches } = await homeOf(await as(app, world, 'groupLeader'));
    expect(branches).toHaveLength(1);
    expect(branches[0]?.isGroup).toBe(true);
    expect(new Set(branches[0]?.pressing.items.map((m) => m.kind))).toEqual(new Set(['groupMeeting']));
  });
});

describe('somebody with several posts', () => {
  it('has one first page of all of them, each branch once', async () => {
    const person = await addPerson(app, world.tenantId, { name: '多职', organisationId: world.at.二.id });
    const { id } = await addAccount(app, world.tenantId, { signInName: 'many', person });
    await addTenure(app, world.tenantId, { organisationId: world.at.二.id, person, post: 'publicityMember' });
    await addAppointment(app, world.tenantId, { accountId: id, role: 'clerk', organisationId: world.at.二.id });
    await addAppointment(app, world.tenantId, {
      accountId: id,
      role: 'committeeStaff',
      organisationId: world.at.甲.id,
    });
    const page = await homeOf(await signedIn(app, world.tenantId, id));
    expect(page.committees.map((c) => c.name)).toEqual([world.at.甲.shortName]);
    expect(page.branches).toHaveLength(1);
    expect(page.branches[0]?.posts.toSorted()).toEqual(['支部委员', '支部联络员'].toSorted());
    expect(page.member?.personId).toBe(person.id);
    expect(page.administration).toBeNull();
  });
});

describe('the first page of a committee', () => {
  it('says where help is needed with reasons, the oldest first, and what may be decided', async () => {
    const [own] = (await homeOf(committee)).committees;
    expect(own?.help.items.map((h) => h.name)).toContain(branch.shortName);
    for (const line of own?.help.items ?? []) {
      expect(line.reasons.length).toBeGreaterThan(0);
      expect(line.reasons[0]).toMatch(/逾期未做/);
    }
    expect(own?.decidable).toBeGreaterThan(0);
    expect(own?.isRoot).toBe(false);
    expect(JSON.stringify(own)).not.toContain(world.at.三.shortName);
  });

  it('has the replies to its cards', async () => {
    const made = await committee.ask(openCard, {
      params: { organisationId: branch.id },
      body: { ruleId: 'themeDay.month', period: '2026-07', reason: '请补开', dueOn: '2026-10-20' },
    });
    const { id: cardId } = made.json as { id: string };
    expect((await homeOf(clerk)).branches[0]?.cards).toMatchObject([{ id: cardId, state: 'open' }]);
    await clerk.ask(replyCard, { params: { organisationId: branch.id, cardId }, body: { text: '本周补开' } });
    expect((await homeOf(committee)).committees[0]?.replies).toMatchObject({ count: 1, items: [{ id: cardId }] });
  });

  it('of the working committee is the same over all, out of the sums that are kept', async () => {
    const [all] = (await homeOf(top)).committees;
    expect(all?.isRoot).toBe(true);
    const { rows } = await app.database.pool.query<{ n: number }>(
      `select count(*)::int as n from organisation_states o where o.tenant_id = $1 and o.kind = 'branch' and o.until is null`,
      [world.tenantId],
    );
    expect(all?.branches).toBe(rows[0]?.n);
    expect(all?.help.items.some((h) => !h.isBranch && h.reasons[0]?.startsWith('以下党支部'))).toBe(true);
    expect(all?.posts?.withoutSecretary).toBeGreaterThan(0);
    expect(all?.running.every((r) => r.met <= r.applicable)).toBe(true);
  });
});

describe('the first page of a member', () => {
  it('has the meetings to come at which he is due, and who looked at his numbers', async () => {
    await draft('2026-10-09', 'planned', '国庆后主题党日');
    await draft('2026-10-10', 'planned', '研究干部工作', 'committeeMeeting');
    const personId = world.accounts.member.personId ?? '';
    await secretary.ask(reveal, { params: { personId }, body: { field: 'phone', reason: '核对名册' } });
    const { member, branches } = await homeOf(await as(app, world, 'member'));
    expect(branches).toEqual([]);
    expect(member?.upcoming.map((g) => g.topic)).toEqual(['国庆后主题党日']);
    expect(member?.looks).toMatchObject({ count: 1, items: [{ reason: '核对名册' }] });
  });

  it('counts what he attended', async () => {
    const { member } = await homeOf(await as(app, world, 'member'));
    expect(member?.attended.count).toBe(1);
    expect(member?.attended.items[0]?.topic).toBe('已报送的记录');
  });
});

describe('the first page of an administrator', () => {
  it('is about his own powers alone', async () => {
    const [system, security, audit] = [
      (await homeOf(await as(app, world, 'systemAdministrator'))).administration,
      (await homeOf(await as(app, world, 'securityAdministrator'))).administration,
      (await homeOf(await as(app, world, 'auditAdministrator'))).administration,
    ];
    expect(system?.backup?.stale).toBe(true);
    expect(system?.accounts?.open).toBeGreaterThan(5);
    expect([system?.appointments, system?.seal]).toEqual([null, null]);
    expect(security?.appointments?.open).toBeGreaterThan(3);
    expect([security?.accounts, security?.seal]).toEqual([null, null]);
    expect(audit?.seal?.unsealed).toBeGreaterThan(0);
    expect([audit?.accounts, audit?.appointments]).toEqual([null, null]);
  });
});

describe('a local rule', () => {
  it('shows its cost before it is put in force: branches, minutes, times, and who does it already', async () => {
    const query = { kind: 'themeDay', period: 'month', required: '2' };
    const answer = await committee.ask(ruleCost, { params: { organisationId: world.at.甲.id }, query });
    expect(answer.json).toMatchObject({
      bearer: '党支部',
      branches: 2,
      occurrences: 24,
      extra: 12,
      minutes: 2 * 90 * 12,
      alreadyDo: 0,
    });
    const once = await committee.ask(ruleCost, {
      params: { organisationId: world.at.甲.id },
      query: { kind: 'memberMeeting', period: 'year', required: '1' },
    });
    expect(once.json).toMatchObject({ extra: 0, minutes: 0, alreadyDo: 2, reasons: [{ code: 'rule.looser' }] });
  });
});
