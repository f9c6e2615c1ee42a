import { useEffect, useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { activate, lookAtCode } from '../../contract/accounts.js';
import type { ReplyOf } from '../kit/call.js';
import { ContractForm } from '../kit/ContractForm.js';
import { RefusalAlert } from '../kit/states.js';
import { say } from '../kit/Toasts.js';
import { useAct } from '../kit/useCall.js';
import { useTakeSession } from './useMe.js';
import './session.css';

type Owner = ReplyOf<typeof lookAtCode>;
type Known = { readonly code: string; readonly owner: Owner };

const AskCode = ({ onKnown }: { onKnown: (known: Known) => void }): ReactNode => {
  const [code, setCode] = useState('');
  return (
    <ContractForm
      endpoint={lookAtCode}
      fields={[{ name: 'code', label: '激活码', kind: 'text', hint: '形如 abcd-efgh-2345', autoComplete: 'off' }]}
      submit="下一步"
      onChange={(values) => setCode(String(values['code'] ?? ''))}
      onDone={(owner) => onKnown({ code, owner })}
    />
  );
};

const Open = ({ known }: { known: Known }): ReactNode => {
  const take = useTakeSession();
  const navigate = useNavigate();
  return (
    <>
      <p>
        {known.owner.committeeName}
        <br />
        {known.owner.organisationName}
        <br />
        <strong>{known.owner.name}</strong>
      </p>
      <p className="faint">如果不是您本人，请把激活码交还支部书记。</p>
      <ContractForm
        endpoint={activate}
        fixed={{ code: known.code }}
        fields={[
          {
            name: 'signInName',
            label: '登录名',
            kind: 'text',
            hint: '例如手机号码或姓名拼音，今后用它登录',
            autoComplete: 'username',
          },
          {
            name: 'password',
            label: '口令',
            kind: 'password',
            hint: '至少10位，不要包含登录名，也不要使用常见口令。',
            autoComplete: 'new-password',
          },
        ]}
        submit="开通账号"
        onDone={(me) => {
          take(me);
          say('账号已开通。');
          void navigate('/', { replace: true });
        }}
      />
    </>
  );
};

/** The code of a scanned sheet stands behind #; it is looked up at once, and taken out of the address. */
const useScanned = (onKnown: (known: Known) => void): unknown => {
  const look = useAct(lookAtCode);
  const { mutate } = look;
  useEffect(() => {
    const code = decodeURIComponent(window.location.hash.slice(1));
    if (code === '') return;
    window.history.replaceState(window.history.state, '', window.location.pathname);
    mutate({ body: { code } }, { onSuccess: (owner) => onKnown({ code, owner }) });
    // oxlint-disable-next-line react/exhaustive-deps -- once, when the page is opened
  }, []);
  return look.error;
};

/** Open one's own account with the code on paper. */
export const ActivatePage = (): ReactNode => {
  const [known, setKnown] = useState<Known | null>(null);
  const error = useScanned(setKnown);
  useEffect(() => {
    document.title = '开通账号 – 支部';
  }, []);
  return (
    <main className="signin">
      <header className="signin-head">
        <img src="/mark.svg" alt="" width="44" height="44" />
        <h1>开通账号</h1>
      </header>
      <div className="signin-card">
        {error !== null && !known && <RefusalAlert error={error} />}
        {known ? <Open known={known} /> : <AskCode onKnown={setKnown} />}
        <p className="faint">
          已有账号？<Link to="/signin">登录</Link>
        </p>
      </div>
    </main>
  );
};
