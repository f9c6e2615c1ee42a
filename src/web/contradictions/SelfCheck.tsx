import type { ReactNode } from 'react';
import { contradictionsOfMeeting } from '../../contract/contradictions.js';
import { Section } from '../kit/PageFrame.js';
import { useCall } from '../kit/useCall.js';
import { ContradictionLines } from './ContradictionLines.js';
import '../home/home.css';

/** 自查 of a record, on its page: what does not agree, and the passages that stand in another record too. */
export const SelfCheck = ({ meetingId }: { meetingId: string }): ReactNode => {
  const { data } = useCall(contradictionsOfMeeting, { params: { meetingId } });
  if (!data || data.items.length === 0) return null;
  const texts = data.passages.flatMap((p) => p.texts);
  return (
    <Section title="请核对">
      <div className="panel">
        <ul className="todo-list">
          <ContradictionLines items={data.items.map((c) => ({ ...c, correctable: data.correctable }))} may={data.may} />
        </ul>
        {texts.length > 0 && (
          <>
            <h3>相同的段落</h3>
            {texts.map((text) => (
              <blockquote key={text} className="passage">
                {text}
              </blockquote>
            ))}
          </>
        )}
      </div>
    </Section>
  );
};
