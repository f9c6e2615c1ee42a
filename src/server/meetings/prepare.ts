import { kindTitle } from '../../domain/meetings/audience.js';
import { bearersOf } from '../../domain/meetings/bearers.js';
import type { GatheringContent, MeetingPart } from '../../domain/meetings/content.js';
import { outcomesOf } from '../../domain/meetings/judgement.js';
import { meetingKey } from '../../domain/meetings/meetingKey.js';
import { recordKinds, type RecordKind } from '../../domain/meetings/recordKind.js';
import { rollOf } from '../../domain/meetings/roll.js';
import { secrecyMark } from '../../domain/secrecy/secrecyMark.js';
import type { CalendarDay } from '../../domain/shared/calendarDay.js';
import type { RecordChange } from '../platform/deps.js';
import { keyDigest } from '../platform/digest.js';
import { Refusal } from '../platform/refusal.js';
import type { Setting } from './circumstances.js';
import type { MeetingToWrite } from './store.js';

/** All that somebody has typed into a draft, as one text. */
const textsOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((inner) => textsOf(inner));
};

/** @throws Refusal secrecy.marked where a text bears a marking: nothing of it is stored */
export const refuseMarked = (
  content: GatheringContent | MeetingPart | readonly string[],
  marks: readonly string[],
): void => {
  for (const text of textsOf(content)) {
    const found = secrecyMark(text, marks);
    if (found) throw new Refusal('secrecy.marked', [`密级标志：“${found.mark}”。`]);
  }
};

/** Everybody named must be of the branch on the day: an id of elsewhere is refused like a name that nobody bears. */
const insistOwn = (part: MeetingPart, { people, branch }: Setting): void => {
  const known = new Set(people.map((p) => p.id));
  const named = [
    part.chairId,
    part.recorderId,
    ...part.items.map((i) => i.speakerId),
    ...part.problems.map((p) => p.answerableId),
    ...part.tookPart,
  ];
  const groups = new Set(branch.groups.map((g) => g.id));
  if (named.some((id) => id !== null && !known.has(id)))
    throw new Refusal('request.invalid', ['所选人员当日不在本支部，请核对日期或者重新选择。']);
  if (part.groupIds.some((id) => !groups.has(id)))
    throw new Refusal('request.invalid', ['所选党小组当日不属于本支部，请重新选择。']);
};

/** Of which meeting of which gathering a part is written. */
export type Target = {
  readonly id: string;
  readonly branchId: string;
  readonly gatheringId: string;
  readonly day: CalendarDay;
  readonly lateReason: string | null;
};

/**
 * Make of a part of a draft what is written: roll of the day, outcome of votes, names, key.
 * @throws Refusal request.invalid where somebody named is not of the branch
 */
export const toWrite = (target: Target, part: MeetingPart, setting: Setting): MeetingToWrite => {
  insistOwn(part, setting);
  const { circumstances: c, branch } = setting;
  const roll = rollOf(part, c.people, c.local);
  const names = new Map(setting.people.map((p) => [p.id, p.name]));
  const titles = [...new Set(part.kinds)].map((kind) => kindTitle(kind, c.local));
  const topic = part.topic === '' ? titles.join('、') : part.topic;
  const groups = branch.groups.filter((g) => part.groupIds.includes(g.id)).map((g) => g.name);
  return {
    id: target.id,
    organisationId: target.branchId,
    gatheringId: target.gatheringId,
    heldOn: target.day,
    topic,
    key: keyDigest(meetingKey(target.day, titles, groups, topic)),
    part,
    roll,
    passed: outcomesOf(part, roll),
    bearers: bearersOf(part.kinds, target.branchId, part.groupIds),
    nameOf: (id) => (id === null ? '' : (names.get(id) ?? '')),
    lateReason: target.lateReason,
  };
};

const isRecordKind = (kind: string): kind is RecordKind => recordKinds.some((known) => known === kind);

/** What filing (+1) or withdrawing (-1) a meeting means to obligations: each kind for each bearer, once. */
export const recordChanges = (
  m: {
    readonly id: string;
    readonly organisationId: string;
    readonly heldOn: CalendarDay;
    readonly belongsToYear: number | null;
    readonly bearers: MeetingToWrite['bearers'];
  },
  sign: 1 | -1,
): readonly RecordChange[] =>
  m.bearers.flatMap(({ kind, organisationId }) =>
    isRecordKind(kind)
      ? [
          {
            branchId: m.organisationId,
            sign,
            record: {
              id: m.id,
              organisationId,
              kind,
              day: m.heldOn,
              ...(m.belongsToYear !== null && { belongsToYear: m.belongsToYear }),
            },
          },
        ]
      : [],
  );
