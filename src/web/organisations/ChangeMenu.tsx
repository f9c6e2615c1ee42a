import DownOutlined from '@ant-design/icons/DownOutlined';
import { useState, type ReactNode } from 'react';
import { DropMenu } from '../kit/DropMenu.js';
import { ChangeDialog } from './ChangeDialog.js';
import { changesFor, changeTitles, type ChangeKind } from './changes.js';
import type { Organisation } from './useOrganisation.js';

/** What may be recorded about an organisation, behind one button. */
export const ChangeMenu = ({ of }: { of: Organisation }): ReactNode => {
  const [kind, setKind] = useState<ChangeKind | null>(null);
  if (!of.may.includes('organisation.change')) return null;
  return (
    <>
      <DropMenu
        className="change-menu"
        summary={
          <>
            登记变更 <DownOutlined aria-hidden="true" />
          </>
        }
      >
        {(close) => (
          <ul>
            {changesFor(of.kind).map((change) => (
              <li key={change}>
                <button
                  type="button"
                  className="drop-choice"
                  onClick={() => {
                    close();
                    setKind(change);
                  }}
                >
                  {changeTitles[change]}
                </button>
              </li>
            ))}
          </ul>
        )}
      </DropMenu>
      {kind && <ChangeDialog kind={kind} of={of} onClose={() => setKind(null)} />}
    </>
  );
};
