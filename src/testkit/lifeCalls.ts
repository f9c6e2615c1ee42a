import * as attachments from '../contract/attachments.js';
import type { Endpoint } from '../contract/endpoint.js';
import * as settings from '../contract/meetingSettings.js';
import * as problems from '../contract/problems.js';
import * as study from '../contract/study.js';
import * as talks from '../contract/talks.js';
import { addAttachments } from '../server/meetings/attachments/attachments.js';
import * as store from '../server/meetings/settings/store.js';
import { setSolved } from '../server/meetings/problems/store.js';
import { insertTalks } from '../server/meetings/talks/store.js';
import { inTransaction } from '../server/platform/db/pool.js';
import type { Database } from '../server/platform/db/tables.js';
import { newId } from '../server/platform/ids.js';
import { day as dayOf } from '../domain/shared/calendarDay.js';
import { Readable } from 'node:stream';
import type { PoolClient } from 'pg';
import type { Writer } from '../server/meetings/store.js';
import { multipart } from './multipart.js';
import { addMeeting, addPerson, addProblem } from './rows.js';
import type { Making, Situation } from './situation.js';

const day = '2026-09-25';
const here = ({ organisation }: Situation) => ({ organisationId: organisation.id });
const who = ({ world }: Situation) => ({
  tenantId: world.tenantId,
  accountId: null,
  personId: null,
  name: '某人',
  holdings: [],
});
const inOwn = <T>({ app, world }: Situation, work: (client: PoolClient, by: Writer) => Promise<T>): Promise<T> =>
  inTransaction<Database, T>(app.database.pool, ({ client }) =>
    work(client, { tenantId: world.tenantId, accountId: null, at: app.clock.now() }),
  );

const ofSettings: readonly (readonly [Endpoint, Making])[] = [
  [settings.showMeetingSettings, (s) => ({ params: here(s) })],
  [settings.changeMeetingSetting, (s) => ({ params: here(s), body: { name: 'lateAfterDays', value: 10 } })],
  [
    settings.addRecurringDay,
    (s) => ({
      params: here(s),
      body: { title: '主题党日', kinds: ['themeDay'], pattern: { every: 'monthDay', day: 25 }, since: day },
    }),
  ],
  [
    settings.endRecurringDay,
    async (s) => {
      const r = { id: newId(), organisationId: s.organisation.id, title: '学习日', kinds: ['studyDay'] as const };
      const pattern = { every: 'week', weekday: 5, shift: 'after' } as const;
      await inOwn(s, (client, by) =>
        store.insertRecurringDay(client, by, { ...r, pattern, beginsAt: null, place: '', since: dayOf('2026-01-01') }),
      );
      return { params: { ...here(s), recurringId: r.id }, body: { until: day } };
    },
  ],
  [
    settings.addTemplate,
    (s) => ({ params: here(s), body: { kind: 'themeDay', title: '主题党日记录', body: '一、学习\n二、讨论' } }),
  ],
  [
    settings.endTemplate,
    async (s) => {
      const t = {
        id: newId(),
        organisationId: s.organisation.id,
        kind: 'themeDay',
        title: '旧模板',
        body: '略',
      } as const;
      await inOwn(s, (client, by) => store.insertTemplate(client, by, t));
      return { params: { ...here(s), templateId: t.id }, body: {} };
    },
  ],
  [settings.addActivityKind, (s) => ({ params: here(s), body: { title: `夜读${newId()}`, audience: 'some' } })],
  [
    settings.endActivityKind,
    async (s) => {
      const k = { id: newId(), organisationId: s.organisation.id, title: '旧种类', audience: 'some' } as const;
      await inOwn(s, (client, by) => store.insertActivityKind(client, by, k));
      return { params: { ...here(s), kindId: k.id }, body: {} };
    },
  ],
  [
    settings.correctHoliday,
    () => ({ body: { since: '2026-10-09', through: '2026-10-09', kind: 'off', name: '调休' } }),
  ],
];

const twoOf = async (s: Situation) => {
  const add = (name: string) => addPerson(s.app, s.world.tenantId, { name, organisationId: s.organisation.id });
  return [(await add('林海')).id, (await add('秦川')).id] as const;
};
const ofTalks: readonly (readonly [Endpoint, Making])[] = [
  [talks.talkRegister, (s) => ({ params: here(s) })],
  [talks.talkCoverage, (s) => ({ params: here(s) })],
  [talks.recordTalks, async (s) => ({ params: here(s), body: { day, pairs: [await twoOf(s)] } })],
  [
    talks.removeTalk,
    async (s) => {
      const pair = await twoOf(s);
      await inOwn(s, (client, by) => insertTalks(client, by, s.organisation.id, dayOf(day), [pair]));
      const { rows } = await s.app.database.pool.query<{ id: string }>(
        'select t.id from talks t where t.tenant_id = $1 and $2 in (t.one_id, t.other_id)',
        [s.world.tenantId, pair[0]],
      );
      return { params: { ...here(s), talkId: rows[0]?.id ?? '' }, body: {} };
    },
  ],
];

const freshProblem = (s: Situation): Promise<string> => addProblem(s.app, s.world.tenantId, s.organisation.id);
const ofProblems: readonly (readonly [Endpoint, Making])[] = [
  [problems.problemList, (s) => ({ params: here(s) })],
  [
    problems.solveProblem,
    async (s) => ({
      params: { ...here(s), problemId: await freshProblem(s) },
      body: { solvedOn: day, proof: '已建成服务窗口' },
    }),
  ],
  [
    problems.reopenProblem,
    async (s) => {
      const problemId = await freshProblem(s);
      await inOwn(s, (client, by) => setSolved(client, by, problemId, dayOf(day), '已建成服务窗口'));
      return { params: { ...here(s), problemId }, body: { reason: '窗口又停了' } };
    },
  ],
];

const pdf = Buffer.from('%PDF-1.4\n%%EOF\n');
async function* onePdf() {
  yield await Promise.resolve({ fileName: '签到表.pdf', content: Readable.from([pdf]) });
}
const freshAttachment = async (s: Situation) => {
  const meetingId = await addMeeting(s.app, s.world.tenantId, s.organisation.id);
  await addAttachments(s.app.deps)(who(s), meetingId, onePdf());
  const { rows } = await s.app.database.pool.query<{ id: string }>(
    'select x.id from attachments x where x.tenant_id = $1 and x.meeting_id = $2 order by x.id desc limit 1',
    [s.world.tenantId, meetingId],
  );
  return { params: { meetingId, attachmentId: rows[0]?.id ?? '' } };
};
const ofAttachments: readonly (readonly [Endpoint, Making])[] = [
  [attachments.attachmentList, ({ organisation }) => ({ params: { meetingId: organisation.meetingId } })],
  [
    attachments.addAttachment,
    async (s) => ({
      params: { meetingId: await addMeeting(s.app, s.world.tenantId, s.organisation.id) },
      ...multipart({}, [{ name: '签到表.pdf', content: pdf }]),
    }),
  ],
  [attachments.downloadAttachment, freshAttachment],
  [attachments.removeAttachment, async (s) => ({ ...(await freshAttachment(s)), body: {} })],
];

/** How the calls about settings, talks, problems, study and attachments are made. */
export const ofLife: readonly (readonly [Endpoint, Making])[] = [
  ...ofSettings,
  ...ofTalks,
  ...ofProblems,
  [study.memberStudy, ({ person }) => ({ params: { personId: person.id } })],
  [study.branchStudy, (s) => ({ params: here(s) })],
  ...ofAttachments,
];
