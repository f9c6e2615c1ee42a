import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { closeCard, escalateCard, replyCard, returnCard, showCard, withdrawCard } from '../../contract/cards.js';
import { isPending } from '../../domain/cards/card.js';
import type { ReplyOf } from '../kit/call.js';
import { ContractForm } from '../kit/ContractForm.js';
import { Dialog } from '../kit/Dialog.js';
import { daysLeftText } from '../home/homeText.js';
import { dayText, instantText, periodText } from '../kit/format.js';
import { Facts, PageFrame, Section } from '../kit/PageFrame.js';
import { PrintButton } from '../kit/PrintButton.js';
import { Answer } from '../kit/states.js';
import { say } from '../kit/Toasts.js';
import { useCall } from '../kit/useCall.js';
import { recordPath } from '../meetings/paths.js';
import { CardTag } from './CardTag.js';
import '../home/home.css';

type Reply = ReplyOf<typeof showCard>;
type Deed = 'reply' | 'return' | 'escalate' | 'close' | 'withdraw';

const deeds = {
  reply: { title: '答复', label: '答复', endpoint: replyCard, hint: '例如：书记出差，定于下周五补开' },
  return: { title: '退回答复', label: '理由', endpoint: returnCard, hint: '例如：请写明补开的日期' },
  close: { title: '同意办结', label: '意见', endpoint: closeCard, hint: '例如：已核实情况' },
  withdraw: { title: '撤回', label: '理由', endpoint: withdrawCard, hint: '例如：发错了支部' },
} as const;

const Escalate = ({ of, onClose }: { of: Reply['card']; onClose: () => void }): ReactNode => (
  <Dialog title="转为督办" onClose={onClose}>
    <p className="faint">办结时限已过仍未办结的，可以转为督办。请写明理由和新的时限，支部会看到。</p>
    <ContractForm
      endpoint={escalateCard}
      params={{ organisationId: of.organisationId, cardId: of.id }}
      fields={[
        { name: 'reason', label: '理由', kind: 'area' },
        { name: 'dueOn', label: '新的办结时限', kind: 'date' },
      ]}
      submit="转为督办"
      onCancel={onClose}
      onDone={() => {
        say('已转为督办。');
        onClose();
      }}
    />
  </Dialog>
);

const Step = ({
  of,
  deed,
  onClose,
}: {
  of: Reply['card'];
  deed: Exclude<Deed, 'escalate'>;
  onClose: () => void;
}): ReactNode => {
  const { title, label, endpoint, hint } = deeds[deed];
  const params = { organisationId: of.organisationId, cardId: of.id };
  const shared = { submit: title, onCancel: onClose, onDone: () => (say(`已${title}。`), onClose()) };
  return (
    <Dialog title={title} onClose={onClose}>
      {endpoint === replyCard ? (
        <ContractForm
          endpoint={endpoint}
          params={params}
          fields={[{ name: 'text', label, kind: 'area', hint }]}
          {...shared}
        />
      ) : (
        <ContractForm
          endpoint={endpoint}
          params={params}
          fields={[{ name: 'reason', label, kind: 'area', hint }]}
          {...shared}
        />
      )}
    </Dialog>
  );
};

const deedsOf = ({ card, may }: Reply): readonly Deed[] => {
  if (!isPending(card.state)) return [];
  const above: readonly Deed[] = [
    ...(card.state === 'replied' ? (['close', 'return'] as const) : []),
    ...(card.level === 'warning' && card.daysLeft < 0 ? (['escalate'] as const) : []),
    ...(card.state === 'replied' ? [] : (['close'] as const)),
    'withdraw',
  ];
  return [...(may.includes('card.reply') ? (['reply'] as const) : []), ...(may.includes('card.escalate') ? above : [])];
};

const titleOf = (deed: Deed): string => (deed === 'escalate' ? '转为督办' : deeds[deed].title);

const History = ({ of }: { of: Reply['entries'] }): ReactNode => (
  <Section title="经过">
    <ol className="card-history">
      {of.map((e) => (
        <li key={`${e.at} ${e.event}`}>
          <p>
            {e.eventTitle}：{e.text}
            {e.meetingId && (
              <>
                {' '}
                <Link to={`/meetings/${e.meetingId}`}>查看记录</Link>
              </>
            )}
          </p>
          <p className="faint">
            {e.by}，{instantText(e.at)}
          </p>
        </li>
      ))}
    </ol>
  </Section>
);

const Body = ({ of, day }: { of: Reply; day: string }): ReactNode => {
  const [deed, setDeed] = useState<Deed | null>(null);
  const { card, entries, may } = of;
  const pending = isPending(card.state);
  return (
    <>
      <div className="panel">
        <Facts
          items={[
            ['级别', <CardTag key="tag" card={card.card} />],
            ['状态', card.stateTitle],
            ['所指事项', `${periodText(card.period)}${card.ruleTitle}`],
            ['谁的要求', `${card.ruleBy}，${card.basis}`],
            ['谁发的卡', card.issuer],
            ['办结时限', pending ? `${dayText(card.dueOn)}（${daysLeftText(card.daysLeft)}）` : dayText(card.dueOn)],
            ['怎样办结', '开展并报送记录后自动办结；确有困难的，请答复说明。'],
          ]}
        />
        <p className="form-buttons no-print">
          {pending && may.includes('meeting.draft') && (
            <Link
              className="button-link is-primary"
              to={recordPath(
                card.branchId,
                {
                  kind: card.kind,
                  period: card.period,
                  groupId: card.organisationId === card.branchId ? null : card.organisationId,
                },
                day,
              )}
            >
              去记录
            </Link>
          )}
          {deedsOf(of).map((d) => (
            <Button key={d} onClick={() => setDeed(d)}>
              {titleOf(d)}
            </Button>
          ))}
        </p>
      </div>
      <History of={entries} />
      {deed === 'escalate' && <Escalate of={card} onClose={() => setDeed(null)} />}
      {deed !== null && deed !== 'escalate' && <Step of={card} deed={deed} onClose={() => setDeed(null)} />}
    </>
  );
};

/** One card: whose rule and whose card it is, what closes it, and everything that happened to it. */
export const CardPage = (): ReactNode => {
  const { organisationId = '', cardId = '' } = useParams();
  const asked = useCall(showCard, { params: { organisationId, cardId } });
  const card = asked.data?.card;
  return (
    <PageFrame
      title={card ? `${card.card.title}：${periodText(card.period)}${card.ruleTitle}` : '卡'}
      trail={card ? [{ to: `/organisations/${card.branchId}/cards`, title: `${card.organisationName}提示和卡` }] : []}
      about={card && `${card.organisationName}，${card.issuer}于${instantText(card.openedAt)}发出`}
      actions={<PrintButton />}
    >
      <Answer of={asked}>{(reply) => <Body of={reply} day={reply.day} />}</Answer>
    </PageFrame>
  );
};
