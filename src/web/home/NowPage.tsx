import type { ReactNode } from 'react';
import { home } from '../../contract/home.js';
import { dayText } from '../kit/format.js';
import { PageFrame } from '../kit/PageFrame.js';
import { Answer, Empty } from '../kit/states.js';
import { useCall } from '../kit/useCall.js';
import { useMe } from '../session/useMe.js';
import { BranchNow } from './BranchNow.js';
import { CommitteeNow } from './CommitteeNow.js';
import { AdministrationNow, OwnNow } from './OwnNow.js';
import './home.css';

/** 现在要做什么: everything that waits for whoever is signed in, from all his posts on one page. */
export const NowPage = (): ReactNode => {
  const me = useMe();
  const asked = useCall(home, {});
  return (
    <PageFrame title="现在要做什么" about={`${me.name}，${dayText(me.today)}`}>
      <Answer of={asked}>
        {(reply) => (
          <div className="home">
            {reply.committees.map((of) => (
              <CommitteeNow key={of.organisationId} of={of} />
            ))}
            {reply.branches.map((of) => (
              <BranchNow key={of.organisationId} of={of} today={reply.day} />
            ))}
            {reply.member && <OwnNow of={reply.member} />}
            {reply.administration && <AdministrationNow of={reply.administration} />}
            {reply.committees.length + reply.branches.length === 0 && !reply.member && !reply.administration && (
              <Empty title="目前没有任何职务或任用">
                <p>职务登记或任用生效后，这里会出现相应的功能。如有疑问，请联系本单位安全管理员。</p>
              </Empty>
            )}
          </div>
        )}
      </Answer>
    </PageFrame>
  );
};
