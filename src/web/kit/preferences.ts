import { useSyncExternalStore } from 'react';

/** What this browser remembers for the person in front of it; nothing of it reaches the server. */
const names = { largeType: 'zhibu.largeType', tourSeen: 'zhibu.tourSeen' } as const;
export type Preference = keyof typeof names;
const listeners = new Set<() => void>();

const read = (name: Preference): boolean => {
  try {
    return localStorage.getItem(names[name]) === '1';
  } catch {
    return false;
  }
};

const write = (name: Preference, on: boolean): void => {
  try {
    if (on) localStorage.setItem(names[name], '1');
    else localStorage.removeItem(names[name]);
  } catch {
    // A browser that keeps nothing still works; the choice then lasts for this page only.
  }
  for (const tell of listeners) tell();
};

const subscribe = (tell: () => void): (() => void) => {
  listeners.add(tell);
  return () => listeners.delete(tell);
};

export const usePreference = (name: Preference): [boolean, (on: boolean) => void] => {
  const on = useSyncExternalStore(subscribe, () => read(name));
  return [on, (next) => write(name, next)];
};
