import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { explainContradiction, type ContradictionLine } from '../../contract/contradictions.js';
import { ContractForm } from '../kit/ContractForm.js';
import { Dialog } from '../kit/Dialog.js';
import { dayText, instantText, officialSentence } from '../kit/format.js';
import { say } from '../kit/Toasts.js';
import './contradictions.css';

/** A line of a record's own page says no topic and day; a line of a first page does. */
type Shown = ContradictionLine & { readonly topic?: string; readonly day?: string; readonly correctable: boolean };

const Explain = ({ of, onClose }: { of: Shown; onClose: () => void }): ReactNode => (
  <Dialog title="情况属实" onClose={onClose}>
    <p>{officialSentence(of.sentence)}</p>
    <p className="faint">如果当时情况确实如此，请用一句话说明。说明会与记录一同保存，此后不再提示。</p>
    <ContractForm
      endpoint={explainContradiction}
      params={{ meetingId: of.meetingId, contradictionId: of.id }}
      fields={[{ name: 'text', label: '说明', kind: 'area', hint: '例如：书记主持开头后因急事离开' }]}
      submit="保存说明"
      onCancel={onClose}
      onDone={() => {
        say('已保存说明，不再提示。');
        onClose();
      }}
    />
  </Dialog>
);

const Deeds = ({ of, may, onExplain }: { of: Shown; may: readonly string[]; onExplain: () => void }): ReactNode => (
  <div className="todo-deed no-print">
    {of.correctable && may.includes('meeting.file') && (
      <Link className="button-link" to={`/meetings/${of.meetingId}/correct`}>
        {of.remedy}
      </Link>
    )}
    {may.includes('meeting.file') && <Button onClick={onExplain}>情况属实</Button>}
  </div>
);

/** What a record does not agree in: as a question to the branch, with what mends it and a way to say that it was so. */
export const ContradictionLines = ({ items, may }: { items: readonly Shown[]; may: readonly string[] }): ReactNode => {
  const [explaining, setExplaining] = useState<Shown | null>(null);
  return (
    <>
      {items.map((c) => (
        <li key={c.id} className="todo">
          <div className="todo-text">
            {c.day !== undefined && (
              <>
                <Link to={`/meetings/${c.meetingId}`}>
                  {dayText(c.day)}
                  {c.topic && `《${c.topic}》`}
                </Link>
                ：
              </>
            )}
            {officialSentence(c.sentence)}
            {c.otherId !== null && (
              <>
                {' '}
                <Link to={`/meetings/${c.otherId}`}>对照那次记录</Link>
              </>
            )}
            {c.explained && (
              <p className="faint">
                情况属实：{c.explained.text}（{c.explained.by}，{instantText(c.explained.at)}）
              </p>
            )}
            {!c.correctable && !c.explained && <p className="faint">台账导入的记录，请在台账中更正后重新导入。</p>}
          </div>
          {!c.explained && <Deeds of={c} may={may} onExplain={() => setExplaining(c)} />}
        </li>
      ))}
      {explaining && <Explain of={explaining} onClose={() => setExplaining(null)} />}
    </>
  );
};
