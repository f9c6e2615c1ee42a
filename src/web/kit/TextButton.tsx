import type { ReactNode } from 'react';

type TextButtonProps = { readonly onClick: () => void; readonly label?: string; readonly children: ReactNode };

/** A deed inside running text or a table: looks like a link, stands on the line, and is left out of print. */
export const TextButton = ({ onClick, label, children }: TextButtonProps): ReactNode => (
  <button type="button" className="text-button no-print" aria-label={label} onClick={onClick}>
    {children}
  </button>
);
