import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { gatheringBasis } from '../../../contract/meetings.js';
import type { ActivityKind } from '../../../domain/meetings/content.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { RefusalAlert } from '../../kit/states.js';
import { say } from '../../kit/Toasts.js';
import { useCall } from '../../kit/useCall.js';
import { useSearchText } from '../../kit/urlState.js';
import { useMe } from '../../session/useMe.js';
import type { DeskView, DraftDesk } from '../draft/desk.js';
import type { Basis } from './basis.js';
import { namesOf } from './basis.js';
import { CancelDialog } from './CancelDialog.js';
import { withKinds, type Arranged } from './changes.js';
import { ConflictDialog } from './ConflictDialog.js';
import { partEditing, type Editing } from './editing.js';
import { KindsChoice } from './KindsChoice.js';
import { PartCard } from './PartCard.js';
import { PrintLinks } from './PrintLinks.js';
import { Review, type Filed } from './Review.js';
import { StandingLine } from './StandingLine.js';
import { TextField } from './TextField.js';
import { WhenWhere } from './WhenWhere.js';

type FormProps = {
  readonly desk: DraftDesk;
  readonly view: DeskView;
  /** As of the day with which the form was opened. */
  readonly basis: Basis;
  readonly planning: boolean;
  readonly onFiled: (filed: Filed) => void;
  readonly onGone: () => void;
};

/** The people and kinds of the day that is chosen; those of the former day until they are here. */
const useEditing = ({ desk, view, basis, planning }: FormProps): Editing => {
  const { organisationId, day, content } = view.draft;
  const asked = useCall(gatheringBasis, { params: { organisationId }, query: { day } }, { keep: true });
  return {
    basis: asked.data ?? basis,
    day,
    content,
    planning,
    change: (how) => desk.change((draft) => ({ ...draft, content: how(draft.content) })),
  };
};

const Body = ({
  edit,
  desk,
  period,
  setPeriod,
}: {
  edit: Editing;
  desk: DraftDesk;
  period: string;
  setPeriod: (p: string) => void;
}) => {
  const [spare, setSpare] = useState<Arranged['spare']>([]);
  const { content, basis, day, planning } = edit;
  const choose = (kinds: readonly ActivityKind[]): void => {
    const arranged = withKinds(content.parts, spare, kinds, basis);
    setSpare(arranged.spare);
    edit.change((former) => ({ ...former, parts: [...arranged.parts] }));
  };
  const setDay = (chosen: CalendarDay): void => {
    setPeriod('');
    desk.change((draft) => ({ ...draft, day: chosen }));
  };
  return (
    <>
      <div className="panel form-head">
        <KindsChoice
          basis={basis}
          day={day}
          chosen={content.parts.flatMap((part) => part.kinds)}
          planning={planning}
          onChoose={choose}
        />
        <WhenWhere edit={edit} period={period} onDay={setDay} />
      </div>
      {content.parts.map((part, at) => (
        <PartCard key={part.kinds[0] ?? at} of={partEditing(edit, at, part)} />
      ))}
      {planning && content.parts.length > 0 && (
        <div className="panel">
          <TextField
            label="通知说明"
            placeholder="例如：请带学习笔记"
            rows={2}
            value={content.notice}
            most={1000}
            onChange={(notice) => edit.change((former) => ({ ...former, notice }))}
          />
        </div>
      )}
    </>
  );
};

type BarProps = {
  readonly view: DeskView;
  readonly planning: boolean;
  readonly mayFile: boolean;
  readonly ready: boolean;
  readonly onGo: () => void;
  readonly onCancel: () => void;
};
/** At the lower edge of the window: where what was typed is, and the next step. */
const Bar = ({ view, planning, mayFile, ready, onGo, onCancel }: BarProps): ReactNode => (
  <div className="form-bar no-print">
    <StandingLine view={view} />
    <span className="form-bar-buttons">
      {view.standing !== 'untouched' && (
        <Button type="text" onClick={onCancel}>
          {view.draft.state === 'planned' ? '取消安排' : '放弃'}
        </Button>
      )}
      {(planning || mayFile) && (
        <Button type="primary" disabled={!ready} onClick={onGo}>
          {planning ? '完成安排' : '报送'}
        </Button>
      )}
    </span>
  </div>
);

type Step = 'write' | 'review' | 'cancel';
type DialogsProps = FormProps & {
  readonly edit: Editing;
  readonly step: Step;
  readonly onBack: () => void;
  readonly onDrop: () => void;
};
const Dialogs = ({ desk, view, edit, step, onBack, onDrop, onFiled, onGone }: DialogsProps): ReactNode => {
  const { draft, theirs } = view;
  return (
    <>
      {step === 'review' && (
        <Review
          edit={edit}
          gatheringId={draft.id}
          revision={draft.revision}
          lateReason={draft.lateReason}
          onLateReason={(lateReason) => desk.change((former) => ({ ...former, lateReason }))}
          onClose={onBack}
          onFiled={onFiled}
          onGone={onGone}
        />
      )}
      {step === 'cancel' && (
        <CancelDialog
          gatheringId={draft.id}
          planned={draft.state === 'planned'}
          known={draft.revision > 0}
          onClose={onBack}
          onDone={onDrop}
        />
      )}
      {theirs && (
        <ConflictDialog
          mine={draft}
          theirs={theirs}
          names={namesOf(edit.basis)}
          onSettle={(settled) => desk.settle(settled, theirs)}
        />
      )}
    </>
  );
};

/** The form of a plan or a record: what is known stands in it, what is typed is kept. */
export const Form = (props: FormProps): ReactNode => {
  const { desk, view, planning } = props;
  const { draft } = view;
  const me = useMe();
  const navigate = useNavigate();
  const [period, setPeriod] = useSearchText('period');
  const [step, setStep] = useState<Step>('write');
  const edit = useEditing(props);
  const leave = (): void =>
    void navigate(`/organisations/${draft.organisationId}/calendar?month=${draft.day.slice(0, 7)}`);
  const go = async (): Promise<void> => {
    const saved = await desk.flush();
    if (!saved) return say('还没有保存到服务器，请稍候再试。内容已保存在本机。');
    if (!planning) return setStep('review');
    say('已安排。');
    leave();
  };
  const drop = (): void => {
    desk.done();
    say(draft.state === 'planned' ? '已取消安排。' : '已放弃草稿。');
    leave();
  };
  return (
    <div className="gathering-form">
      {view.refusal && <RefusalAlert error={view.refusal} retry={() => void desk.flush()} />}
      {draft.revision > 0 && <PrintLinks gatheringId={draft.id} />}
      <Body edit={edit} desk={desk} period={period} setPeriod={setPeriod} />
      <Bar
        view={view}
        planning={planning}
        mayFile={me.may.includes('meeting.file')}
        ready={draft.content.parts.length > 0 && period === ''}
        onGo={() => void go()}
        onCancel={() => setStep('cancel')}
      />
      <Dialogs {...props} edit={edit} step={step} onBack={() => setStep('write')} onDrop={drop} />
    </div>
  );
};
