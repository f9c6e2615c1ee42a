import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { Button } from 'antd';
import CloseOutlined from '@ant-design/icons/CloseOutlined';

type DialogProps = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** At the side for reading, in the middle for deciding. */
  readonly at?: 'side' | 'middle';
  /** Cannot be closed without an answer. */
  readonly binding?: boolean;
};

/**
 * The browser's own modal dialog: it keeps the focus inside, closes on Esc and gives the focus back. Mount it to open it.
 */
export const Dialog = ({ title, onClose, children, at = 'middle', binding = false }: DialogProps): ReactNode => {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Closed while it still stands in the document: only then does the browser give the focus back to where it was.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className={`dialog at-${at}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        if (!binding) onClose();
      }}
    >
      <header className="dialog-head">
        <h2 id={titleId}>{title}</h2>
        {!binding && (
          <Button type="text" icon={<CloseOutlined aria-hidden="true" />} aria-label="关闭" onClick={onClose} />
        )}
      </header>
      <div className="dialog-body">{children}</div>
    </dialog>
  );
};
