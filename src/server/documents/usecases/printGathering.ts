import {
  agendaPage,
  noticePage,
  signInPage,
  type PlannedGathering,
  type PlannedMeeting,
} from '../../../domain/documents/meetingDocuments.js';
import { kindTitle } from '../../../domain/meetings/audience.js';
import { itemFormTitles, type MeetingPart } from '../../../domain/meetings/content.js';
import { rollOf } from '../../../domain/meetings/roll.js';
import { gatheringById } from '../../meetings/reads/gatherings.js';
import { gatheringThen, type GatheringThen } from '../../meetings/reads/planned.js';
import type { Deps } from '../../platform/deps.js';
import type { Download } from '../../platform/files.js';
import { Refusal } from '../../platform/refusal.js';
import { asPage } from '../page.js';

const toPlanned = (part: MeetingPart, { people, local }: GatheringThen): PlannedMeeting => {
  const names = new Map(people.map((p) => [p.id, p.name]));
  const nameOf = (id: string | null): string => (id === null ? '' : (names.get(id) ?? ''));
  return {
    kinds: part.kinds.map((kind) => kindTitle(kind, local)),
    topic: part.topic,
    place: part.place,
    beginsAt: part.beginsAt,
    endsAt: part.endsAt,
    chair: nameOf(part.chairId),
    recorder: nameOf(part.recorderId),
    items: part.items.map((i) => ({
      form: itemFormTitles[i.form],
      title: i.title,
      speaker: i.speakerId === null ? i.speakerName : nameOf(i.speakerId),
      minutes: i.minutes,
    })),
    roll: rollOf(part, people, local).entries.map(({ name, voting }) => ({ name, voting })),
  };
};

const papers = {
  notice: { title: '通知', of: noticePage },
  agenda: { title: '议程', of: agendaPage },
  signIn: { title: '签到表', of: signInPage },
} as const;

/**
 * A paper twin of a gathering that is planned.
 * @throws Refusal notFound, meeting.noBranch
 */
export const printGathering =
  (deps: Deps) =>
  async (tenantId: string, id: string, paper: keyof typeof papers): Promise<Download> => {
    const then = await gatheringThen(deps.pool, tenantId, id);
    if (!then) throw new Refusal((await gatheringById(deps.pool, tenantId, id)) ? 'meeting.noBranch' : 'notFound');
    const { gathering, content, branch } = then;
    const planned: PlannedGathering = {
      branch: branch.shortName,
      day: gathering.on_day,
      notice: content.notice,
      meetings: content.parts.map((part) => toPlanned(part, then)),
    };
    const { title, of } = papers[paper];
    return asPage(`${branch.shortName}${gathering.on_day}${title}`, of(planned));
  };
