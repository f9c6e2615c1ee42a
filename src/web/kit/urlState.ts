import { useCallback } from 'react';
import { useLocation, useSearchParams } from 'react-router';

/** An address with some of its search parameters set; empty values are taken out. */
export const withSearch = (
  path: string,
  search: string,
  set: Readonly<Record<string, string | number | null | undefined>>,
): string => {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(set))
    if (value === null || value === undefined || value === '') next.delete(name);
    else next.set(name, String(value));
  const text = next.toString();
  return text === '' ? path : `${path}?${text}`;
};

/** A path that carries only the chosen day on, so that a question about the past stays in the past. */
export const carryDay = (path: string, search: string): string =>
  withSearch(path, '', { day: new URLSearchParams(search).get('day') });

/** `carryDay` for links of the present page. */
export const useDayPath = (): ((path: string) => string) => {
  const { search } = useLocation();
  return useCallback((path: string) => carryDay(path, search), [search]);
};

/** A search parameter as text, '' where absent, and how to set it (with the page number going back to the first). */
export const useSearchText = (name: string): [string, (value: string) => void] => {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (value: string) =>
      setParams(
        () => {
          // The address itself, not what was last drawn: two choices in quick succession both hold.
          const next = new URLSearchParams(window.location.search);
          if (value === '') next.delete(name);
          else next.set(name, value);
          if (name !== 'page') next.delete('page');
          return next;
        },
        { replace: true },
      ),
    [name, setParams],
  );
  return [params.get(name) ?? '', set];
};

/** The page number of a list, 1 where absent or nonsense. */
export const pageOf = (text: string): number => (/^[1-9]\d{0,6}$/.test(text) ? Number(text) : 1);
export const usePage = (): [number, (page: number) => void] => {
  const [text, set] = useSearchText('page');
  return [pageOf(text), (page) => set(page === 1 ? '' : String(page))];
};

/** The chosen day of the past, undefined for today. */
export const useDay = (): [string | undefined, (day: string) => void] => {
  const [text, set] = useSearchText('day');
  return [/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined, set];
};
