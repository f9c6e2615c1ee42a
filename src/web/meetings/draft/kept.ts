import { z } from 'zod';
import { gatheringContent, meetingPart } from '../../../domain/meetings/content.js';
import { parseDay, type CalendarDay } from '../../../domain/shared/calendarDay.js';
import type { Draft } from './draft.js';

const day = z
  .string()
  .refine((text) => parseDay(text) !== null)
  .transform((text) => text as CalendarDay);
const written = z.object({ day, content: gatheringContent });
/** A draft as it is kept; one of another version of the program that cannot be read is left alone. */
const keptDraft = z.object({
  id: z.uuid(),
  organisationId: z.uuid(),
  state: z.enum(['planned', 'held']),
  recurringId: z.uuid().nullable(),
  day,
  content: gatheringContent.extend({ parts: z.array(meetingPart) }),
  lateReason: z.string(),
  revision: z.number(),
  tried: z.boolean(),
  base: written.nullable(),
});

/** Where this browser keeps what the server has not acknowledged: apart for each account, because people share computers. */
export type Shelf = {
  readonly get: (id: string) => Draft | null;
  /** False where the browser keeps nothing. */
  readonly put: (draft: Draft) => boolean;
  readonly remove: (id: string) => void;
  readonly all: () => readonly Draft[];
};

const read = (text: string | null): Draft | null => {
  if (text === null) return null;
  try {
    const parsed = keptDraft.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};

const namesIn = (storage: Storage, prefix: string): readonly string[] =>
  Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '').filter((name) => name.startsWith(prefix));

export const shelfOf = (storage: Storage, accountId: string): Shelf => {
  const prefix = `zhibu.draft.${accountId}.`;
  return {
    get: (id) => read(storage.getItem(prefix + id)),
    put: (draft) => {
      try {
        storage.setItem(prefix + draft.id, JSON.stringify(draft));
        return true;
      } catch {
        return false;
      }
    },
    remove: (id) => storage.removeItem(prefix + id),
    all: () =>
      namesIn(storage, prefix)
        .map((name) => read(storage.getItem(name)))
        .filter((draft) => draft !== null),
  };
};
