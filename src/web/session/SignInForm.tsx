import { useState, type ReactNode } from 'react';
import { signIn, type Me } from '../../contract/session.js';
import { ContractForm, type FieldsOf } from '../kit/ContractForm.js';

const fields: FieldsOf<typeof signIn> = [
  { name: 'name', label: '登录名', kind: 'text', autoComplete: 'username' },
  { name: 'password', label: '口令', kind: 'password', autoComplete: 'current-password' },
];
const withCode: FieldsOf<typeof signIn> = [
  ...fields,
  {
    name: 'code',
    label: '动态口令',
    kind: 'text',
    optional: true,
    hint: '验证器显示的六位数字，或一个备用码',
    autoComplete: 'one-time-code',
  },
];

/** Name and password, and a code of the authenticator where one is asked for; what is wrong is said under the form, and the name stays. */
export const SignInForm = ({ onDone }: { onDone: (me: Me) => void }): ReactNode => {
  const [asked, setAsked] = useState(false);
  return (
    <ContractForm
      endpoint={signIn}
      fields={asked ? withCode : fields}
      submit="登录"
      onDone={onDone}
      onRefused={(code) => {
        if (code === 'session.secondFactor') setAsked(true);
      }}
    />
  );
};
