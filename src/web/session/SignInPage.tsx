import { useEffect, type ReactNode } from 'react';
import { Link, Navigate, useNavigate, useSearchParams } from 'react-router';
import { currentSession, type Me } from '../../contract/session.js';
import { Answer } from '../kit/states.js';
import { useCall } from '../kit/useCall.js';
import { DemoUsers } from './DemoUsers.js';
import { SignInForm } from './SignInForm.js';
import { useTakeSession } from './useMe.js';
import './session.css';

/** Only a path of our own may be returned to after signing in. */
const safePath = (to: string | null): string => (to && /^\/(?!\/)/.test(to) ? to : '/');

export const SignInPage = (): ReactNode => {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const take = useTakeSession();
  const session = useCall(currentSession, {}, { once: true });
  const to = safePath(params.get('to'));
  const demo = params.get('demo');
  useEffect(() => {
    document.title = '登录 – 支部';
  }, []);
  const enter = (me: Me): void => {
    take(me);
    void navigate(to, { replace: true });
  };
  return (
    <main className="signin">
      <Answer of={session}>
        {({ me, setUp }) => {
          if (!setUp) return <Navigate to="/setup" replace />;
          if (me && !demo) return <Navigate to={to} replace />;
          return (
            <>
              <header className="signin-head">
                <img src="/mark.svg" alt="" width="44" height="44" />
                <div>
                  <h1>支部</h1>
                  <p className="faint">机关党建工作平台</p>
                </div>
              </header>
              <div className="signin-card">
                <SignInForm onDone={enter} />
                <p className="faint">
                  有激活码？<Link to="/activate">开通账号</Link>
                </p>
                <p className="faint">忘记口令请联系本单位系统管理员重置。本系统不得录入、存储涉密信息。</p>
              </div>
              <DemoUsers onDone={enter} chosen={demo} />
            </>
          );
        }}
      </Answer>
    </main>
  );
};
