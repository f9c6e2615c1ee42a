import { useEffect, type ReactNode } from 'react';
import { demoSignIn, demoUsers, type Me } from '../../contract/session.js';
import { RefusalAlert } from '../kit/states.js';
import { useAct, useCall } from '../kit/useCall.js';

/** One click for each kind of user; only a demo has them. */
type DemoUsersProps = {
  readonly onDone: (me: Me) => void;
  /** The user whose address was opened, as the start command prints it: he enters without a press. */
  readonly chosen?: string | null;
};
export const DemoUsers = ({ onDone, chosen = null }: DemoUsersProps): ReactNode => {
  const users = useCall(demoUsers, {}, { once: true });
  const enter = useAct(demoSignIn, onDone);
  const { mutate } = enter;
  useEffect(() => {
    if (chosen) mutate({ params: { key: chosen } });
  }, [chosen, mutate]);
  if (!users.data || users.data.users.length === 0) return null;
  return (
    <section className="demo-users" aria-labelledby="demo-users">
      <h2 id="demo-users">演示用户</h2>
      <p className="faint">演示城市和人员均为虚构。选择一种身份即可进入，无须口令。</p>
      {enter.error && <RefusalAlert error={enter.error} />}
      <ul>
        {users.data.users.map((user) => (
          <li key={user.key}>
            <button
              type="button"
              className="card-button"
              disabled={enter.isPending}
              onClick={() => enter.mutate({ params: { key: user.key } })}
            >
              <strong>{user.title}</strong>
              <span>{user.name}</span>
              <span className="faint">{user.about}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};
