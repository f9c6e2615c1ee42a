import { arrange } from '../../../domain/meetings/arrange.js';
import type { ClockTime } from '../../../domain/meetings/clockTime.js';
import {
  meetingPart,
  type ActivityKind,
  type GatheringContent,
  type MeetingPart,
} from '../../../domain/meetings/content.js';
import { localKindsOf, type Basis } from './basis.js';

type Parts = readonly MeetingPart[];
const alike = (part: MeetingPart, kinds: readonly ActivityKind[]): number =>
  part.kinds.filter((kind) => kinds.includes(kind)).length;

/** A 党课 has somebody who gives it: its item stands ready, so that only the name is chosen. */
const withLesson = (part: MeetingPart): MeetingPart =>
  part.kinds.includes('partyLesson') && !part.items.some((item) => item.form === 'lesson')
    ? {
        ...part,
        items: [{ form: 'lesson', title: '', speakerId: null, speakerName: '', minutes: null }, ...part.items],
      }
    : part;

/** The leader of the groups that meet chairs, where there is one. */
export const leaderOf = (basis: Basis, groupIds: readonly string[]): string | null =>
  basis.people.find((p) => p.posts.includes('groupLeader') && p.groupId !== null && groupIds.includes(p.groupId))?.id ??
  null;

/** A meeting of these kinds with all that is known: place, chair and recorder as usual, the only group there is. */
const newPart = (kinds: readonly ActivityKind[], basis: Basis): MeetingPart => {
  const ofGroup = basis.kinds.some((k) => kinds.includes(k.id) && k.audience === 'group');
  const groupIds = ofGroup && basis.groups.length === 1 ? basis.groups.map((g) => g.id) : [];
  return withLesson(
    meetingPart.parse({
      kinds,
      place: basis.usual.place,
      chairId: ofGroup ? leaderOf(basis, groupIds) : basis.usual.chairId,
      recorderId: basis.usual.recorderId,
      groupIds,
    }),
  );
};

/** The afternoon begins and ends as it usually does; what lies between two meetings is not known. */
const withHours = (parts: Parts, begins: ClockTime | null, ends: ClockTime | null): Parts =>
  parts.map((part, i) => ({
    ...part,
    ...(i === 0 && part.beginsAt === null && { beginsAt: begins }),
    ...(i === parts.length - 1 && part.endsAt === null && { endsAt: ends }),
  }));

export const hoursOf = (parts: Parts): { readonly begins: ClockTime | null; readonly ends: ClockTime | null } => ({
  begins: parts[0]?.beginsAt ?? null,
  ends: parts.at(-1)?.endsAt ?? null,
});

/** Those who were missing are missing in a meeting that is added, too; it may be changed there. */
const withMissing = (part: MeetingPart, others: Parts): MeetingPart => ({
  ...part,
  missing: Object.assign({}, ...others.map((o) => o.missing), part.missing) as MeetingPart['missing'],
});

export type Arranged = { readonly parts: Parts; readonly spare: Parts };

/**
 * The meetings of an afternoon of these kinds. What was filled in stays with the meeting that shares most kinds; a meeting that falls
 * away is spared, so that choosing its kind again brings it back.
 */
export const withKinds = (parts: Parts, spare: Parts, kinds: readonly ActivityKind[], basis: Basis): Arranged => {
  const hours = parts.length > 0 ? hoursOf(parts) : { begins: null, ends: null };
  const begins = hours.begins ?? (basis.usual.beginsAt as ClockTime | null);
  const ends = hours.ends ?? (basis.usual.endsAt as ClockTime | null);
  const left = new Set<MeetingPart>([...parts, ...spare]);
  const take = (wanted: readonly ActivityKind[]): MeetingPart | undefined => {
    const best = [...left].filter((p) => alike(p, wanted) > 0).sort((a, b) => alike(b, wanted) - alike(a, wanted))[0];
    if (best) left.delete(best);
    return best;
  };
  const arranged = arrange(kinds, basis.combinations, localKindsOf(basis)).map((wanted) => {
    const known = take(wanted);
    return known ? withLesson({ ...known, kinds: [...wanted] }) : withMissing(newPart(wanted, basis), parts);
  });
  const bounded = arranged.map((part, i) => ({
    ...part,
    ...(i > 0 && part.beginsAt === begins && { beginsAt: null }),
    ...(i < arranged.length - 1 && part.endsAt === ends && { endsAt: null }),
  }));
  return { parts: withHours(bounded, begins, ends), spare: [...left] };
};

export const changePart = (content: GatheringContent, at: number, change: Partial<MeetingPart>): GatheringContent => ({
  ...content,
  parts: content.parts.map((part, i) => (i === at ? { ...part, ...change } : part)),
});

type Missing = MeetingPart['missing'];
const next = { present: 'leave', leave: 'absent', absent: 'present' } as const;

const marked = (missing: Missing, id: string, presence: 'present' | 'leave' | 'absent'): Missing => {
  const { [id]: _former, ...others } = missing;
  return presence === 'present' ? others : { ...others, [id]: presence };
};

/** A tap on a name: 到会, 请假, 缺席, and round again. Meetings after this one follow where they stood the same. */
export const tapPerson = (content: GatheringContent, at: number, id: string): GatheringContent => {
  const former = content.parts[at]?.missing[id] ?? 'present';
  const presence = next[former];
  return {
    ...content,
    parts: content.parts.map((part, i) =>
      i === at || (i > at && (part.missing[id] ?? 'present') === former)
        ? { ...part, missing: marked(part.missing, id, presence) }
        : part,
    ),
  };
};

/** The hours of the whole afternoon. */
export const changeHours = (
  content: GatheringContent,
  hours: { readonly begins: ClockTime | null; readonly ends: ClockTime | null },
): GatheringContent => ({
  ...content,
  parts: content.parts.map((part, i) => ({
    ...part,
    ...(i === 0 && { beginsAt: hours.begins }),
    ...(i === content.parts.length - 1 && { endsAt: hours.ends }),
  })),
});

/** The place of all meetings that were at the same place as the first. */
export const changePlace = (content: GatheringContent, place: string): GatheringContent => {
  const former = content.parts[0]?.place ?? '';
  return { ...content, parts: content.parts.map((part) => (part.place === former ? { ...part, place } : part)) };
};
