import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { currentSession, type Me } from '../../contract/session.js';
import { keyOf } from '../kit/useCall.js';

export const MeContext = createContext<Me | null>(null);

/** Who is signed in; only inside the gate. */
export const useMe = (): Me => {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe outside the gate');
  return me;
};

/** Take the reply of a sign-in as the present session, without asking again. */
export const useTakeSession = (): ((me: Me) => void) => {
  const client = useQueryClient();
  return (me) => client.setQueryData(keyOf(currentSession, {}), { me, setUp: true });
};
