import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { obligationMap } from '../../contract/obligations.js';
import { dayText, figure } from '../kit/format.js';
import { PageFrame } from '../kit/PageFrame.js';
import { Pager } from '../kit/Pager.js';
import { PrintButton } from '../kit/PrintButton.js';
import { Answer, Empty } from '../kit/states.js';
import { StateIcon } from '../kit/StateTag.js';
import { stateTitles } from '../kit/stateTitles.js';
import { useCall } from '../kit/useCall.js';
import { usePage, useSearchText } from '../kit/urlState.js';
import { OrganisationTabs } from '../organisations/OrganisationTabs.js';
import { useOrganisation, useOrganisationId, useTrail } from '../organisations/useOrganisation.js';
import { useMe } from '../session/useMe.js';
import { MapTable, type MapReply } from './MapTable.js';
import { sumOf } from './mapText.js';
import { RuleChoice, YearChoice } from './YearChoice.js';
import './map.css';

const rowsPerPage = 100;

/** The year in one line of figures, each with its shape; also the legend of the cells. */
const Summary = ({ map }: { map: MapReply }): ReactNode => {
  const sum = sumOf(map.total);
  return (
    <dl className="summary">
      <div>
        <dt>应做</dt>
        <dd>{figure(sum.applicable)}</dd>
      </div>
      {(['met', 'due', 'approaching', 'overdue'] as const).map((state) => (
        <div key={state}>
          <dt>
            <StateIcon state={state} /> {stateTitles[state]}
          </dt>
          <dd>{figure(sum[state])}</dd>
        </div>
      ))}
    </dl>
  );
};

const MapBody = ({ map, name }: { map: MapReply; name: string }): ReactNode => {
  const [page, setPage] = usePage();
  const { may } = useMe();
  if (map.rows.length === 0)
    return (
      <Empty title="尚无下级党组织。">
        <p>导入党组织信息，或在“党组织”中设立后，这里会列出各组织的履责情况。</p>
        {may.includes('import.run') && (
          <p>
            <Link to="/imports">去导入工作簿</Link>
          </p>
        )}
      </Empty>
    );
  return (
    <>
      <Summary map={map} />
      <MapTable map={map} label={`${name}${map.year}年履责一览`} />
      <p className="map-legend faint">
        格中为“已完成/应做”的项数；“逾”为逾期、“近”为将到期的项数；“–”为不适用。季度、半年和全年的要求计入其最后一个月。
      </p>
      <Pager page={page} size={rowsPerPage} total={map.rowCount} to={setPage} />
    </>
  );
};

/** 履责一览: what all below an organisation owed and did, month by month; every figure opens. */
export const MapPage = (): ReactNode => {
  const id = useOrganisationId();
  const me = useMe();
  const [page] = usePage();
  const [yearText] = useSearchText('year');
  const [rule] = useSearchText('rule');
  const year = Number(yearText) || Number(me.today.slice(0, 4));
  const of = useOrganisation(id);
  const map = useCall(
    obligationMap,
    { params: { organisationId: id }, query: { year, rule, page, size: rowsPerPage } },
    { keep: true },
  );
  const name = of.data?.shortName ?? '';
  return (
    <PageFrame
      title={name ? `${name}履责一览` : '履责一览'}
      trail={useTrail(of.data, (step) => `/map/${step}`)}
      about={map.data && `截至${dayText(map.data.day)}`}
      actions={<PrintButton />}
      tabs={<OrganisationTabs of={of.data} />}
    >
      <div className="filters">
        <YearChoice year={year} />
        <RuleChoice rules={map.data?.rules ?? []} />
      </div>
      <Answer of={map}>{(reply) => <MapBody map={reply} name={name} />}</Answer>
    </PageFrame>
  );
};
