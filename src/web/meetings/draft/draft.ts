import { gatheringContent, type GatheringContent } from '../../../domain/meetings/content.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';

/** What two people may write at: the day and the content. */
export type Written = { readonly day: CalendarDay; readonly content: GatheringContent };

/** A plan or record as it stands in this browser. Until something is chosen it may have no parts. */
export type Draft = Written & {
  readonly id: string;
  readonly organisationId: string;
  readonly state: 'planned' | 'held';
  readonly recurringId: string | null;
  /** Why it is entered late (补录); sent when it is filed. */
  readonly lateReason: string;
  /** 0: the server does not know it yet. */
  readonly revision: number;
  /** Sent at least once, so the server may know it although no answer came. */
  readonly tried: boolean;
  /** What the server is known to have. */
  readonly base: Written | null;
};

/** One text for each value, whatever the order in which its fields were set. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value as Record<string, unknown>)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`;
};
export const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

/** As the server keeps it: blanks around what was typed are gone. */
export const asKept = ({ day, content }: Written): Written => {
  const parsed = gatheringContent.safeParse(content);
  return { day, content: parsed.success ? parsed.data : content };
};

export const writtenOf = ({ day, content }: Written): Written => ({ day, content });

/** True where the server has all that is written. */
export const isSaved = (draft: Draft): boolean => draft.base !== null && same(draft.base, writtenOf(draft));
