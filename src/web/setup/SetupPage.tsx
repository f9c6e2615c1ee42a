import { useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { Navigate, useNavigate } from 'react-router';
import { loadDemo, setupProgress } from '../../contract/setup.js';
import type { ReplyOf } from '../kit/call.js';
import { percent } from '../kit/format.js';
import { Answer, RefusalAlert } from '../kit/states.js';
import { say } from '../kit/Toasts.js';
import { useAct, useCall } from '../kit/useCall.js';
import { SetupForm } from './SetupForm.js';
import './setup.css';

type Progressing = NonNullable<ReplyOf<typeof setupProgress>['loading']>;

const LoadingDemo = ({ loading }: { loading: Progressing }): ReactNode => (
  <div className="panel" aria-live="polite">
    <h2>正在载入演示数据</h2>
    <p>{loading.stage}</p>
    <Progress percent={percent(loading.progress)} aria-label="载入进度" />
  </div>
);

const Choose = ({ onOwn }: { onOwn: () => void }): ReactNode => {
  const demo = useAct(loadDemo);
  return (
    <>
      <ul className="setup-ways">
        <li className="panel">
          <h2>设立本单位</h2>
          <p>建立机关工委和管理员账号，随后导入已有的工作簿。</p>
          <Button type="primary" onClick={onOwn}>
            开始设立
          </Button>
        </li>
        <li className="panel">
          <h2>先看演示</h2>
          <p>载入一座虚构城市：约30个单位、120个支部、2000名党员、18个月的记录。演示数据与正式数据不能同处一库。</p>
          <Button loading={demo.isPending} onClick={() => demo.mutate({})}>
            载入演示数据
          </Button>
        </li>
      </ul>
      {demo.error && <RefusalAlert error={demo.error} />}
    </>
  );
};

/** An empty database opens here: an own working committee, or the demo. */
export const SetupPage = (): ReactNode => {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [own, setOwn] = useState(false);
  const state = useCall(setupProgress, {}, { every: (reply) => (reply?.loading ? 700 : false) });
  const needed = state.data?.needed;
  useEffect(() => {
    document.title = '设立 – 支部';
  }, []);
  useEffect(() => {
    // What the sign-in page remembers from before is no longer so.
    if (needed === false) client.removeQueries({ queryKey: ['GET', '/api/session'] });
  }, [needed, client]);
  const done = (): void => {
    say('已设立，请用管理员账号登录。');
    client.clear();
    void navigate('/signin', { replace: true });
  };
  return (
    <main className="setup">
      <header className="signin-head">
        <img src="/mark.svg" alt="" width="40" height="40" />
        <div>
          <h1>支部</h1>
          <p className="faint">{own ? '设立机关工委和管理员' : '首次使用，请选择'}</p>
        </div>
      </header>
      <Answer of={state}>
        {(reply) => {
          if (reply.loading) return <LoadingDemo loading={reply.loading} />;
          if (!reply.needed) return <Navigate to="/signin" replace />;
          return own ? <SetupForm onDone={done} onBack={() => setOwn(false)} /> : <Choose onOwn={() => setOwn(true)} />;
        }}
      </Answer>
    </main>
  );
};
