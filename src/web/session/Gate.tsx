import { useState, type ReactNode } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { currentSession, type Me } from '../../contract/session.js';
import { Answer } from '../kit/states.js';
import { useCall } from '../kit/useCall.js';
import { SessionOverlay } from './SessionOverlay.js';
import { MeContext } from './useMe.js';

/** Once somebody is known, the page is never taken away because a later answer says that the session is gone. */
const useRemembered = (me: Me | null): Me | null => {
  const [remembered, remember] = useState(me);
  if (me && me !== remembered) remember(me);
  return me ?? remembered;
};

const Inside = ({ found, setUp }: { found: Me | null; setUp: boolean }): ReactNode => {
  const me = useRemembered(found);
  const { pathname, search } = useLocation();
  if (!setUp) return <Navigate to="/setup" replace />;
  if (!me) return <Navigate to={`/signin?to=${encodeURIComponent(pathname + search)}`} replace />;
  if (me.mustChangePassword && pathname !== '/password') return <Navigate to="/password" replace />;
  if (me.mustEnrol && !me.mustChangePassword && pathname !== '/security') return <Navigate to="/security" replace />;
  return (
    <MeContext value={me}>
      <Outlet />
      <SessionOverlay />
    </MeContext>
  );
};

/** Everything behind it knows who is signed in. */
export const Gate = (): ReactNode => {
  const session = useCall(currentSession, {}, { once: true });
  return <Answer of={session}>{({ me, setUp }) => <Inside found={me} setUp={setUp} />}</Answer>;
};
