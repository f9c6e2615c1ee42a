import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { openCard, type committeeCards } from '../../contract/cards.js';
import { moreText } from '../home/homeText.js';
import type { ReplyOf } from '../kit/call.js';
import { ContractForm } from '../kit/ContractForm.js';
import { Dialog } from '../kit/Dialog.js';
import { count, dayText, periodText } from '../kit/format.js';
import { Section } from '../kit/PageFrame.js';
import { Empty } from '../kit/states.js';
import { say } from '../kit/Toasts.js';

type Reply = ReplyOf<typeof committeeCards>;
type Matter = Reply['toDecide'][number];

const Decide = ({ of, onClose }: { of: Matter; onClose: () => void }): ReactNode => (
  <Dialog title={`发出${of.card.title}`} onClose={onClose}>
    <p>
      {of.organisationName}：{periodText(of.period)}
      {of.title}，已逾期{count(of.daysOver, '天')}。
    </p>
    <p className="faint">
      发卡前，建议先了解支部的实际困难。支部会看到是谁发的、为什么、何时办结、怎样办结，并可以答复。
    </p>
    <ContractForm
      endpoint={openCard}
      params={{ organisationId: of.organisationId }}
      fixed={{ ruleId: of.ruleId, period: of.period }}
      initial={{ dueOn: of.proposedDueOn }}
      fields={[
        { name: 'reason', label: '理由', kind: 'area', hint: '例如：连续两个月没有记录，请补开并报送' },
        { name: 'dueOn', label: '办结时限', kind: 'date' },
      ]}
      submit="发出"
      onCancel={onClose}
      onDone={() => {
        say('已发出，支部可以看到并答复。');
        onClose();
      }}
    />
  </Dialog>
);

const ToDecide = ({ of, onDecide }: { of: Reply; onDecide: (m: Matter) => void }): ReactNode => (
  <Section
    title="可以决定的事项"
    aside={<p className="faint">逾期超过{count(of.graceDays, '天')}宽限期；按最早的排列，不作排名。</p>}
  >
    {of.toDecide.length === 0 ? (
      <Empty title="目前没有需要决定的事项。" />
    ) : (
      <div className="panel">
        <ul className="todo-list">
          {of.toDecide.map((m) => (
            <li key={`${m.organisationId} ${m.ruleId} ${m.period}`} className="todo">
              <div className="todo-text">
                {m.organisationName}：{periodText(m.period)}
                {m.title}，还差{count(m.missing, '次')}
                <p className="faint">
                  最后一天{dayText(m.lastDay)}，已逾期{count(m.daysOver, '天')}
                </p>
              </div>
              <div className="todo-deed no-print">
                <Button
                  aria-label={`决定${m.organisationName}${periodText(m.period)}${m.title}`}
                  onClick={() => onDecide(m)}
                >
                  决定
                </Button>
              </div>
            </li>
          ))}
        </ul>
        <p className="faint">{moreText(of.toDecide.length, of.deciding)}</p>
      </div>
    )}
  </Section>
);

/** Matters on which somebody above may decide, each by itself and with a reason. */
export const Deciding = ({ of }: { of: Reply }): ReactNode => {
  const [deciding, setDeciding] = useState<Matter | null>(null);
  return (
    <>
      <ToDecide of={of} onDecide={setDeciding} />
      {deciding && <Decide of={deciding} onClose={() => setDeciding(null)} />}
    </>
  );
};
