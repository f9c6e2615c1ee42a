import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Section } from '../kit/PageFrame.js';
import { StateTag } from '../kit/StateTag.js';
import type { YearReply } from './YearTable.js';
import { pressing } from './pressing.js';
import type { OpenCell } from './yearSpans.js';

/** What wants doing next, said before the whole year: overdue first, then what ends soon. */
export const NowDue = ({ year, onOpen }: { year: YearReply; onOpen: (cell: OpenCell) => void }): ReactNode => {
  const items = pressing(year.rows);
  if (items.length === 0) return <p className="now-due-none">目前没有逾期或将到期的事项。</p>;
  return (
    <Section title="请优先办理">
      <ul className="now-due">
        {items.map((item) => (
          <li key={`${item.organisationId} ${item.ruleId} ${item.period}`}>
            <StateTag state={item.state} />
            <span>{item.text}</span>
            <Button type="link" size="small" onClick={() => onOpen(item)}>
              看原因
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
};
