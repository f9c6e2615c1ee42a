import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { gatheringPath } from '../paths.js';
import type { Line } from './month.js';

/** One activity of the calendar: state in words, kinds, topic. A plan or draft opens its form, a record its page. */
export const LineLink = ({ line, organisationId }: { line: Line; organisationId: string }): ReactNode => (
  <Link
    className={`line is-${line.state}`}
    to={line.of === 'meeting' ? `/meetings/${line.id}` : gatheringPath(organisationId, line.id)}
  >
    <span className="line-state">{line.stateTitle}</span>
    <span className="line-kinds">
      {line.beginsAt && `${line.beginsAt} `}
      {line.kinds.join('、')}
    </span>
    {line.topic !== '' && line.topic !== line.kinds.join('、') && <span className="line-topic">{line.topic}</span>}
  </Link>
);
