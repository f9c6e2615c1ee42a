import { useState, type ReactNode } from 'react';
import { answeredFeedback, answerFeedback, feedbackList } from '../../contract/feedback.js';
import type { ReplyOf } from '../kit/call.js';
import { ContractForm } from '../kit/ContractForm.js';
import { Dialog } from '../kit/Dialog.js';
import { count, instantText } from '../kit/format.js';
import { PageFrame } from '../kit/PageFrame.js';
import { Pager } from '../kit/Pager.js';
import { Answer, Empty } from '../kit/states.js';
import { TextButton } from '../kit/TextButton.js';
import { say } from '../kit/Toasts.js';
import { useCall } from '../kit/useCall.js';
import { usePage } from '../kit/urlState.js';
import { useMe } from '../session/useMe.js';
import './feedback.css';

type Item = ReplyOf<typeof feedbackList>['items'][number];
const perPage = 50;

const AnswerDialog = ({ of, onClose }: { of: Item; onClose: () => void }): ReactNode => (
  <Dialog title="答复意见" onClose={onClose}>
    <p>{of.text}</p>
    <ContractForm
      endpoint={answerFeedback}
      params={{ feedbackId: of.id }}
      initial={{ answer: of.answer ?? '' }}
      fields={[{ name: 'answer', label: '答复', kind: 'area', hint: '答复对本工委用户公开' }]}
      submit="答复"
      onCancel={onClose}
      onDone={() => {
        say('已答复。');
        onClose();
      }}
    />
  </Dialog>
);

const OneItem = ({ of, onAnswer }: { of: Item; onAnswer: () => void }): ReactNode => (
  <li className="panel">
    <p>{of.text}</p>
    <p className="faint">
      {of.sender ?? '未署名'}，{instantText(of.sentAt)}，{of.page}
    </p>
    {of.answer !== null && (
      <p>
        答复：{of.answer}
        <span className="faint">
          （{of.answeredBy}，{instantText(of.answeredAt ?? '')}）
        </span>
      </p>
    )}
    <TextButton label={`${of.answer === null ? '答复' : '修改答复'}：${of.text.slice(0, 20)}`} onClick={onAnswer}>
      {of.answer === null ? '答复' : '修改答复'}
    </TextButton>
  </li>
);

const ToAnswer = (): ReactNode => {
  const [page, to] = usePage();
  const asked = useCall(feedbackList, { query: { page, size: perPage } }, { keep: true });
  const [answering, setAnswering] = useState<Item | null>(null);
  return (
    <Answer of={asked}>
      {(reply) => (
        <>
          <p>
            共{count(reply.total, '条')}，待答复{count(reply.open, '条')}
          </p>
          {reply.items.length === 0 && <Empty title="还没有意见反馈。" />}
          <ul className="feedback-items">
            {reply.items.map((item) => (
              <OneItem key={item.id} of={item} onAnswer={() => setAnswering(item)} />
            ))}
          </ul>
          <Pager page={page} size={perPage} total={reply.total} to={to} />
          {answering && <AnswerDialog of={answering} onClose={() => setAnswering(null)} />}
        </>
      )}
    </Answer>
  );
};

const Answered = (): ReactNode => {
  const [page, to] = usePage();
  const asked = useCall(answeredFeedback, { query: { page, size: perPage } }, { keep: true });
  return (
    <Answer of={asked}>
      {(reply) => (
        <>
          {reply.items.length === 0 && <Empty title="还没有已答复的意见。" />}
          <ul className="feedback-items">
            {reply.items.map((item) => (
              <li key={item.id} className="panel">
                <p>{item.text}</p>
                <p>答复：{item.answer}</p>
                <p className="faint">{instantText(item.answeredAt)}</p>
              </li>
            ))}
          </ul>
          <Pager page={page} size={perPage} total={reply.total} to={to} />
        </>
      )}
    </Answer>
  );
};

/** 意见反馈: the working committee answers, everybody reads what was answered. */
export const FeedbackPage = (): ReactNode => {
  const me = useMe();
  return <PageFrame title="意见反馈">{me.may.includes('feedback.answer') ? <ToAnswer /> : <Answered />}</PageFrame>;
};
