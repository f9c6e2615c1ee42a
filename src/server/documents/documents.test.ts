import { describe, expect, it } from 'vitest';
import { agendaPage, handbookPage, minutesPage, noticePage, signInPage } from '../../contract/documents.js';
import { fileGathering } from '../../contract/meetings.js';
import { as } from '../../testkit/as.js';
import { addGathering, content } from '../../testkit/drafts.js';
import { testApp, type Answer } from '../../testkit/testApp.js';
import { addWorld } from '../../testkit/world.js';
import { inTransaction } from '../platform/db/pool.js';
import type { Database } from '../platform/db/tables.js';

const app = await testApp();
const world = await addWorld(app, '青屿市');
const branch = world.at.一;
await inTransaction<Database, unknown>(app.deps.pool, (tx) =>
  app.deps.recount.all(tx, world.tenantId, app.clock.today()),
);
const clerk = await as(app, world, 'clerk');
const draft = content(
  { kinds: ['committeeMeeting'], beginsAt: '14:00', place: '小会议室' },
  { kinds: ['memberMeeting', 'themeDay'], beginsAt: '14:30', topic: '研究<九月>工作', minutes: '一、学习\n二、讨论' },
);
const isPage = ({ status, headers, text }: Answer): string => {
  expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  expect(headers['content-disposition']).toMatch(/^inline; /u);
  return text;
};

describe('paper twins over the web', () => {
  it('of a plan name those due at each of its meetings', async () => {
    const gatheringId = await addGathering(app, world.tenantId, branch.id, draft);
    const print = async (endpoint: Parameters<typeof clerk.ask>[0]): Promise<string> =>
      isPage(await clerk.ask(endpoint, { params: { gatheringId } }));
    expect(await print(noticePage)).toContain('关于召开支委会、党员大会、主题党日的通知');
    expect(await print(agendaPage)).toContain('研究&lt;九月&gt;工作');
    expect(await print(signInPage)).toContain(branch.member.name);
  });

  it('of a record and of the year tell what was filed', async () => {
    const gatheringId = await addGathering(app, world.tenantId, branch.id, draft);
    const filed = await clerk.ask(fileGathering, { params: { gatheringId }, body: { revision: 1, lateReason: '' } });
    const { meetings } = filed.json as { meetings: { id: string }[] };
    const params = { meetingId: meetings[1]?.id ?? '' };
    const minutes = isPage(await clerk.ask(minutesPage, { params }));
    for (const said of ['党员大会、主题党日', '<p>一、学习</p><p>二、讨论</p>', '14:30', branch.member.name])
      expect(minutes).toContain(said);
    const book = isPage(
      await clerk.ask(handbookPage, { params: { organisationId: branch.id }, query: { year: '2026' } }),
    );
    for (const said of ['研究&lt;九月&gt;工作', '2026年3月18日', '第一党小组', '党支部工作手册'])
      expect(book).toContain(said);
    const empty = isPage(
      await clerk.ask(handbookPage, { params: { organisationId: branch.id }, query: { year: '2025' } }),
    );
    expect(empty).toContain('本年度没有登记组织生活。');
  });
});
