import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { saveGathering, showGathering, startGathering } from '../../../contract/meetings.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { call } from '../../kit/call.js';
import { setSessionEnded, useSessionEnded } from '../../session/sessionEnded.js';
import { useMe } from '../../session/useMe.js';
import { DraftDesk, type DeskView, type Ports } from '../draft/desk.js';
import type { Draft } from '../draft/draft.js';
import { shelfOf, type Shelf } from '../draft/kept.js';

/** What this browser keeps for the account that is signed in. */
export const useShelf = (): Shelf => {
  const { accountId } = useMe();
  const [shelf] = useState(() => shelfOf(localStorage, accountId));
  return shelf;
};

const portsOn = (shelf: Shelf): Ports => ({
  start: ({ id, organisationId, day, state, recurringId, content }) =>
    call(startGathering, { params: { organisationId }, body: { id, day, state, recurringId, content } }),
  save: ({ id, revision, day, content }) =>
    call(saveGathering, { params: { gatheringId: id }, body: { revision, day, content } }),
  look: async (id) => {
    const there = await call(showGathering, { params: { gatheringId: id } });
    return { day: there.day as CalendarDay, content: there.content, revision: there.revision, by: there.changedBy };
  },
  shelf,
  onSessionEnded: () => setSessionEnded(true),
});

/** Saves when the network is back, when somebody has signed in again, and when the page is put away. */
const useChances = (desk: DraftDesk): void => {
  const ended = useSessionEnded();
  const before = useRef(ended);
  useEffect(() => {
    if (before.current && !ended) void desk.flush();
    before.current = ended;
  }, [desk, ended]);
  useEffect(() => {
    // A form that nobody has touched leaves no draft behind.
    const now = (): void => {
      if (desk.view().standing !== 'untouched') void desk.flush();
    };
    // What an earlier visit left unsaved is sent at once.
    if (desk.view().standing === 'unsaved') now();
    window.addEventListener('online', now);
    document.addEventListener('visibilitychange', now);
    return () => {
      window.removeEventListener('online', now);
      document.removeEventListener('visibilitychange', now);
      now();
    };
  }, [desk]);
};

/** A draft under work, kept here and on the server. Lists of drafts are asked again after it was saved. */
export const useDesk = (draft: Draft, shelf: Shelf): readonly [DraftDesk, DeskView] => {
  const [desk] = useState(() => new DraftDesk(draft, portsOn(shelf)));
  const view = useSyncExternalStore(desk.subscribe, desk.view);
  useChances(desk);
  const client = useQueryClient();
  useEffect(
    () => () => {
      void client.invalidateQueries({ refetchType: 'none' });
    },
    [client],
  );
  return [desk, view];
};
