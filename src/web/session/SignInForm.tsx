import type { ReactNode } from 'react';
import { signIn, type Me } from '../../contract/session.js';
import { ContractForm } from '../kit/ContractForm.js';

/** Name and password; what is wrong is said under the form, and the name stays. */
export const SignInForm = ({ onDone }: { onDone: (me: Me) => void }): ReactNode => (
  <ContractForm
    endpoint={signIn}
    fields={[
      { name: 'name', label: '登录名', kind: 'text', autoComplete: 'username' },
      { name: 'password', label: '口令', kind: 'password', autoComplete: 'current-password' },
    ]}
    submit="登录"
    onDone={onDone}
  />
);
