import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { answerCorrection, correctionsOfPerson, openCorrections, requestCorrection } from '../../contract/feedback.js';
import { correctionFieldNames, correctionFields } from '../../domain/people/correction.js';
import type { ReplyOf } from '../kit/call.js';
import { ContractForm } from '../kit/ContractForm.js';
import { Dialog } from '../kit/Dialog.js';
import { instantText } from '../kit/format.js';
import { PageFrame, Section } from '../kit/PageFrame.js';
import { QueryTable } from '../kit/QueryTable.js';
import { Answer } from '../kit/states.js';
import { TextButton } from '../kit/TextButton.js';
import { say } from '../kit/Toasts.js';
import { useCall } from '../kit/useCall.js';

type Line = ReplyOf<typeof openCorrections>['items'][number];

const Ask = ({ personId, onClose }: { personId: string; onClose: () => void }): ReactNode => (
  <Dialog title="请求更正" onClose={onClose}>
    <ContractForm
      endpoint={requestCorrection}
      params={{ personId }}
      fields={[
        {
          name: 'field',
          label: '哪一项',
          kind: 'choice',
          choices: correctionFieldNames.map((value) => ({ value, title: correctionFields[value] })),
        },
        { name: 'text', label: '应为什么、有何依据', kind: 'area' },
      ]}
      submit="提交"
      onCancel={onClose}
      onDone={() => {
        say('已提交，由支部书记或上级答复。');
        onClose();
      }}
    />
  </Dialog>
);

/** The requests of one person with their answers; the person may add one. */
export const CorrectionsOf = ({ personId, may }: { personId: string; may: boolean }): ReactNode => {
  const asked = useCall(correctionsOfPerson, { params: { personId } });
  const [asking, setAsking] = useState(false);
  return (
    <Section title="更正请求" aside={may && <Button onClick={() => setAsking(true)}>请求更正</Button>}>
      <Answer of={asked}>
        {(of) =>
          of.items.length === 0 ? (
            <p className="faint">没有更正请求。</p>
          ) : (
            <ul className="plain-list">
              {of.items.map((c) => (
                <li key={c.id}>
                  {c.fieldTitle}：{c.text}
                  <span className="faint">
                    （{instantText(c.requestedAt)}，{c.stateTitle}
                    {c.answer !== null && `：${c.answer}（${c.answeredBy ?? ''}）`}）
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      {asking && <Ask personId={personId} onClose={() => setAsking(false)} />}
    </Section>
  );
};

const AnswerDialog = ({ of, done, onClose }: { of: Line; done: boolean; onClose: () => void }): ReactNode => (
  <Dialog title={done ? '答复：已更正' : '答复：未予更正'} onClose={onClose}>
    <p>
      {of.name}，{of.fieldTitle}：{of.text}
    </p>
    <ContractForm
      endpoint={answerCorrection}
      params={{ personId: of.personId, correctionId: of.id }}
      fixed={{ done }}
      fields={[{ name: 'answer', label: done ? '如何更正' : '理由', kind: 'area', hint: '本人可以看到' }]}
      submit="答复"
      onCancel={onClose}
      onDone={() => {
        say('已答复。');
        onClose();
      }}
    />
  </Dialog>
);

/** 更正请求: those that wait for an answer, within reach. */
export const CorrectionsPage = (): ReactNode => {
  const asked = useCall(openCorrections, {});
  const [answering, setAnswering] = useState<{ line: Line; done: boolean } | null>(null);
  return (
    <PageFrame title="更正请求" about="本人提出、等待答复的请求。请先在名册等处改正，再答复。">
      <Answer of={asked}>
        {(of) => (
          <QueryTable
            caption="更正请求"
            columns={[
              {
                title: '姓名',
                heads: true,
                width: '8rem',
                cell: (c) => <Link to={`/people/${c.personId}`}>{c.name}</Link>,
              },
              { title: '哪一项', width: '9rem', cell: (c) => c.fieldTitle },
              { title: '内容', wide: true, cell: (c) => c.text },
              { title: '时间', width: '12rem', cell: (c) => instantText(c.requestedAt) },
              {
                title: '办理',
                width: '11rem',
                cell: (c) => (
                  <>
                    <TextButton onClick={() => setAnswering({ line: c, done: true })}>已更正</TextButton>{' '}
                    <TextButton onClick={() => setAnswering({ line: c, done: false })}>未予更正</TextButton>
                  </>
                ),
              },
            ]}
            rows={of.items}
            keyOf={(c) => c.id}
            empty="没有待答复的更正请求。"
          />
        )}
      </Answer>
      {answering && <AnswerDialog of={answering.line} done={answering.done} onClose={() => setAnswering(null)} />}
    </PageFrame>
  );
};
