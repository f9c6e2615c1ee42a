import { useEffect, useSyncExternalStore, type ReactNode } from 'react';

type Toast = { readonly id: number; readonly text: string };
let shown: readonly Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();
const put = (next: readonly Toast[]): void => {
  shown = next;
  for (const tell of listeners) tell();
};

/** Say in passing that something is done; also read out. */
export const say = (text: string): void => put([...shown.slice(-2), { id: ++last, text }]);

const Line = ({ toast }: { toast: Toast }): ReactNode => {
  useEffect(() => {
    const timer = setTimeout(() => put(shown.filter((t) => t.id !== toast.id)), 5_000);
    return () => clearTimeout(timer);
  }, [toast.id]);
  return <p>{toast.text}</p>;
};

export const Toasts = (): ReactNode => {
  const list = useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => shown,
  );
  return (
    <div className="toasts" aria-live="polite">
      {list.map((toast) => (
        <Line key={toast.id} toast={toast} />
      ))}
    </div>
  );
};
