import { Alert, Button, QRCode } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import {
  beginSecondFactor,
  confirmSecondFactor,
  endOwnSession,
  endSecondFactor,
  ownSessions,
  secondFactor,
} from '../../contract/session.js';
import type { ReplyOf } from '../kit/call.js';
import { ContractForm } from '../kit/ContractForm.js';
import { count, instantText } from '../kit/format.js';
import { PrintButton } from '../kit/PrintButton.js';
import { Answer, RefusalAlert } from '../kit/states.js';
import { TextButton } from '../kit/TextButton.js';
import { say } from '../kit/Toasts.js';
import { useAct, useCall } from '../kit/useCall.js';
import { browserName } from './browserName.js';
import { useMe, useTakeSession } from './useMe.js';
import './session.css';

type Begun = ReplyOf<typeof beginSecondFactor>;

const Confirm = ({ begun, onDone }: { begun: Begun; onDone: (codes: readonly string[]) => void }): ReactNode => (
  <>
    <p>用手机上的验证器应用扫描二维码，再输入它显示的六位数字。不能扫码的，手工输入密钥。</p>
    <div aria-hidden="true">
      <QRCode type="svg" value={begun.uri} size={180} />
    </div>
    <p>
      <code className="secret">{begun.secret.match(/.{1,4}/g)?.join(' ')}</code>
    </p>
    <ContractForm
      endpoint={confirmSecondFactor}
      fields={[{ name: 'code', label: '六位动态口令', kind: 'text', autoComplete: 'one-time-code' }]}
      submit="启用"
      onDone={(reply) => onDone(reply.recoveryCodes)}
    />
  </>
);

const Recovery = ({ codes, onDone }: { codes: readonly string[]; onDone: () => void }): ReactNode => (
  <>
    <Alert type="success" showIcon title="第二重验证已启用。" />
    <p>下面的备用码只显示这一次。手机不在身边时，可用其中一个代替动态口令，每个用一次。请打印或抄下，妥善保管。</p>
    <ul className="recovery">
      {codes.map((code) => (
        <li key={code}>
          <code>{code}</code>
        </li>
      ))}
    </ul>
    <div className="form-buttons">
      <Button type="primary" onClick={onDone}>
        已保存
      </Button>
      <PrintButton />
    </div>
  </>
);

/** Setting it up: password, then a first code, then the recovery codes. */
const SetUp = (): ReactNode => {
  const me = useMe();
  const take = useTakeSession();
  const [begun, setBegun] = useState<Begun | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes) return <Recovery codes={codes} onDone={() => take({ ...me, mustEnrol: false })} />;
  if (begun) return <Confirm begun={begun} onDone={setCodes} />;
  return (
    <ContractForm
      endpoint={beginSecondFactor}
      fields={[{ name: 'password', label: '口令', kind: 'password', autoComplete: 'current-password' }]}
      submit="设置动态口令"
      onDone={setBegun}
    />
  );
};

const Factor = (): ReactNode => {
  const asked = useCall(secondFactor, {}, { once: true });
  const me = useMe();
  return (
    <Answer of={asked}>
      {(of) =>
        of.on ? (
          <>
            <p>
              已于{instantText(of.since ?? '')}启用，备用码还剩{count(of.recoveryLeft, '个')}。
            </p>
            <details>
              <summary>停用</summary>
              <ContractForm
                endpoint={endSecondFactor}
                fields={[
                  { name: 'password', label: '口令', kind: 'password', autoComplete: 'current-password' },
                  { name: 'code', label: '动态口令或备用码', kind: 'text', autoComplete: 'one-time-code' },
                ]}
                submit="停用"
                onDone={() => say('已停用。')}
              />
            </details>
          </>
        ) : (
          <>
            {me.mustEnrol && <Alert type="warning" showIcon title="本工委要求管理员和工作人员启用第二重验证。" />}
            <p>启用后，登录时除口令外还要输入手机验证器显示的六位数字。</p>
            <SetUp />
          </>
        )
      }
    </Answer>
  );
};

const Sessions = (): ReactNode => {
  const asked = useCall(ownSessions, {});
  const end = useAct(endOwnSession, () => say('已结束。'));
  return (
    <Answer of={asked}>
      {(of) => (
        <>
          {end.error && <RefusalAlert error={end.error} />}
          <ul className="sessions">
            {of.items.map((s) => (
              <li key={s.id}>
                <strong>{browserName(s.browser)}</strong>
                {s.current && '（本次登录）'}
                <br />
                <span className="faint">
                  {instantText(s.since)}登录，最近活动{instantText(s.lastSeen)}{' '}
                </span>
                {!s.current && (
                  <TextButton
                    label={`结束：${instantText(s.since)}的登录`}
                    onClick={() => end.mutate({ params: { sessionId: s.id } })}
                  >
                    结束
                  </TextButton>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Answer>
  );
};

/** 登录安全: the second factor, and where one is signed in. */
export const SecurityPage = (): ReactNode => {
  const me = useMe();
  useEffect(() => {
    document.title = '登录安全 – 支部';
  }, []);
  return (
    <main className="signin">
      <div className="signin-card">
        <h1>登录安全</h1>
        <h2>第二重验证（动态口令）</h2>
        <Factor />
        <h2>已登录的设备</h2>
        <Sessions />
        <p>
          <Link to="/password">修改口令</Link>
          {!me.mustEnrol && (
            <>
              {' · '}
              <Link to="/">返回</Link>
            </>
          )}
        </p>
      </div>
    </main>
  );
};
