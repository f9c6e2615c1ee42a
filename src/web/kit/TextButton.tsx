import type { ReactNode } from 'react';

type TextButtonProps = {
  readonly onClick: () => void;
  readonly label?: string;
  readonly names?: boolean;
  readonly children: ReactNode;
};

/** A deed inside running text or a table: looks like a link, stands on the line, and is left out of print unless it names a thing. */
export const TextButton = ({ onClick, label, names = false, children }: TextButtonProps): ReactNode => (
  <button type="button" className={names ? 'text-button' : 'text-button no-print'} aria-label={label} onClick={onClick}>
    {children}
  </button>
);
