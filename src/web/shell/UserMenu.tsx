import DownOutlined from '@ant-design/icons/DownOutlined';
import { Switch } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { signOut } from '../../contract/session.js';
import { call } from '../kit/call.js';
import { DropMenu } from '../kit/DropMenu.js';
import { usePreference } from '../kit/preferences.js';
import { useMe } from '../session/useMe.js';

const Held = (): ReactNode => {
  const me = useMe();
  return (
    <ul className="user-held">
      {me.holdings.map((h) => (
        <li key={`${h.role} ${h.organisationId}`}>
          {h.roleTitle}，{h.organisationName}
        </li>
      ))}
    </ul>
  );
};

const LargeType = (): ReactNode => {
  const [largeType, setLargeType] = usePreference('largeType');
  return (
    <div className="user-line">
      <span>大字显示</span>
      <Switch checked={largeType} onChange={setLargeType} aria-label="大字显示" />
    </div>
  );
};

/** Leave and load anew, so that nothing of the former person stays in the window. */
const leave = async (): Promise<void> => {
  try {
    await call(signOut, {});
  } finally {
    window.location.assign('/signin');
  }
};

/** What belongs to the person: what he holds, large type, the tour, password, leaving. */
export const UserMenu = ({ onTour }: { onTour: (() => void) | null }): ReactNode => {
  const me = useMe();
  return (
    <DropMenu
      className="user-menu"
      summary={
        <>
          <span className="user-name">{me.name}</span>
          <span className="user-role">{me.holdings[0]?.roleTitle}</span>
          <DownOutlined aria-hidden="true" />
        </>
      }
    >
      {(close) => (
        <>
          <Held />
          <LargeType />
          {onTour && (
            <button
              type="button"
              className="user-line"
              onClick={() => {
                close();
                onTour();
              }}
            >
              使用导览
            </button>
          )}
          <Link to="/security" className="user-line" onClick={close}>
            登录安全
          </Link>
          <Link to="/password" className="user-line" onClick={close}>
            修改口令
          </Link>
          <button type="button" className="user-line" onClick={() => void leave()}>
            退出登录
          </button>
        </>
      )}
    </DropMenu>
  );
};
