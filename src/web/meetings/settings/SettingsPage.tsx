import type { ReactNode } from 'react';
import { showMeetingSettings } from '../../../contract/meetingSettings.js';
import { PageFrame } from '../../kit/PageFrame.js';
import { PrintButton } from '../../kit/PrintButton.js';
import { Answer } from '../../kit/states.js';
import { useSearchText } from '../../kit/urlState.js';
import { useCall } from '../../kit/useCall.js';
import { OrganisationTabs } from '../../organisations/OrganisationTabs.js';
import { useOrganisation, useOrganisationId, useTrail } from '../../organisations/useOrganisation.js';
import { Holidays } from './Holidays.js';
import { Kinds } from './Kinds.js';
import { RecurringDays } from './RecurringDays.js';
import { Combinations, LateAfter } from './Rules.js';
import { Templates } from './Templates.js';
import './settings.css';

/** 组织生活设置: what holds here, whose rule it is, and what may be set here. */
export const SettingsPage = (): ReactNode => {
  const id = useOrganisationId();
  const of = useOrganisation(id);
  const [year] = useSearchText('year');
  const asked = useCall(
    showMeetingSettings,
    { params: { organisationId: id }, query: { year: year === '' ? undefined : Number(year) } },
    { keep: true },
  );
  return (
    <PageFrame
      title={`${of.data?.shortName ?? ''}组织生活设置`}
      trail={useTrail(of.data, (step) => `/organisations/${step}/meeting-settings`)}
      about="每一项都注明由谁制定。上级制定的，本级照用；停用的保留在此，已有的记录不变。"
      actions={<PrintButton />}
      tabs={<OrganisationTabs of={of.data} />}
    >
      <Answer of={asked}>
        {(reply) => (
          <>
            <RecurringDays id={id} of={reply} />
            <Templates id={id} of={reply} />
            <Combinations id={id} of={reply} />
            <LateAfter id={id} of={reply} />
            <Kinds id={id} of={reply} />
            <Holidays id={id} of={reply} />
          </>
        )}
      </Answer>
    </PageFrame>
  );
};
