import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { organisationChildren } from '../../contract/organisations.js';
import { isBranchKind, type OrganisationKind } from '../../domain/organisations/kinds.js';
import { count, dayText, instantText, officialSentence } from '../kit/format.js';
import { Facts, Section } from '../kit/PageFrame.js';
import { ReasonList } from '../kit/ReasonList.js';
import { useCall } from '../kit/useCall.js';
import { useDay, useDayPath } from '../kit/urlState.js';
import { Leadership } from './Leadership.js';
import type { Organisation } from './useOrganisation.js';

const About = ({ of }: { of: Organisation }): ReactNode => {
  const carry = useDayPath();
  return (
    <div className="panel">
      <Facts
        items={[
          ['简称', of.shortName],
          ['党组织代码', of.code],
          ['所在单位', of.unitName],
          ['联系电话', of.phone],
          ['成立日期', dayText(of.foundedOn)],
          ...(of.dissolvedOn ? ([['撤销日期', dayText(of.dissolvedOn)]] as const) : []),
          ...(isBranchKind(of.kind as OrganisationKind)
            ? ([['支部委员会', of.hasCommittee ? '设' : '不设']] as const)
            : []),
          [
            '党员',
            <Link key="members" to={carry(`/organisations/${of.id}/roster`)}>
              {count(of.memberCount, '人')}
            </Link>,
          ],
          ...(of.due === null ? [] : ([['应到', count(of.due, '人')]] as const)),
          ...(of.votingDue === null ? [] : ([['有表决权应到', count(of.votingDue, '人')]] as const)),
        ]}
      />
    </div>
  );
};

/** On a phone there is no tree: what lies below stands here. */
const Below = ({ of }: { of: Organisation }): ReactNode => {
  const carry = useDayPath();
  const [day] = useDay();
  const asked = useCall(organisationChildren, {
    params: { organisationId: of.id },
    query: { day, page: 1, size: 200 },
  });
  if (of.childCount === 0) return null;
  return (
    <div className="below-narrow">
      <Section title={`下级党组织（${count(of.childCount, '个')}）`}>
        <ul className="below-list">
          {asked.data?.items.map((child) => (
            <li key={child.id}>
              <Link to={carry(`/organisations/${child.id}`)}>{child.shortName}</Link>
              <span className="faint">{count(child.memberCount, '人')}</span>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
};

const History = ({ of }: { of: Organisation }): ReactNode => (
  <Section title="沿革">
    {of.events.length === 0 ? (
      <p className="faint">没有登记过变更。</p>
    ) : (
      <ol className="history">
        {of.events.map((event) => (
          <li key={event.id}>
            <time dateTime={event.on}>{dayText(event.on)}</time>
            <div>
              <p>{officialSentence(event.sentence)}</p>
              <p className="faint">
                {event.by}于{instantText(event.recordedAt)}登记
              </p>
            </div>
          </li>
        ))}
      </ol>
    )}
  </Section>
);

export const OrganisationDetail = ({ of }: { of: Organisation }): ReactNode => (
  <>
    {of.dissolvedOn && of.dissolvedOn <= of.day && (
      <Alert className="gap-below" type="info" showIcon title={`该党组织已于${dayText(of.dissolvedOn)}撤销。`} />
    )}
    <About of={of} />
    <Section title="设置检查">
      {of.checks.length === 0 ? <p className="faint">没有需要提示的事项。</p> : <ReasonList reasons={of.checks} />}
    </Section>
    <Leadership of={of} />
    <Below of={of} />
    <History of={of} />
  </>
);
