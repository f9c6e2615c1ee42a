import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { count } from '../kit/format.js';
import { StateTag } from '../kit/StateTag.js';
import { recordPath } from '../meetings/paths.js';
import type { YearReply } from './YearTable.js';
import { pressing } from './pressing.js';
import type { OpenCell } from './yearSpans.js';

const most = 8;

/** The form that closes it. */
const pathOf = (year: YearReply, item: OpenCell): string => {
  const row = year.rows.find((r) => r.organisationId === item.organisationId && r.rule.id === item.ruleId);
  const groupId = item.organisationId === year.organisation.id ? null : item.organisationId;
  return recordPath(year.organisation.id, { kind: row?.rule.kind ?? '', period: item.period, groupId }, year.day);
};

/** What wants doing next, said before the whole year: overdue first, then what ends soon. */
export const NowDue = ({ year, onOpen }: { year: YearReply; onOpen: (cell: OpenCell) => void }): ReactNode => {
  const all = pressing(year.rows);
  const items = all.slice(0, most);
  if (items.length === 0) return <p className="now-due-none">目前没有逾期或将到期的事项。</p>;
  return (
    <section className="now-due">
      <h2>请优先办理</h2>
      <ul>
        {items.map((item) => (
          <li key={`${item.organisationId} ${item.ruleId} ${item.period}`}>
            <StateTag state={item.state} />
            <button type="button" className="text-button" onClick={() => onOpen(item)}>
              {item.text}
            </button>
            {year.may.includes('meeting.draft') && (
              <Link className="record-link no-print" to={pathOf(year, item)} aria-label={`记录：${item.text}`}>
                记录
              </Link>
            )}
          </li>
        ))}
      </ul>
      {all.length > most && <p className="faint">另有{count(all.length - most, '项')}，见下表。</p>}
    </section>
  );
};
