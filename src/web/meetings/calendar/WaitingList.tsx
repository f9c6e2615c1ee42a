import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { count, dayText } from '../../kit/format.js';
import { useShelf } from '../form/useDesk.js';
import { gatheringPath } from '../paths.js';
import { waitingOf, type CalendarReply, type Line } from './month.js';

type GroupProps = {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly to: (line: Line) => string;
};
const Group = ({ title, lines, to }: GroupProps): ReactNode =>
  lines.length === 0 ? null : (
    <section>
      <h3>
        {title}（{count(lines.length, '项')}）
      </h3>
      <ul className="plain-list">
        {lines.map((line) => (
          <li key={line.id}>
            <Link to={to(line)}>
              {dayText(line.day)}，{line.kinds.join('、')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );

/** What waits for somebody: drafts to file, records that came back, records to sign; and what only this browser has. */
export const WaitingList = ({ reply, organisationId }: { reply: CalendarReply; organisationId: string }): ReactNode => {
  const shelf = useShelf();
  const { drafts, returned, toSign } = waitingOf(reply.lines, reply.day);
  const known = new Set(reply.lines.map((line) => line.id));
  const local = shelf.all().filter((d) => d.organisationId === organisationId && !known.has(d.id));
  const mayDraft = reply.may.includes('meeting.draft');
  const maySign = reply.may.includes('meeting.sign');
  const nothing =
    (!mayDraft || drafts.length + returned.length + local.length === 0) && (!maySign || toSign.length === 0);
  if (nothing) return null;
  return (
    <div className="panel waiting no-print">
      {maySign && <Group title="待审签" lines={toSign} to={(line) => `/meetings/${line.id}`} />}
      {mayDraft && (
        <>
          <Group title="待报送" lines={drafts} to={(line) => gatheringPath(organisationId, line.id)} />
          <Group title="已退回，待更正" lines={returned} to={(line) => `/meetings/${line.id}`} />
          {local.length > 0 && (
            <section>
              <h3>只在本机的草稿（{count(local.length, '项')}）</h3>
              <ul className="plain-list">
                {local.map((draft) => (
                  <li key={draft.id}>
                    <Link to={`${gatheringPath(organisationId, draft.id)}?new=1`}>{dayText(draft.day)}</Link>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </>
      )}
    </div>
  );
};
