import type { z } from 'zod';
import type { gatheringBasis } from '../../../contract/meetings.js';
import type { LocalKind } from '../../../domain/meetings/audience.js';
import { audienceOf, kindTitle } from '../../../domain/meetings/audience.js';
import type { ActivityKind, MeetingPart } from '../../../domain/meetings/content.js';
import type { Circumstances } from '../../../domain/meetings/judgement.js';
import type { BranchPerson } from '../../../domain/meetings/roll.js';
import { parsePeriod } from '../../../domain/obligations/period.js';
import type { Post } from '../../../domain/organisations/posts.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import type { Names } from '../partText.js';

/** All that the platform knows about a branch on a day. */
export type Basis = z.output<(typeof gatheringBasis)['reply']>;
export type Person = Basis['people'][number];

export const localKindsOf = (basis: Basis): readonly LocalKind[] =>
  basis.kinds.filter((k) => k.id.startsWith('local:'));

/** What the rules of meetings judge by, as the server would load it. */
export const circumstancesOf = (basis: Basis, day: CalendarDay): Circumstances => ({
  day,
  today: basis.today as CalendarDay,
  existed: basis.existed,
  hasCommittee: basis.hasCommittee,
  people: basis.people.map((p): BranchPerson => ({ ...p, posts: p.posts as Post[] })),
  local: localKindsOf(basis),
  combinations: basis.combinations,
  lateAfterDays: basis.lateAfterDays,
});

export const namesOf = (basis: Basis): Names => ({
  person: (id) => basis.people.find((p) => p.id === id)?.name ?? '（当日不在本支部）',
  kind: (kind) => kindTitle(kind, localKindsOf(basis)),
  group: (id) => basis.groups.find((g) => g.id === id)?.name ?? '（另一党小组）',
});

export type Due = Basis['due'][number];
const containsDay = (period: string, day: string): boolean => {
  const known = parsePeriod(period);
  return known !== null && known.start <= day && day < known.end;
};
/** What is due and can still be done by a meeting on the day. */
export const dueOn = (basis: Basis, day: string): readonly Due[] => basis.due.filter((d) => containsDay(d.period, day));

/** What the meetings of a day close of what is due; each obligation once. */
export const closedBy = (basis: Basis, day: string, parts: readonly MeetingPart[]): readonly Due[] =>
  dueOn(basis, day).filter((d) =>
    parts.some((part) => part.kinds.includes(d.kind) && (d.groupId === null || part.groupIds.includes(d.groupId))),
  );

/** Kinds to offer first: what is due on the day, then the others. */
export const kindsInOrder = (
  basis: Basis,
  day: string,
): readonly (Basis['kinds'][number] & { readonly due: boolean })[] => {
  const due = new Set(dueOn(basis, day).map((d) => d.kind));
  const all = basis.kinds
    .filter((k) => basis.hasCommittee || k.audience !== 'committee')
    .filter((k) => basis.groups.length > 0 || k.audience !== 'group')
    .map((k) => ({ ...k, due: due.has(k.id) }));
  return [...all.filter((k) => k.due), ...all.filter((k) => !k.due)];
};

/** Whether each kind that is asked for is one that the form knows. */
export const knownKinds = (basis: Basis, asked: readonly string[]): readonly ActivityKind[] =>
  basis.kinds.filter((k) => asked.includes(k.id)).map((k) => k.id);

export const audienceOfPart = (basis: Basis, part: MeetingPart): ReturnType<typeof audienceOf> =>
  audienceOf(part.kinds, localKindsOf(basis));
