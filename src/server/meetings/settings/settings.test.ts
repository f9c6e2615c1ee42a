import { describe, expect, it } from 'vitest';
import { branchCalendar, gatheringBasis } from '../../../contract/meetings.js';
import * as contract from '../../../contract/meetingSettings.js';
import type { z } from 'zod';
import { as } from '../../../testkit/as.js';
import { refusalOf } from '../../../testkit/refusalOf.js';
import { testApp, type Client } from '../../../testkit/testApp.js';
import { addWorld } from '../../../testkit/world.js';

/** 工委 over 甲 over branch 一 and 二; the clock stands at 2026-09-30. */
const app = await testApp();
const world = await addWorld(app, '青屿市');
const [working, committee, secretary] = [
  await as(app, world, 'workingCommittee'),
  await as(app, world, 'committee'),
  await as(app, world, 'branchSecretary'),
];
const at = { 工委: world.at.工委.id, 甲: world.at.甲.id, 一: world.at.一.id };

type Seen = z.output<typeof contract.showMeetingSettings.reply>;
const seen = async (client: Client, organisationId: string): Promise<Seen> =>
  (await client.ask(contract.showMeetingSettings, { params: { organisationId } })).json as Seen;
const set = (client: Client, organisationId: string, body: object) =>
  client.ask(contract.changeMeetingSetting, { params: { organisationId }, body });

describe('a setting', () => {
  it('of the nearest committee above holds, and the branch sees whose it is', async () => {
    expect((await seen(secretary, at.一)).lateAfterDays).toEqual({ days: 7, by: null, own: false });
    await set(working, at.工委, { name: 'lateAfterDays', value: 10 });
    await set(committee, at.甲, { name: 'lateAfterDays', value: 5 });
    expect((await seen(secretary, at.一)).lateAfterDays).toMatchObject({ days: 5, by: { id: at.甲 }, own: false });
    await set(committee, at.甲, { name: 'lateAfterDays', value: null });
    expect((await seen(secretary, at.一)).lateAfterDays).toMatchObject({ days: 10, by: { id: at.工委 } });
  });

  it('decides which kinds the form lets one meeting be', async () => {
    await set(committee, at.甲, { name: 'combinations', value: [['themeDay', 'siteVisit']] });
    const basis = await secretary.ask(gatheringBasis, {
      params: { organisationId: at.一 },
      query: { day: '2026-09-25' },
    });
    expect(basis.json).toMatchObject({ combinations: [['themeDay', 'siteVisit']], lateAfterDays: 10 });
  });

  it('is a committee’s: a branch bears none, a kind that nobody has added is refused', async () => {
    expect(refusalOf(await set(committee, at.一, { name: 'lateAfterDays', value: 3 })).code).toBe('setting.place');
    const unknown = `local:${world.at.一.id}`;
    const asked = { name: 'combinations', value: [['themeDay', unknown]] };
    expect(refusalOf(await set(committee, at.甲, asked)).code).toBe('request.invalid');
  });
});

describe('a fixed day', () => {
  const add = (client: Client, organisationId: string, body: object) =>
    client.ask(contract.addRecurringDay, {
      params: { organisationId },
      body: {
        title: '学习日',
        kinds: ['studyDay'],
        pattern: { every: 'week', weekday: 5 },
        since: '2026-09-01',
        ...body,
      },
    });
  const proposed = async (): Promise<string[]> => {
    const query = { from: '2026-10-01', until: '2026-11-01' };
    const reply = await secretary.ask(branchCalendar, { params: { organisationId: at.一 }, query });
    return (reply.json as { proposals: { day: string }[] }).proposals.map((p) => p.day);
  };

  it('of a branch is proposed in its calendar every week, days off avoided, until it ends', async () => {
    const { id } = (await add(secretary, at.一, {})).json as { id: string };
    expect(await proposed()).toEqual(['2026-10-09', '2026-10-16', '2026-10-23', '2026-10-30']);
    await working.ask(contract.correctHoliday, {
      body: { since: '2026-10-16', through: '2026-10-16', kind: 'off', name: '本市调休' },
    });
    expect(await proposed()).toEqual(['2026-10-09', '2026-10-15', '2026-10-23', '2026-10-30']);
    const params = { organisationId: at.一, recurringId: id };
    await secretary.ask(contract.endRecurringDay, { params, body: { until: '2026-10-20' } });
    expect(await proposed()).toEqual(['2026-10-09', '2026-10-15']);
    expect((await seen(secretary, at.一)).recurring).toMatchObject([
      { title: '学习日', until: '2026-10-20', own: true },
    ]);
    const again = await secretary.ask(contract.endRecurringDay, { params, body: { until: '2026-10-25' } });
    expect(refusalOf(again).code).toBe('notFound');
  });

  it('may only be of kinds that one meeting may be, and is not a group’s', async () => {
    const two = await add(secretary, at.一, { kinds: ['memberMeeting', 'committeeMeeting'] });
    expect(refusalOf(two).code).toBe('request.invalid');
    expect(refusalOf(await add(secretary, world.at.一组.id, {})).code).toBe('setting.place');
  });
});

describe('templates and kinds', () => {
  it('of a committee reach the form of the branch; the branch adds templates of its own; none is deleted', async () => {
    const kind = await committee.ask(contract.addActivityKind, {
      params: { organisationId: at.甲 },
      body: { title: '青年夜读', audience: 'some' },
    });
    const { id: kindId } = kind.json as { id: string };
    const template = { kind: `local:${kindId}`, title: '夜读记录', body: '一、书目\n二、交流' };
    const made = await secretary.ask(contract.addTemplate, { params: { organisationId: at.一 }, body: template });
    const { id: replaces } = made.json as { id: string };
    const changed = { ...template, title: '夜读记录（新）', replaces };
    await secretary.ask(contract.addTemplate, { params: { organisationId: at.一 }, body: changed });
    await committee.ask(contract.endActivityKind, { params: { organisationId: at.甲, kindId }, body: {} });
    const { templates, added, kinds } = await seen(secretary, at.一);
    expect(templates.map((t) => [t.title, t.kind.title, t.own])).toEqual([['夜读记录（新）', '青年夜读', true]]);
    expect(added).toMatchObject([{ title: '青年夜读', ended: true, own: false, by: { id: at.甲 } }]);
    expect(kinds.map((k) => k.title)).not.toContain('青年夜读');
    const { rows } = await app.database.pool.query('select t.title from templates t where t.ended_at is not null');
    expect(rows).toEqual([{ title: '夜读记录' }]);
  });

  it('with a marking of secrecy are not kept', async () => {
    const body = { kind: 'themeDay', title: '模板', body: '机密★一年\n内容' };
    const refused = await secretary.ask(contract.addTemplate, { params: { organisationId: at.一 }, body });
    expect(refusalOf(refused).code).toBe('secrecy.marked');
  });
});

describe('holidays', () => {
  it('are corrected and given back without an upgrade', async () => {
    const body = { since: '2026-10-01', through: '2026-10-01', kind: 'work', name: '照常上班' };
    await working.ask(contract.correctHoliday, { body });
    const corrected = (await seen(secretary, at.一)).holidays.filter((h) => h.corrected).map((h) => h.name);
    expect(corrected).toEqual(['照常上班', '本市调休']);
    await working.ask(contract.correctHoliday, { body: { ...body, kind: 'shipped' } });
    const after = (await seen(secretary, at.一)).holidays.filter((h) => h.corrected).map((h) => h.name);
    expect(after).toEqual(['本市调休']);
    const wrong = await working.ask(contract.correctHoliday, { body: { ...body, through: '2026-09-01' } });
    expect(refusalOf(wrong).code).toBe('request.invalid');
  });
});
