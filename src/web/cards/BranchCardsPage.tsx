import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { branchCards, committeeCards } from '../../contract/cards.js';
import type { ReplyOf } from '../kit/call.js';
import { dayText, periodText } from '../kit/format.js';
import { PageFrame, Section } from '../kit/PageFrame.js';
import { Answer, Empty } from '../kit/states.js';
import { useCall } from '../kit/useCall.js';
import { matterText } from '../home/homeText.js';
import { recordPath } from '../meetings/paths.js';
import { OrganisationTabs } from '../organisations/OrganisationTabs.js';
import { useOrganisation, useOrganisationId, useTrail } from '../organisations/useOrganisation.js';
import { Deciding } from './Deciding.js';
import { CardRows } from './CardRows.js';
import { CardTag } from './CardTag.js';
import '../home/home.css';

type Reply = ReplyOf<typeof branchCards>;

const Reminders = ({ of, today }: { of: Reply; today: string }): ReactNode => (
  <ul className="todo-list">
    {of.reminders.map((m) => (
      <li key={`${m.organisationId} ${m.ruleId} ${m.period}`} className="todo">
        <span className="todo-mark">
          <CardTag card={m.card} />
        </span>
        <div className="todo-text">{matterText(m)}</div>
        {of.may.includes('meeting.draft') && (
          <div className="todo-deed no-print">
            <Link
              className="button-link"
              to={recordPath(m.branchId, m, today)}
              aria-label={`去记录：${periodText(m.period)}${m.title}`}
            >
              去记录
            </Link>
          </div>
        )}
      </li>
    ))}
  </ul>
);

/** Whoever stands above a branch may decide on its page too. */
const FromAbove = ({ id }: { id: string }): ReactNode => {
  const asked = useCall(committeeCards, { params: { organisationId: id } });
  return <Answer of={asked}>{(reply) => <Deciding of={reply} />}</Answer>;
};

/** A branch's reminders, the cards that wait, and those that were closed. */
export const BranchCardsPage = (): ReactNode => {
  const id = useOrganisationId();
  const of = useOrganisation(id);
  const asked = useCall(branchCards, { params: { organisationId: id } });
  return (
    <PageFrame
      title={`${of.data?.shortName ?? ''}提示和卡`}
      trail={useTrail(of.data, (step) => `/map/${step}`)}
      about={
        asked.data && `截至${dayText(asked.data.day)}。提示由系统按规定自动计算，只给本支部看；卡由上级党组织的人决定。`
      }
      tabs={<OrganisationTabs of={of.data} />}
    >
      <Answer of={asked}>
        {(reply) => (
          <>
            <Section title="上级发来的卡">
              {reply.cards.length === 0 ? (
                <Empty title="目前没有待办的卡。" />
              ) : (
                <div className="panel">
                  <CardRows cards={reply.cards} />
                </div>
              )}
            </Section>
            <Section title="提示">
              {reply.reminders.length === 0 ? (
                <Empty title="目前没有将到期或逾期的事项。" />
              ) : (
                <div className="panel">
                  <Reminders of={reply} today={reply.day} />
                </div>
              )}
            </Section>
            {reply.may.includes('card.escalate') && <FromAbove id={id} />}
            {reply.closed.length > 0 && (
              <Section title="已办结和已撤回">
                <div className="panel">
                  <CardRows cards={reply.closed} />
                </div>
              </Section>
            )}
          </>
        )}
      </Answer>
    </PageFrame>
  );
};
