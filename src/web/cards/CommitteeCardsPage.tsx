import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { committeeCards } from '../../contract/cards.js';
import { moreText } from '../home/homeText.js';
import type { ReplyOf } from '../kit/call.js';
import { PageFrame, Section } from '../kit/PageFrame.js';
import { Answer, Empty } from '../kit/states.js';
import { useCall } from '../kit/useCall.js';
import { OrganisationTabs } from '../organisations/OrganisationTabs.js';
import { useOrganisation, useOrganisationId, useTrail } from '../organisations/useOrganisation.js';
import { CardRows } from './CardRows.js';
import { Deciding } from './Deciding.js';
import { CardSettingsDialog } from './CardSettings.js';
import '../home/home.css';

type Reply = ReplyOf<typeof committeeCards>;

const Listed = ({
  title,
  cards,
  empty,
  more = '',
}: {
  title: string;
  cards: Reply['waiting'];
  empty: string;
  more?: string;
}): ReactNode => (
  <Section title={title}>
    {cards.length === 0 ? (
      <Empty title={empty} />
    ) : (
      <div className="panel">
        <CardRows cards={cards} withName />
        <p className="faint">{more}</p>
      </div>
    )}
  </Section>
);

/** A committee's cards: replies to look at, matters to decide on, cards that wait. */
export const CommitteeCardsPage = (): ReactNode => {
  const id = useOrganisationId();
  const of = useOrganisation(id);
  const asked = useCall(committeeCards, { params: { organisationId: id } });
  const [setting, setSetting] = useState(false);
  return (
    <PageFrame
      title={`${of.data?.shortName ?? ''}卡`}
      trail={useTrail(of.data, (step) => `/organisations/${step}/cards-below`)}
      about="提示由系统只给支部；警示和督办由人决定，先帮助，后督促。"
      actions={
        asked.data?.may.includes('setting.change') && <Button onClick={() => setSetting(true)}>名称和宽限期</Button>
      }
      tabs={<OrganisationTabs of={of.data} />}
    >
      <Answer of={asked}>
        {(reply) => (
          <>
            <Listed title="待看的答复" cards={reply.replies} empty="目前没有新的答复。" />
            <Deciding of={reply} />
            <Listed
              title="已发出、待办结"
              cards={reply.waiting}
              empty="目前没有待办结的卡。"
              more={moreText(reply.waiting.length, reply.waitingCount)}
            />
          </>
        )}
      </Answer>
      {setting && <CardSettingsDialog id={id} onClose={() => setSetting(false)} />}
    </PageFrame>
  );
};
