import { type ReactNode } from 'react';
import { dayText } from '../kit/format.js';
import { DayPicker } from '../kit/DayPicker.js';
import { PageFrame } from '../kit/PageFrame.js';
import { PrintButton } from '../kit/PrintButton.js';
import { Answer } from '../kit/states.js';
import { useDay } from '../kit/urlState.js';
import { useMe } from '../session/useMe.js';
import { ChangeMenu } from './ChangeMenu.js';
import { OrganisationDetail } from './OrganisationDetail.js';
import { OrganisationTabs } from './OrganisationTabs.js';
import { OrganisationTree } from './OrganisationTree.js';
import { ownTrail } from './ownTrail.js';
import { useOrganisation, useOrganisationId, useTrail, type Organisation } from './useOrganisation.js';
import './organisations.css';

const Tree = ({ of }: { of: Organisation }): ReactNode => {
  const me = useMe();
  const way = ownTrail(of.trail, of.id, me);
  const top = way[0] ?? of;
  return (
    <aside className="tree-side no-print" aria-label="组织树">
      <OrganisationTree
        root={{ id: top.id, shortName: top.shortName, childCount: top.id === of.id ? of.childCount : 1 }}
        selected={of.id}
        trail={way.map((step) => step.id)}
      />
    </aside>
  );
};

/** One organisation as of a day: what it is, who leads it, whether it is set up rightly and why. */
export const OrganisationPage = (): ReactNode => {
  const id = useOrganisationId();
  const me = useMe();
  const [day] = useDay();
  const asked = useOrganisation(id, day);
  const trail = useTrail(asked.data, (step) => `/organisations/${step}`);
  return (
    <div className={asked.data && (asked.data.childCount > 0 || trail.length > 0) ? 'with-tree' : undefined}>
      {asked.data && (asked.data.childCount > 0 || trail.length > 0) && <Tree of={asked.data} />}
      <PageFrame
        title={asked.data?.name ?? '党组织'}
        trail={trail}
        about={asked.data && `${asked.data.kindTitle}，截至${dayText(asked.data.day)}的情形`}
        actions={
          <>
            <DayPicker today={me.today} />
            {asked.data && <ChangeMenu of={asked.data} />}
            <PrintButton />
          </>
        }
        tabs={<OrganisationTabs of={asked.data} />}
      >
        <Answer of={asked}>{(of) => <OrganisationDetail of={of} />}</Answer>
      </PageFrame>
    </div>
  );
};
