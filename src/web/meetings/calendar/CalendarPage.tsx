import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { handbookPage } from '../../../contract/documents.js';
import { branchCalendar } from '../../../contract/meetings.js';
import { addMonths, type CalendarDay } from '../../../domain/shared/calendarDay.js';
import { urlOf } from '../../kit/call.js';
import { dayText } from '../../kit/format.js';
import { PageFrame } from '../../kit/PageFrame.js';
import { Answer } from '../../kit/states.js';
import { useCall } from '../../kit/useCall.js';
import { useSearchText } from '../../kit/urlState.js';
import { OrganisationTabs } from '../../organisations/OrganisationTabs.js';
import { useOrganisation, useOrganisationId, useTrail } from '../../organisations/useOrganisation.js';
import { useMe } from '../../session/useMe.js';
import { daysOf, monthOf, stretchFor, type CalendarReply } from './month.js';
import { MonthView } from './MonthView.js';
import { WaitingList } from './WaitingList.js';
import './calendar.css';

const MonthChoice = ({ first, today }: { first: CalendarDay; today: string }): ReactNode => {
  const [, setMonth] = useSearchText('month');
  const go = (by: number): void => setMonth(addMonths(first, by).slice(0, 7));
  return (
    <div className="month-choice no-print">
      <Button onClick={() => go(-1)}>上月</Button>
      <h2 aria-live="polite">{dayText(first.slice(0, 7))}</h2>
      <Button onClick={() => go(1)}>下月</Button>
      {first.slice(0, 7) !== today.slice(0, 7) && (
        <Button type="text" onClick={() => setMonth('')}>
          回到本月
        </Button>
      )}
    </div>
  );
};

const Actions = ({ id, reply, year }: { id: string; reply: CalendarReply | undefined; year: string }): ReactNode => (
  <>
    <a
      className="no-print"
      href={urlOf(handbookPage, { params: { organisationId: id }, query: { year: Number(year) } })}
      target="_blank"
      rel="noreferrer"
    >
      {year}年工作手册
    </a>
    {reply?.may.includes('meeting.plan') && (
      <Link className="button-link" to={`/organisations/${id}/plan`}>
        安排活动
      </Link>
    )}
    {reply?.may.includes('meeting.draft') && (
      <Link className="button-link is-primary" to={`/organisations/${id}/record`}>
        记录组织生活
      </Link>
    )}
  </>
);

/** 组织生活日历: what a branch has planned, drafted and filed, and what waits for somebody. */
export const CalendarPage = (): ReactNode => {
  const id = useOrganisationId();
  const me = useMe();
  const [monthText] = useSearchText('month');
  const today = me.today as CalendarDay;
  const first = monthOf(monthText) ?? (`${today.slice(0, 7)}-01` as CalendarDay);
  const of = useOrganisation(id);
  const asked = useCall(
    branchCalendar,
    { params: { organisationId: id }, query: stretchFor(today, first) },
    { keep: true },
  );
  const name = of.data?.shortName ?? asked.data?.organisation.shortName ?? '';
  return (
    <PageFrame
      title={`${name}组织生活日历`}
      trail={useTrail(of.data, (step) => `/map/${step}`)}
      actions={<Actions id={id} reply={asked.data} year={first.slice(0, 4)} />}
      tabs={<OrganisationTabs of={of.data} />}
    >
      <Answer of={asked}>
        {(reply) => (
          <>
            <WaitingList reply={reply} organisationId={id} />
            <MonthChoice first={first} today={today} />
            <MonthView month={daysOf(reply, first)} organisationId={id} today={today} may={reply.may} />
          </>
        )}
      </Answer>
    </PageFrame>
  );
};
