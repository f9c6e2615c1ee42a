import EllipsisOutlined from '@ant-design/icons/EllipsisOutlined';
import { useState, type ReactNode } from 'react';
import { Dialog } from '../kit/Dialog.js';
import type { EntryGroup } from './menu.js';
import { MenuGroups, MenuLink } from './MenuLinks.js';

/** The menu of a phone: the first four entries, the rest behind 更多. */
export const BottomBar = ({ groups }: { groups: readonly EntryGroup[] }): ReactNode => {
  const [open, setOpen] = useState(false);
  const entries = groups.flatMap((group) => group.entries);
  return (
    <nav className="bottom-bar" aria-label="主要功能">
      {entries.slice(0, 4).map((entry) => (
        <MenuLink key={entry.to} entry={entry} />
      ))}
      {entries.length > 4 && (
        <button type="button" className="menu-link" onClick={() => setOpen(true)}>
          <EllipsisOutlined aria-hidden="true" />
          <span>更多</span>
        </button>
      )}
      {open && (
        <Dialog title="全部功能" at="side" onClose={() => setOpen(false)}>
          <MenuGroups groups={groups} onGo={() => setOpen(false)} />
        </Dialog>
      )}
    </nav>
  );
};
