import { useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { addAttachment, attachmentList, downloadAttachment, removeAttachment } from '../../../contract/attachments.js';
import { attachmentTypes } from '../../../domain/meetings/attachments.js';
import { download, upload, type ReplyOf } from '../../kit/call.js';
import { bytesText, instantText, percent } from '../../kit/format.js';
import { Section } from '../../kit/PageFrame.js';
import { saysSessionEnded } from '../../kit/refusal.js';
import { Answer, RefusalAlert } from '../../kit/states.js';
import { TextButton } from '../../kit/TextButton.js';
import { say } from '../../kit/Toasts.js';
import { useAct, useCall } from '../../kit/useCall.js';
import { setSessionEnded } from '../../session/sessionEnded.js';
import './attachments.css';

type Item = ReplyOf<typeof attachmentList>['items'][number];
const accepted = Object.values(attachmentTypes)
  .flatMap((type) => type.extensions.map((extension) => `.${extension}`))
  .join(',');

const useSending = (meetingId: string) => {
  const client = useQueryClient();
  const [part, setPart] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const send = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0) return;
    const form = new FormData();
    for (const file of files) form.append('files', file, file.name);
    setError(null);
    setPart(0);
    try {
      const { added } = await upload(addAttachment, form, setPart, { params: { meetingId } });
      say(`已上传${added}个附件。`);
      await client.invalidateQueries();
    } catch (fault) {
      if (saysSessionEnded(fault)) setSessionEnded(true);
      setError(fault);
    } finally {
      setPart(null);
    }
  };
  return { part, error, setError, send };
};

type LineProps = { readonly meetingId: string; readonly item: Item; readonly mayChange: boolean };
const Line = ({ meetingId, item, mayChange }: LineProps): ReactNode => {
  const [error, setError] = useState<unknown>(null);
  const remove = useAct(removeAttachment, () => say('已删除附件。'));
  const params = { meetingId, attachmentId: item.id };
  return (
    <li>
      <span>
        <TextButton
          label={`下载${item.fileName}`}
          onClick={() => void download(downloadAttachment, { params }, item.fileName).catch(setError)}
        >
          {item.fileName}
        </TextButton>
        <span className="print-only">{item.fileName}</span>
      </span>
      <span className="faint">
        {item.typeTitle}，{bytesText(item.bytes)}，{item.addedBy}上传，{instantText(item.addedAt)}{' '}
        {mayChange && (
          <TextButton label={`删除${item.fileName}`} onClick={() => remove.mutate({ params, body: {} })}>
            删除
          </TextButton>
        )}
      </span>
      {(error ?? remove.error) !== null && <RefusalAlert error={error ?? remove.error} />}
    </li>
  );
};

/** Files beside a record; a record is complete without. */
export const Attachments = ({ meetingId }: { meetingId: string }): ReactNode => {
  const asked = useCall(attachmentList, { params: { meetingId } });
  const input = useRef<HTMLInputElement>(null);
  const { part, error, send } = useSending(meetingId);
  const mayChange = asked.data?.mayChange === true;
  if (asked.data?.items.length === 0 && !mayChange) return null;
  return (
    <Section
      title="附件"
      aside={
        mayChange && (
          <Button className="no-print" loading={part !== null} onClick={() => input.current?.click()}>
            上传附件
          </Button>
        )
      }
    >
      <input
        ref={input}
        type="file"
        multiple
        accept={accepted}
        className="unseen"
        tabIndex={-1}
        aria-label="选择附件"
        onChange={(event) => {
          void send([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      {part !== null && <Progress percent={percent(part)} aria-label="上传进度" />}
      {error !== null && <RefusalAlert error={error} />}
      <Answer of={asked}>
        {(of) =>
          of.items.length === 0 ? (
            <p className="faint">可有可无，不影响报送。PDF、图片、.docx、.xlsx，单个不超过20 MB；请勿上传涉密文件。</p>
          ) : (
            <ul className="attachment-list">
              {of.items.map((item) => (
                <Line key={item.id} meetingId={meetingId} item={item} mayChange={mayChange} />
              ))}
            </ul>
          )
        }
      </Answer>
    </Section>
  );
};
