import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Me } from '../../contract/session.js';
import { Dialog } from '../kit/Dialog.js';
import { say } from '../kit/Toasts.js';
import { DemoUsers } from './DemoUsers.js';
import { setSessionEnded, useSessionEnded } from './sessionEnded.js';
import { SignInForm } from './SignInForm.js';
import { useMe, useTakeSession } from './useMe.js';

/** Over the page when the session has ended: signing in again as the same person goes on where one was, with what was typed. */
export const SessionOverlay = (): ReactNode => {
  const ended = useSessionEnded();
  const before = useMe();
  const take = useTakeSession();
  const client = useQueryClient();
  if (!ended) return null;
  const enter = (me: Me): void => {
    if (me.accountId !== before.accountId) {
      window.location.assign('/');
      return;
    }
    take(me);
    setSessionEnded(false);
    void client.invalidateQueries();
    say('已重新登录，本页填写的内容仍然保留，请再次提交。');
  };
  return (
    <Dialog title="登录已过期" binding onClose={() => undefined}>
      <p>请重新登录。本页已填写的内容仍然保留。</p>
      <SignInForm onDone={enter} />
      {before.tenant.demo && <DemoUsers onDone={enter} />}
      <p>
        <a href="/signin">改用其他账号登录</a>
      </p>
    </Dialog>
  );
};
