import { z } from 'zod';
import { endpoint, uuid } from './endpoint.js';

const page = { download: 'text/html; charset=utf-8', reply: z.unknown() } as const;
const ofGathering = {
  params: z.object({ gatheringId: uuid }),
  access: { action: 'meeting.draft', place: { of: 'gathering', param: 'gatheringId' } },
  refusals: ['notFound', 'meeting.noBranch'],
} as const;

/** Paper twins, each a page that stands by itself and prints as an office hands it in. */
export const noticePage = endpoint({
  method: 'GET',
  path: '/api/gatherings/:gatheringId/notice.html',
  title: '会议通知（打印）',
  ...ofGathering,
  ...page,
});
export const agendaPage = endpoint({
  method: 'GET',
  path: '/api/gatherings/:gatheringId/agenda.html',
  title: '会议议程（打印）',
  ...ofGathering,
  ...page,
});
export const signInPage = endpoint({
  method: 'GET',
  path: '/api/gatherings/:gatheringId/sign-in.html',
  title: '签到表（打印）',
  ...ofGathering,
  ...page,
});
export const minutesPage = endpoint({
  method: 'GET',
  path: '/api/meetings/:meetingId/minutes.html',
  title: '会议记录（打印）',
  params: z.object({ meetingId: uuid }),
  access: { action: 'meeting.read', place: { of: 'meeting', param: 'meetingId' } },
  refusals: ['notFound'],
  ...page,
});
export const handbookPage = endpoint({
  method: 'GET',
  path: '/api/organisations/:organisationId/handbook.html',
  title: '党支部工作手册（打印）',
  params: z.object({ organisationId: uuid }),
  query: z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() }),
  access: { action: 'meeting.read', place: { of: 'organisation', param: 'organisationId' } },
  refusals: ['notFound', 'meeting.noBranch'],
  ...page,
});
