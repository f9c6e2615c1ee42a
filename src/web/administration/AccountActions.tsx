import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { closeAccount, resetPassword, resetSecondFactor } from '../../contract/administration.js';
import { Dialog } from '../kit/Dialog.js';
import { RefusalAlert } from '../kit/states.js';
import { TextButton } from '../kit/TextButton.js';
import { say } from '../kit/Toasts.js';
import { useAct } from '../kit/useCall.js';
import type { Account, IssuedPassword } from './account.js';

type ConfirmProps = {
  readonly title: string;
  readonly text: string;
  readonly deed: string;
  readonly act: { readonly error: unknown; readonly isPending: boolean };
  readonly onDo: () => void;
  readonly onClose: () => void;
};
const Confirm = ({ title, text, deed, act, onDo, onClose }: ConfirmProps): ReactNode => (
  <Dialog title={title} onClose={onClose}>
    <p>{text}</p>
    {act.error !== null && <RefusalAlert error={act.error} />}
    <div className="form-buttons">
      <Button type="primary" loading={act.isPending} onClick={onDo}>
        {deed}
      </Button>
      <Button onClick={onClose}>取消</Button>
    </div>
  </Dialog>
);

/** Reset a password, close an account: each after a question. */
export const AccountActions = ({ of, onIssued }: { of: Account; onIssued: (p: IssuedPassword) => void }): ReactNode => {
  const [asking, setAsking] = useState<'reset' | 'factor' | 'close' | null>(null);
  const done = (): void => setAsking(null);
  const reset = useAct(resetPassword, (reply) => {
    done();
    onIssued({ name: of.displayName, password: reply.oneTimePassword });
  });
  const factor = useAct(resetSecondFactor, () => {
    done();
    say('已清除第二重验证。');
  });
  const close = useAct(closeAccount, () => {
    done();
    say(`已停用${of.displayName}的账号。`);
  });
  const params = { params: { accountId: of.id } };
  return (
    <>
      <TextButton onClick={() => setAsking('reset')}>重置口令</TextButton>
      {of.secondFactor && <TextButton onClick={() => setAsking('factor')}>清除第二重验证</TextButton>}
      <TextButton onClick={() => setAsking('close')}>停用</TextButton>
      {asking === 'reset' && (
        <Confirm
          title="重置口令"
          text={`将为${of.displayName}（${of.signInName}）生成一次性口令，原口令立即失效，已登录的会话随之结束。`}
          deed="重置"
          act={reset}
          onDo={() => reset.mutate(params)}
          onClose={done}
        />
      )}
      {asking === 'factor' && (
        <Confirm
          title="清除第二重验证"
          text={`请先当面或通过可靠方式确认是${of.displayName}（${of.signInName}）本人。清除后登录只需口令，已登录的会话随之结束。`}
          deed="清除"
          act={factor}
          onDo={() => factor.mutate(params)}
          onClose={done}
        />
      )}
      {asking === 'close' && (
        <Confirm
          title="停用账号"
          text={`停用后${of.displayName}（${of.signInName}）不能再登录，以往记录全部保留。`}
          deed="停用"
          act={close}
          onDo={() => close.mutate(params)}
          onClose={done}
        />
      )}
    </>
  );
};
