import CheckCircleFilled from '@ant-design/icons/CheckCircleFilled';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { gatheringBasis } from '../../../contract/meetings.js';
import { periodText } from '../../kit/format.js';
import { useCall } from '../../kit/useCall.js';
import { recordPath } from '../paths.js';

type FiledViewProps = {
  readonly organisationId: string;
  readonly today: string;
  readonly meetings: readonly { readonly id: string; readonly kinds: readonly string[] }[];
  /** Null where another device has filed it and only the result is known. */
  readonly closed: readonly { readonly title: string; readonly period: string }[] | null;
};

const Next = ({ organisationId, today }: { organisationId: string; today: string }): ReactNode => {
  const basis = useCall(gatheringBasis, { params: { organisationId }, query: { day: today } });
  const due = basis.data?.due ?? [];
  if (!basis.data) return null;
  if (due.length === 0) return <p>目前没有其他待完成的事项。</p>;
  return (
    <>
      <p>还待完成：</p>
      <ul className="next-due">
        {due.slice(0, 6).map((d) => (
          <li key={`${d.kind} ${d.period} ${d.groupId ?? ''}`}>
            <Link to={recordPath(organisationId, d, today)}>
              {periodText(d.period)}
              {d.title}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
};

/** What became of it, what it closed, and what comes next. */
export const FiledView = ({ organisationId, today, meetings, closed }: FiledViewProps): ReactNode => (
  <div className="panel filed">
    <output className="filed-head">
      <CheckCircleFilled aria-hidden="true" />
      已报送，等待书记审签。
    </output>
    <ul className="plain-list">
      {meetings.map((m) => (
        <li key={m.id}>
          <Link to={`/meetings/${m.id}`}>{m.kinds.join('、')}</Link>
        </li>
      ))}
    </ul>
    {closed !== null && closed.length > 0 && (
      <p>完成了：{closed.map((c) => `${periodText(c.period)}${c.title}`).join('、')}。</p>
    )}
    <Next organisationId={organisationId} today={today} />
    <p>
      <Link to={`/organisations/${organisationId}/calendar`}>回到组织生活日历</Link>
    </p>
  </div>
);
