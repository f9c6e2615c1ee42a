import { useEffect, useRef, useState, type ReactNode } from 'react';

type DropMenuProps = {
  readonly className: string;
  readonly summary: ReactNode;
  /** What drops down; it is given the means to close it. */
  readonly children: (close: () => void) => ReactNode;
};

/** A native disclosure that also closes on Esc, on a choice and on a press elsewhere. */
export const DropMenu = ({ className, summary, children }: DropMenuProps): ReactNode => {
  const ref = useRef<HTMLDetailsElement>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!open) return undefined;
    const close = (event: Event): void => {
      const escaped = event instanceof KeyboardEvent && event.key === 'Escape';
      const outside = event.type === 'pointerdown' && !ref.current?.contains(event.target as Node);
      if (escaped || outside) setOpen(false);
      if (escaped) ref.current?.querySelector('summary')?.focus();
    };
    document.addEventListener('keydown', close);
    document.addEventListener('pointerdown', close);
    return () => {
      document.removeEventListener('keydown', close);
      document.removeEventListener('pointerdown', close);
    };
  }, [open]);
  return (
    <details
      ref={ref}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className={`drop-menu ${className}`}
    >
      <summary>{summary}</summary>
      <div className="drop-panel">{children(() => setOpen(false))}</div>
    </details>
  );
};
