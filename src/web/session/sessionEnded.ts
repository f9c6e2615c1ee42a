import { useSyncExternalStore } from 'react';

let ended = false;
const listeners = new Set<() => void>();

/** Told by whichever call first finds the session gone; the page below stays as it is, with what was typed. */
export const setSessionEnded = (value: boolean): void => {
  if (ended === value) return;
  ended = value;
  for (const tell of listeners) tell();
};

export const useSessionEnded = (): boolean =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => ended,
  );
