import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { obligationCell } from '../../contract/obligations.js';
import type { ReplyOf } from '../kit/call.js';
import { Dialog } from '../kit/Dialog.js';
import { count, dayText, periodText } from '../kit/format.js';
import { Facts } from '../kit/PageFrame.js';
import { ReasonList } from '../kit/ReasonList.js';
import { Answer } from '../kit/states.js';
import { StateTag } from '../kit/StateTag.js';
import { useCall } from '../kit/useCall.js';
import type { OpenCell } from './yearSpans.js';

type Cell = ReplyOf<typeof obligationCell>;

const Records = ({ cell }: { cell: Cell }): ReactNode =>
  cell.records.length === 0 ? (
    <p className="faint">这一期间没有相应的记录。</p>
  ) : (
    <ul className="records">
      {cell.records.map((record) => (
        <li key={record.meetingId}>
          <Link to={`/meetings/${record.meetingId}`}>{record.topic || '（未填主题）'}</Link>
          <span className="faint">
            {dayText(record.heldOn)}，{record.kinds.join('、')}
          </span>
        </li>
      ))}
    </ul>
  );

const CellBody = ({ cell }: { cell: Cell }): ReactNode => (
  <>
    <Facts
      items={[
        ['期间', periodText(cell.period)],
        ['结论', <StateTag key="state" state={cell.state} />],
        ['应做', cell.state === 'notApplicable' ? '不适用' : count(cell.required, '次')],
        ['已做', count(cell.done, '次')],
      ]}
    />
    <section>
      <h3>原因</h3>
      <ReasonList reasons={cell.reasons} basis={cell.rule.basis} />
    </section>
    <section>
      <h3>记录</h3>
      <Records cell={cell} />
    </section>
    <section>
      <h3>依据</h3>
      <p>{cell.rule.basis}</p>
      <p className="faint">{cell.rule.level === 'local' ? `${cell.rule.by ?? '本级'}增加的要求` : '全国统一的规定'}</p>
    </section>
  </>
);

/** Why a cell is as it is: the verdict, its reasons, the records behind it, and the article. */
export const CellDrawer = ({ cell, onClose }: { cell: OpenCell; onClose: () => void }): ReactNode => {
  const why = useCall(obligationCell, { params: cell });
  return (
    <Dialog title={why.data ? why.data.rule.title : '要求的由来'} at="side" onClose={onClose}>
      <Answer of={why}>{(reply) => <CellBody cell={reply} />}</Answer>
    </Dialog>
  );
};
