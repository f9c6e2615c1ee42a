import { useState, type ReactNode } from 'react';
import { Link, Outlet, useNavigation } from 'react-router';
import { FeedbackButton } from '../feedback/FeedbackButton.js';
import { usePreference } from '../kit/preferences.js';
import { useMe } from '../session/useMe.js';
import { BottomBar } from './BottomBar.js';
import { GlobalSearch } from './GlobalSearch.js';
import { menuOf } from './menu.js';
import { MenuGroups } from './MenuLinks.js';
import { Tour } from './Tour.js';
import { tourOf } from './tourSteps.js';
import { UserMenu } from './UserMenu.js';
import './shell.css';

/** Every signed-in page: what is common stands around it. */
export const Shell = (): ReactNode => {
  const me = useMe();
  const groups = menuOf(me);
  const steps = tourOf(me);
  const [seen, setSeen] = usePreference('tourSeen');
  const [touring, setTouring] = useState(me.tenant.demo && !seen && steps.length > 0);
  const busy = useNavigation().state === 'loading';
  return (
    <div className="shell">
      <a href="#content" className="skip">
        跳到正文
      </a>
      <header className="top" aria-busy={busy}>
        <Link to="/" className="brand">
          <img src="/mark.svg" alt="" width="28" height="28" />
          <strong>支部</strong>
          <span className="brand-tenant">{me.tenant.name}</span>
          {me.tenant.demo && <span className="brand-demo">演示</span>}
        </Link>
        {me.may.includes('obligation.read') || me.may.includes('roster.read') ? <GlobalSearch /> : <span />}
        <UserMenu onTour={steps.length > 0 ? () => setTouring(true) : null} />
        {busy && <span className="top-busy" />}
      </header>
      <nav className="side" aria-label="功能">
        <MenuGroups groups={groups} />
      </nav>
      <main id="content" className="content" tabIndex={-1}>
        <Outlet />
        <FeedbackButton />
      </main>
      <BottomBar groups={groups} />
      {touring && (
        <Tour
          steps={steps}
          offered={!seen}
          onEnd={() => {
            setTouring(false);
            setSeen(true);
          }}
        />
      )}
    </div>
  );
};
