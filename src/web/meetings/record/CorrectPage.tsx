import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { gatheringBasis } from '../../../contract/meetings.js';
import { meeting } from '../../../contract/obligations.js';
import { correctMeeting, meetingVersions } from '../../../contract/records.js';
import type { GatheringContent, MeetingPart } from '../../../domain/meetings/content.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { PageFrame } from '../../kit/PageFrame.js';
import { Answer, Empty, RefusalAlert } from '../../kit/states.js';
import { say } from '../../kit/Toasts.js';
import { useAct, useCall } from '../../kit/useCall.js';
import type { Basis } from '../form/basis.js';
import { partEditing } from '../form/editing.js';
import { PartCard } from '../form/PartCard.js';
import { TextField } from '../form/TextField.js';
import { WhenWhere } from '../form/WhenWhere.js';
import '../form/form.css';

type CorrectFormProps = {
  readonly meetingId: string;
  readonly organisationId: string;
  readonly version: number;
  readonly day: CalendarDay;
  readonly part: MeetingPart;
  readonly basis: Basis;
};

const CorrectForm = (props: CorrectFormProps): ReactNode => {
  const { meetingId, organisationId, version, basis } = props;
  const navigate = useNavigate();
  const [day, setDay] = useState(props.day);
  const [content, setContent] = useState<GatheringContent>({ parts: [props.part], notice: '' });
  const [reason, setReason] = useState('');
  const asked = useCall(gatheringBasis, { params: { organisationId }, query: { day } }, { keep: true });
  const act = useAct(correctMeeting, () => {
    say('已更正，原来的内容保留在更正情况中。');
    void navigate(`/meetings/${meetingId}`);
  });
  const edit = {
    basis: asked.data ?? basis,
    day,
    content,
    planning: false,
    change: (how: (former: GatheringContent) => GatheringContent) => setContent(how),
  };
  const [part] = content.parts;
  if (!part) return null;
  return (
    <div className="gathering-form">
      <div className="panel form-head">
        <WhenWhere edit={edit} period="" onDay={setDay} />
      </div>
      <PartCard of={partEditing(edit, 0, part)} />
      <div className="panel">
        <TextField label="更正理由" asked value={reason} most={200} onChange={setReason} />
      </div>
      {act.error && <RefusalAlert error={act.error} />}
      <div className="form-buttons">
        <Button
          type="primary"
          disabled={reason.trim().length < 2}
          loading={act.isPending}
          onClick={() => act.mutate({ params: { meetingId }, body: { version, day, content: part, reason } })}
        >
          保存更正
        </Button>
        <Button onClick={() => void navigate(`/meetings/${meetingId}`)}>不改了</Button>
      </div>
    </div>
  );
};

/** 更正: the record as it was filed, changed with a reason; the former version stays and is shown. */
export const CorrectPage = (): ReactNode => {
  const meetingId = useParams()['meetingId'] ?? '';
  const of = useCall(meeting, { params: { meetingId } });
  const versions = useCall(meetingVersions, { params: { meetingId } }, { once: true });
  const { organisationId = '' } = of.data ?? {};
  const day = (versions.data?.day ?? '') as CalendarDay;
  const content = versions.data?.content ?? null;
  const basis = useCall(
    gatheringBasis,
    { params: { organisationId }, query: { day } },
    { enabled: organisationId !== '' && content !== null },
  );
  return (
    <PageFrame
      title="更正记录"
      trail={[{ to: `/meetings/${meetingId}`, title: of.data?.topic || '组织生活记录' }]}
      about="更正后原审签失效，由书记重新审签；原来的内容保留。"
    >
      {versions.data && content === null ? (
        <Empty title="这是台账导入的记录，请在台账中更正后重新导入。" />
      ) : (
        <Answer of={basis}>
          {(reply) =>
            content && (
              <CorrectForm
                meetingId={meetingId}
                organisationId={organisationId}
                version={versions.data?.version ?? 1}
                day={day}
                part={content}
                basis={reply}
              />
            )
          }
        </Answer>
      )}
    </PageFrame>
  );
};
