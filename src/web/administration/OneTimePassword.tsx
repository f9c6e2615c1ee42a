import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Dialog } from '../kit/Dialog.js';

/** A password that is shown this once; its owner changes it at the first sign-in. */
export const OneTimePassword = ({
  name,
  password,
  onClose,
}: {
  name: string;
  password: string;
  onClose: () => void;
}): ReactNode => (
  <Dialog title="一次性口令" binding onClose={onClose}>
    <p>{name}的一次性口令如下，只显示这一次，请当面或通过可靠方式告知本人。首次登录时须修改。</p>
    <p className="one-time">
      <code>{password}</code>
    </p>
    <div className="form-buttons">
      <Button type="primary" onClick={onClose}>
        已记下
      </Button>
    </div>
  </Dialog>
);
