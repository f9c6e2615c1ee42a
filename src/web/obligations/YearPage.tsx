import type { ReactNode } from 'react';
import { branchYear } from '../../contract/obligations.js';
import { dayText } from '../kit/format.js';
import { PageFrame } from '../kit/PageFrame.js';
import { PrintButton } from '../kit/PrintButton.js';
import { Answer, Empty } from '../kit/states.js';
import { StateTag } from '../kit/StateTag.js';
import { useCall } from '../kit/useCall.js';
import { useSearchText } from '../kit/urlState.js';
import { OrganisationTabs } from '../organisations/OrganisationTabs.js';
import { useOrganisation, useOrganisationId, useTrail } from '../organisations/useOrganisation.js';
import { useMe } from '../session/useMe.js';
import { CellDrawer } from './CellDrawer.js';
import { NotAsked } from './NotAsked.js';
import { NowDue } from './NowDue.js';
import { YearChoice } from './YearChoice.js';
import { byApplying, cellParam, inGroupOrder, openCellOf, type OpenCell } from './yearSpans.js';
import { YearTable, type YearReply } from './YearTable.js';
import './map.css';

const shownStates = ['met', 'due', 'approaching', 'overdue', 'notApplicable'] as const;

const YearBody = ({ year, onOpen }: { year: YearReply; onOpen: (cell: OpenCell) => void }): ReactNode => {
  const { asked, notAsked } = byApplying(inGroupOrder(year.rows));
  return (
    <>
      <NowDue year={year} onOpen={onOpen} />
      {asked.length > 0 && <YearTable year={year} rows={asked} onOpen={onOpen} />}
      <NotAsked rows={notAsked} onOpen={onOpen} />
    </>
  );
};

/** A branch's own year: what is due and done, and behind every cell why. */
export const YearPage = (): ReactNode => {
  const id = useOrganisationId();
  const me = useMe();
  const [yearText] = useSearchText('year');
  const [cellText, setCell] = useSearchText('cell');
  const asked = Number(yearText) || Number(me.today.slice(0, 4));
  const of = useOrganisation(id);
  const year = useCall(branchYear, { params: { organisationId: id }, query: { year: asked } }, { keep: true });
  const open = openCellOf(cellText);
  const name = of.data?.shortName ?? year.data?.organisation.shortName ?? '';
  return (
    <PageFrame
      title={`${name}${asked}年组织生活`}
      trail={useTrail(of.data, (step) => `/map/${step}`)}
      about={year.data && `截至${dayText(year.data.day)}`}
      actions={<PrintButton />}
      tabs={<OrganisationTabs of={of.data} />}
    >
      <div className="filters">
        <YearChoice year={asked} />
        <div className="legend" aria-hidden="true">
          {shownStates.map((state) => (
            <StateTag key={state} state={state} />
          ))}
        </div>
      </div>
      <Answer of={year}>
        {(reply) =>
          reply.rows.length === 0 ? (
            <Empty title={`${asked}年没有适用的要求。`} />
          ) : (
            <YearBody year={reply} onOpen={(cell) => setCell(cellParam(cell))} />
          )
        }
      </Answer>
      {open && <CellDrawer cell={open} onClose={() => setCell('')} />}
    </PageFrame>
  );
};
