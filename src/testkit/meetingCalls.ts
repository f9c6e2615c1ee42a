import type { Endpoint } from '../contract/endpoint.js';
import * as documents from '../contract/documents.js';
import * as meetings from '../contract/meetings.js';
import * as records from '../contract/records.js';
import { fileGathering } from '../server/meetings/usecases/file.js';
import { newId } from '../server/platform/ids.js';
import type { Making, Situation } from './situation.js';
import { addGathering, content, part } from './drafts.js';

const freshDraft = (s: Situation): Promise<string> => addGathering(s.app, s.world.tenantId, s.organisation.id);
const ofDraft =
  (body?: unknown): Making =>
  async (s) => ({ params: { gatheringId: await freshDraft(s) }, ...(body !== undefined && { body }) });

/** A record that has just been filed; where a record cannot be (a committee holds none) the one that was imported. */
const freshRecord = async (s: Situation): Promise<string> => {
  const id = await freshDraft(s);
  const who = { tenantId: s.world.tenantId, accountId: null, personId: null, name: '某人', holdings: [] };
  const filed = await fileGathering(s.app.deps)(who, { id, revision: 1, lateReason: '' }).catch(() => null);
  return filed?.meetings[0]?.id ?? s.organisation.meetingId;
};
const ofRecord =
  (body?: unknown): Making =>
  async (s) => ({ params: { meetingId: await freshRecord(s) }, ...(body !== undefined && { body }) });

const here = ({ organisation }: Situation) => ({ params: { organisationId: organisation.id } });
const day = '2026-09-25';

/** How each endpoint of organisation life is called. */
export const ofMeetings: readonly (readonly [Endpoint, Making])[] = [
  [meetings.branchCalendar, (s) => ({ ...here(s), query: { from: '2026-09-01', until: '2026-11-01' } })],
  [meetings.gatheringBasis, (s) => ({ ...here(s), query: { day } })],
  [
    meetings.startGathering,
    (s) => ({ ...here(s), body: { id: newId(), day, state: 'planned', content: content({ kinds: ['themeDay'] }) } }),
  ],
  [meetings.showGathering, ofDraft()],
  [meetings.saveGathering, ofDraft({ revision: 1, day, content: content({ kinds: ['themeDay'], topic: '改' }) })],
  [meetings.cancelGathering, ofDraft({ reason: '改期' })],
  [meetings.judgeGathering, ofDraft({ lateReason: '' })],
  [meetings.fileGathering, ofDraft({ revision: 1, lateReason: '' })],
  [
    records.correctMeeting,
    async (s) =>
      ofRecord({ version: 1, day, content: part({ kinds: ['themeDay'], topic: `更正 ${newId()}` }), reason: '写错了' })(
        s,
      ),
  ],
  [records.signMeeting, ofRecord({ version: 1 })],
  [records.returnMeeting, ofRecord({ version: 1, reason: '缺会议记录' })],
  [records.meetingVersions, ofRecord()],
  [documents.noticePage, ofDraft()],
  [documents.agendaPage, ofDraft()],
  [documents.signInPage, ofDraft()],
  [documents.minutesPage, ofRecord()],
  [documents.handbookPage, (s) => ({ ...here(s), query: { year: '2026' } })],
];
