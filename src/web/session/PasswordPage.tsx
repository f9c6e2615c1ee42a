import { useEffect, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { changePassword } from '../../contract/session.js';
import { ContractForm } from '../kit/ContractForm.js';
import { say } from '../kit/Toasts.js';
import { useMe, useTakeSession } from './useMe.js';
import './session.css';

/** A new password: freely, or before anything else at the first sign-in. */
export const PasswordPage = (): ReactNode => {
  const me = useMe();
  const take = useTakeSession();
  const navigate = useNavigate();
  useEffect(() => {
    document.title = '修改口令 – 支部';
  }, []);
  const done = (): void => {
    take({ ...me, mustChangePassword: false });
    say('口令已修改。');
    void navigate('/', { replace: true });
  };
  return (
    <main className="signin">
      <div className="signin-card">
        <h1>修改口令</h1>
        <p className="faint">
          {me.mustChangePassword ? '首次登录或口令被重置后，请先设置自己的口令。' : `账号：${me.name}`}
        </p>
        <ContractForm
          endpoint={changePassword}
          fields={[
            { name: 'old', label: '原口令', kind: 'password', autoComplete: 'current-password' },
            {
              name: 'next',
              label: '新口令',
              kind: 'password',
              hint: '至少10位，不要与登录名相同，也不要使用常见口令。',
              autoComplete: 'new-password',
            },
          ]}
          submit="修改口令"
          onDone={done}
          {...(!me.mustChangePassword && { onCancel: () => void navigate(-1) })}
        />
      </div>
    </main>
  );
};
