import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { dayText } from '../../kit/format.js';
import { LineLink } from './LineLink.js';
import { weekdayText, type Month, type MonthDay } from './month.js';
import { ProposalButton } from './ProposalButton.js';

type MonthViewProps = {
  readonly month: Month;
  readonly organisationId: string;
  readonly today: string;
  readonly may: readonly string[];
};

const isBare = (d: MonthDay, today: string): boolean =>
  d.lines.length === 0 && d.proposals.length === 0 && d.special === null && d.day !== today;

const DayCell = ({ of, organisationId, today, may }: { of: MonthDay } & Omit<MonthViewProps, 'month'>): ReactNode => {
  const past = of.day <= today;
  const mayAdd = may.includes(past ? 'meeting.draft' : 'meeting.plan');
  const classes = [
    'day-cell',
    isBare(of, today) ? 'is-bare' : '',
    of.day === today ? 'is-today' : '',
    of.special?.kind === 'off' || (of.weekday >= 6 && of.special === null) ? 'is-off' : '',
  ];
  return (
    <li className={classes.filter(Boolean).join(' ')} style={{ gridColumn: of.weekday }}>
      <p className="day-head">
        <time dateTime={of.day}>
          <span className="unseen">{dayText(of.day)}</span>
          <span aria-hidden="true">
            <span className="day-month">{Number(of.day.slice(5, 7))}月</span>
            {Number(of.day.slice(8))}
            <span className="day-month">日 周{weekdayText(of.weekday)}</span>
          </span>
        </time>
        {of.day === today && <span className="day-now">今天</span>}
        {of.special && <span className="day-special">{of.special.kind === 'off' ? of.special.name : '上班'}</span>}
        {mayAdd && (
          <Link
            className="day-add no-print"
            to={`/organisations/${organisationId}/${past ? 'record' : 'plan'}?day=${of.day}`}
            aria-label={`${dayText(of.day)}${past ? '记录组织生活' : '安排活动'}`}
          >
            ＋
          </Link>
        )}
      </p>
      {of.lines.map((line) => (
        <LineLink key={line.id} line={line} organisationId={organisationId} />
      ))}
      {of.proposals.map((proposal) => (
        <ProposalButton
          key={proposal.recurringId}
          proposal={proposal}
          organisationId={organisationId}
          may={may.includes('meeting.plan')}
        />
      ))}
    </li>
  );
};

/** A month: a grid of weeks on the desk, on a phone the days on which there is something. */
export const MonthView = (props: MonthViewProps): ReactNode => (
  <>
    <ol className="month">
      {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
        <li key={weekday} className="month-weekday" aria-hidden="true">
          周{weekdayText(weekday)}
        </li>
      ))}
      {props.month.days.map((day) => (
        <DayCell key={day.day} of={day} {...props} />
      ))}
    </ol>
    {props.month.undated.length > 0 && (
      <section className="undated">
        <h2>只知月份的记录</h2>
        {props.month.undated.map((line) => (
          <LineLink key={line.id} line={line} organisationId={props.organisationId} />
        ))}
      </section>
    )}
  </>
);
