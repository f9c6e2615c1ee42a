import MessageOutlined from '@ant-design/icons/MessageOutlined';
import { useState, type ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { sendFeedback } from '../../contract/feedback.js';
import { ContractForm } from '../kit/ContractForm.js';
import { Dialog } from '../kit/Dialog.js';
import { say } from '../kit/Toasts.js';
import './feedback.css';

/** 意见反馈, at the end of every page. */
export const FeedbackButton = (): ReactNode => {
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  const close = (): void => setOpen(false);
  return (
    <footer className="feedback-foot no-print">
      <button type="button" className="text-button" onClick={() => setOpen(true)}>
        <MessageOutlined aria-hidden="true" /> 意见反馈
      </button>
      {open && (
        <Dialog title="意见反馈" onClose={close}>
          <p className="faint">
            由机关工委答复；答复后对本工委用户公开，不显示姓名。
            <Link to="/feedback" onClick={close}>
              查看已答复的意见
            </Link>
          </p>
          <ContractForm
            endpoint={sendFeedback}
            fixed={{ page: pathname }}
            initial={{ signed: false }}
            fields={[
              { name: 'text', label: '意见和建议', kind: 'area', hint: '不得填写涉密内容' },
              { name: 'signed', label: '让答复人看到我的姓名', kind: 'check', hint: '不勾选则不记录是谁提出的' },
            ]}
            submit="提交"
            onCancel={close}
            onDone={() => {
              say('已提交，谢谢。');
              close();
            }}
          />
        </Dialog>
      )}
    </footer>
  );
};
