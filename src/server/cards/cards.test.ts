import { beforeAll, describe, expect, it } from 'vitest';
import * as contract from '../../contract/cards.js';
import type { CardLine } from '../../contract/cards.js';
import * as meetings from '../../contract/meetings.js';
import { defaultCardSettings } from '../../domain/cards/settings.js';
import { as } from '../../testkit/as.js';
import { content } from '../../testkit/drafts.js';
import { refusalOf } from '../../testkit/refusalOf.js';
import { testApp, type Answer, type Client } from '../../testkit/testApp.js';
import { addWorld } from '../../testkit/world.js';
import { inTransaction } from '../platform/db/pool.js';
import type { Database } from '../platform/db/tables.js';
import { newId } from '../platform/ids.js';
import { closeCardsOfAll } from './store.js';

const app = await testApp();
const world = await addWorld(app, '青屿市');
const [branch, sibling] = [world.at.一, world.at.二];
beforeAll(() =>
  inTransaction<Database, unknown>(app.deps.pool, (tx) => app.deps.recount.all(tx, world.tenantId, app.clock.today())),
);
const [clerk, secretary, committee, top, groupLeader] = [
  await as(app, world, 'clerk'),
  await as(app, world, 'branchSecretary'),
  await as(app, world, 'committee'),
  await as(app, world, 'workingCommittee'),
  await as(app, world, 'groupLeader'),
];
const params = { organisationId: branch.id };
const august = { ruleId: 'themeDay.month', period: '2026-08', reason: '八月主题党日没有记录', dueOn: '2026-10-14' };
const open = (client: Client, said: Partial<typeof august> = {}, of = branch.id): Promise<Answer> =>
  client.ask(contract.openCard, { params: { organisationId: of }, body: { ...august, ...said } });
const opened = async (client: Client, said: Partial<typeof august> = {}): Promise<string> => {
  const answer = await open(client, said);
  expect(answer.status, answer.text).toBe(200);
  return (answer.json as { id: string }).id;
};
const cardsOf = async (client: Client) =>
  (await client.ask(contract.branchCards, { params })).json as {
    reminders: { title: string; card: { title: string } }[];
    cards: CardLine[];
    closed: CardLine[];
    may: string[];
  };
const step = (client: Client, endpoint: Parameters<Client['ask']>[0], cardId: string, body: object): Promise<Answer> =>
  client.ask(endpoint, { params: { ...params, cardId }, body });
const historyOf = async (cardId: string): Promise<string[]> => {
  const answer = await clerk.ask(contract.showCard, { params: { ...params, cardId } });
  return (answer.json as { entries: { eventTitle: string; by: string }[] }).entries.map(
    (e) => `${e.eventTitle} ${e.by}`,
  );
};
const fileThemeDay = async (day: string, topic: string): Promise<void> => {
  const id = newId();
  await clerk.ask(meetings.startGathering, {
    params,
    body: { id, day, state: 'held', content: content({ kinds: ['themeDay'], topic }) },
  });
  const filed = await clerk.ask(meetings.fileGathering, {
    params: { gatheringId: id },
    body: { revision: 1, lateReason: '出差，现补录' },
  });
  expect(filed.status, filed.text).toBe(200);
};

describe('a matter that is overdue', () => {
  it('reminds the branch by itself, with a default name that says it is one', async () => {
    const { reminders, cards } = await cardsOf(clerk);
    expect(cards).toEqual([]);
    expect(reminders.length).toBeGreaterThan(2);
    expect(new Set(reminders.map((r) => r.card.title))).toEqual(new Set(['提示卡（本系统默认名称）']));
  });

  it('is decided on by a person above, after the days of grace, with a deadline to come', async () => {
    const early = refusalOf(await open(committee, { period: '2026-09' }));
    expect(early).toMatchObject({ status: 409, code: 'card.unlawful' });
    expect(refusalOf(await open(committee, { dueOn: '2026-09-01' })).details).toEqual([
      '办结时限2026年9月1日已过，请另选。',
    ]);
    expect(refusalOf(await open(committee, { ruleId: 'nothing' })).details).toEqual(['这个组织在该周期没有此项要求。']);
    const other = await as(app, world, 'clerk');
    expect(refusalOf(await open(other)).code).toBe('notFound');
  });

  it('is listed for the committee, oldest first, and gone from the list once a card waits for it', async () => {
    const listed = async () =>
      (await committee.ask(contract.committeeCards, { params: { organisationId: world.at.甲.id } })).json as {
        toDecide: { organisationId: string; ruleId: string; period: string; lastDay: string }[];
        deciding: number;
        waiting: CardLine[];
      };
    const before = await listed();
    expect(before.toDecide.map((m) => m.lastDay)).toEqual(before.toDecide.map((m) => m.lastDay).toSorted());
    expect(new Set(before.toDecide.map((m) => m.organisationId)).has(sibling.id)).toBe(true);
    const id = await opened(committee, { period: '2026-07' });
    const after = await listed();
    expect(after.deciding).toBe(before.deciding - 1);
    expect(after.waiting.map((k) => k.id)).toContain(id);
    expect(refusalOf(await open(top, { period: '2026-07' })).details).toEqual(['此项要求已有一张未办结的卡。']);
    await step(committee, contract.withdrawCard, id, { reason: '发错了支部' });
    expect((await listed()).deciding).toBe(before.deciding);
  });
});

describe('a card', () => {
  it('says whose rule and whose card it is, is answered and returned, and closed by the record that is filed', async () => {
    const id = await opened(committee);
    const [card] = (await cardsOf(secretary)).cards;
    expect(card).toMatchObject({ id, state: 'open', kind: 'themeDay', issuer: world.at.甲.shortName, daysLeft: 14 });
    expect(card?.ruleBy).not.toBe('');
    expect((await step(clerk, contract.replyCard, id, { text: '书记出差，定于下周补开' })).status).toBe(200);
    expect(refusalOf(await step(groupLeader, contract.replyCard, id, { text: '越权' })).code).toBe('notFound');
    expect((await step(committee, contract.returnCard, id, { reason: '请写明日期' })).status).toBe(200);
    expect(refusalOf(await step(committee, contract.returnCard, id, { reason: '再退' })).code).toBe('card.state');
    await fileThemeDay('2026-08-20', '参观纪念馆');
    const { cards, closed } = await cardsOf(clerk);
    expect(cards).toEqual([]);
    expect(closed.find((k) => k.id === id)).toMatchObject({ state: 'closed', stateTitle: '已办结' });
    expect((await historyOf(id)).map((e) => e.split(' ')[0])).toEqual(['发出', '答复', '退回答复', '办结']);
    expect(refusalOf(await step(committee, contract.withdrawCard, id, { reason: '晚了' })).code).toBe('card.state');
  });

  it('becomes a supervision only when its deadline has passed; one from above is not undone in between', async () => {
    const id = await opened(top, { period: '2026-06', dueOn: '2026-09-30' });
    const escalated = { reason: '仍未办结', dueOn: '2026-11-30' };
    expect(refusalOf(await step(top, contract.escalateCard, id, escalated)).details[0]).toContain('时限过后');
    expect(refusalOf(await step(committee, contract.closeCard, id, { reason: '可以了' })).details).toEqual([
      '这张卡由上级发出，请由发出的党组织处理。',
    ]);
    app.clock.goOn(60 * 24);
    const late = await as(app, world, 'workingCommittee');
    expect((await step(late, contract.escalateCard, id, escalated)).status).toBe(200);
    const here = await as(app, world, 'clerk');
    expect((await cardsOf(here)).cards[0]).toMatchObject({ id, level: 'supervision', reason: '仍未办结' });
    expect((await step(late, contract.closeCard, id, { reason: '已当面核实' })).status).toBe(200);
  });

  it('is closed too when what it asks is not asked any more', async () => {
    const late = await as(app, world, 'committee');
    const id = await opened(late, { period: '2026-05' });
    await app.database.pool.query(
      `update obligation_counts set required = 0 where organisation_id = $1 and rule_id = 'themeDay.month' and period = '2026-05'`,
      [branch.id],
    );
    await closeCardsOfAll(app.database.pool, world.tenantId, app.clock.now());
    const { rows } = await app.database.pool.query(
      `select k.state, (select e.text from card_entries e where e.card_id = k.id order by e.id desc limit 1) as text from cards k where k.id = $1`,
      [id],
    );
    expect(rows).toEqual([{ state: 'closed', text: '此项要求已不适用，自动办结。' }]);
  });
});

describe('names, colours and days of grace', () => {
  it('are those of the nearest committee that has set them, and hold below it', async () => {
    const own = {
      ...defaultCardSettings,
      titles: { ...defaultCardSettings.titles, reminder: '温馨提示' },
      graceDays: 0,
    };
    const [late, here] = [await as(app, world, 'committee'), await as(app, world, 'clerk')];
    const set = await late.ask(contract.setCardSettings, { params: { organisationId: world.at.甲.id }, body: own });
    expect(set.status).toBe(200);
    expect((await here.ask(contract.showCardSettings, { params })).json).toMatchObject({
      settings: own,
      setBy: world.at.甲.shortName,
      own: false,
      may: [],
    });
    expect((await cardsOf(here)).reminders[0]?.card.title).toBe('温馨提示');
    expect(refusalOf(await here.ask(contract.setCardSettings, { params, body: own })).code).toBe('notFound');
  });
});
