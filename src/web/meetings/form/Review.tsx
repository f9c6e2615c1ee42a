import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { fileGathering } from '../../../contract/meetings.js';
import type { MeetingPart } from '../../../domain/meetings/content.js';
import { judge, judgeGathering } from '../../../domain/meetings/judgement.js';
import { rollOf } from '../../../domain/meetings/roll.js';
import type { ReplyOf } from '../../kit/call.js';
import { Dialog } from '../../kit/Dialog.js';
import { dayText, periodText } from '../../kit/format.js';
import { ReasonList } from '../../kit/ReasonList.js';
import { asRefusal } from '../../kit/refusal.js';
import { RefusalAlert } from '../../kit/states.js';
import { useAct } from '../../kit/useCall.js';
import { fieldText, type Names } from '../partText.js';
import { figuresText } from './Attendance.js';
import { circumstancesOf, closedBy, localKindsOf, namesOf } from './basis.js';
import { toReasonLine, type Editing } from './editing.js';
import { TextField } from './TextField.js';

export type Filed = ReplyOf<typeof fileGathering>;
type ReviewProps = {
  readonly edit: Editing;
  readonly gatheringId: string;
  readonly revision: number;
  readonly lateReason: string;
  readonly onLateReason: (reason: string) => void;
  readonly onClose: () => void;
  readonly onFiled: (filed: Filed) => void;
  /** Somebody else, or an answer that was lost, has done it. */
  readonly onGone: () => void;
};

const lecturersOf = (part: MeetingPart, names: Names): readonly string[] =>
  part.items
    .filter((item) => item.form === 'lesson')
    .map((item) => (item.speakerId ? names.person(item.speakerId) : item.speakerName))
    .filter((name) => name !== '')
    .map((name) => `${name}讲党课`);

const What = ({ edit }: { edit: Editing }): ReactNode => {
  const names = namesOf(edit.basis);
  const { people } = circumstancesOf(edit.basis, edit.day);
  return (
    <ul className="review-parts">
      {edit.content.parts.map((part) => (
        <li key={part.kinds.join(' ')}>
          <strong>{part.kinds.map(names.kind).join('、')}</strong>
          {part.topic !== '' && <span>{part.topic}</span>}
          <span>
            {figuresText(rollOf(part, people, localKindsOf(edit.basis)))}
            {fieldText(part, 'missing', names) && `：${fieldText(part, 'missing', names)}`}
          </span>
          <span className="faint">
            {[part.place, part.chairId && `${names.person(part.chairId)}主持`, ...lecturersOf(part, names)]
              .filter(Boolean)
              .join('，')}
          </span>
        </li>
      ))}
    </ul>
  );
};

const Closes = ({ edit }: { edit: Editing }): ReactNode => {
  const closed = closedBy(edit.basis, edit.day, edit.content.parts);
  return (
    <p>
      {closed.length === 0
        ? '本次活动没有对应的待完成事项，记录照常保存。'
        : `报送后计入：${closed.map((d) => `${periodText(d.period)}${d.title}`).join('、')}。`}
    </p>
  );
};

/** The last look: what will be filed, what it counts for, what is still missing. */
export const Review = (props: ReviewProps): ReactNode => {
  const { edit, gatheringId, revision, lateReason } = props;
  const c = circumstancesOf(edit.basis, edit.day);
  const [askedLate] = useState(() => judgeGathering(c, '').reasons.some((r) => r.code === 'file.lateReason'));
  const act = useAct(fileGathering, props.onFiled);
  const { lawful, reasons } = judge(edit.content, c, lateReason);
  const open = reasons.filter((r) => r.weight !== 'note');
  const send = (): void =>
    act.mutate(
      { params: { gatheringId }, body: { revision, lateReason: askedLate ? lateReason : '' } },
      {
        onError: (error) => {
          if (asRefusal(error).code === 'gathering.state') props.onGone();
        },
      },
    );
  return (
    <Dialog title={`报送${dayText(edit.day)}的记录`} onClose={props.onClose}>
      <What edit={edit} />
      <Closes edit={edit} />
      {askedLate && <TextField label="补录原因" asked value={lateReason} most={200} onChange={props.onLateReason} />}
      {open.length > 0 && <ReasonList reasons={open.map(toReasonLine)} />}
      {act.error && <RefusalAlert error={act.error} />}
      <div className="form-buttons">
        <Button type="primary" disabled={!lawful} loading={act.isPending} onClick={send}>
          确认报送
        </Button>
        <Button onClick={props.onClose}>{lawful ? '再改一改' : '回去补充'}</Button>
      </div>
    </Dialog>
  );
};
