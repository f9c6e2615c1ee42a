import type { ActivityKind } from './content.js';
import { recordKinds, recordKindTitles, type RecordKind } from './recordKind.js';

/** Who is due: all members, the branch committee, a group; or nobody in particular, and those who came are named. */
export const audiences = ['members', 'committee', 'group', 'some'] as const;
export type MeetingAudience = (typeof audiences)[number];
export const audienceTitles: Readonly<Record<MeetingAudience, string>> = {
  members: '全体党员',
  committee: '支委会委员',
  group: '党小组党员',
  some: '实际参加的人',
};

/** A kind that a committee has added, as it stands on the day. */
export type LocalKind = { readonly id: ActivityKind; readonly title: string; readonly audience: MeetingAudience };

const shipped: Readonly<Partial<Record<RecordKind, MeetingAudience>>> = {
  committeeMeeting: 'committee',
  groupMeeting: 'group',
  siteVisit: 'some',
  volunteering: 'some',
};

export const audienceOfKind = (kind: ActivityKind, local: readonly LocalKind[]): MeetingAudience =>
  local.find((l) => l.id === kind)?.audience ?? shipped[kind as RecordKind] ?? 'members';

/** Whether a kind is shipped, or one of those added. */
export const isKnownKind = (kind: ActivityKind, local: readonly LocalKind[]): boolean =>
  recordKinds.some((known) => known === kind) || local.some((l) => l.id === kind);

/** The name of a kind; one that was added and is not known any more shows as 其他活动. */
export const kindTitle = (kind: string, local: readonly LocalKind[] = []): string =>
  recordKindTitles[kind as RecordKind] ?? local.find((l) => l.id === kind)?.title ?? '其他活动';

/** Who is due at a meeting of several kinds: what its narrowest kind says, so that a 党小组会 with a 党课 stays a group's. */
export const audienceOf = (kinds: readonly ActivityKind[], local: readonly LocalKind[]): MeetingAudience => {
  const found = kinds.map((kind) => audienceOfKind(kind, local));
  return (['group', 'committee', 'members'] as const).find((audience) => found.includes(audience)) ?? 'some';
};

/**
 * Which kinds one meeting may be counted as, where a committee has not decided otherwise: sets, each of which says that all its
 * kinds may be one meeting. 组织生活会 may be held as 党员大会, 支委会 or 党小组会 (支部工作条例, Z-22).
 */
export const defaultCombinations: readonly (readonly ActivityKind[])[] = [
  ['memberMeeting', 'partyLesson', 'themeDay', 'studyDay'],
  ['memberMeeting', 'organisationLifeMeeting', 'memberReview', 'themeDay'],
  ['committeeMeeting', 'organisationLifeMeeting'],
  ['groupMeeting', 'organisationLifeMeeting', 'studyDay', 'partyLesson'],
  ['themeDay', 'partyLesson', 'siteVisit', 'volunteering', 'studyDay', 'readingExchange'],
];

/** Whether one meeting may be counted as all of these kinds. */
export const mayCombine = (
  kinds: readonly ActivityKind[],
  combinations: readonly (readonly ActivityKind[])[],
): boolean => new Set(kinds).size <= 1 || combinations.some((set) => kinds.every((kind) => set.includes(kind)));
