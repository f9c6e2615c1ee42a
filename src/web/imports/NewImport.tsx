import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import InboxOutlined from '@ant-design/icons/InboxOutlined';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useId, useRef, useState, type DragEvent, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { startImport } from '../../contract/imports.js';
import { upload } from '../kit/call.js';
import { DayField } from '../kit/DayField.js';
import { bytesText, percent } from '../kit/format.js';
import { saysSessionEnded } from '../kit/refusal.js';
import { RefusalAlert } from '../kit/states.js';
import { setSessionEnded } from '../session/sessionEnded.js';
import { useMe } from '../session/useMe.js';

const accepted = '.xlsx,.xls,.csv';

/** Sends the chosen files; they stay chosen until the server has them. */
const useSending = () => {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [part, setPart] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const send = async (files: readonly File[], asOf: string): Promise<void> => {
    const form = new FormData();
    form.set('asOf', asOf);
    for (const file of files) form.append('files', file, file.name);
    setError(null);
    setPart(0);
    try {
      const { id } = await upload(startImport, form, setPart);
      await client.invalidateQueries();
      await navigate(`/imports/${id}`);
    } catch (fault) {
      if (saysSessionEnded(fault)) setSessionEnded(true);
      setError(fault);
      setPart(null);
    }
  };
  return { part, error, send };
};

const ChosenFiles = ({ files, onRemove }: { files: readonly File[]; onRemove: (file: File) => void }): ReactNode => (
  <ul className="chosen" aria-label="已选文件">
    {files.map((file) => (
      <li key={`${file.name} ${file.size}`}>
        <span>{file.name}</span>
        <span className="faint">{bytesText(file.size)}</span>
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined aria-hidden="true" />}
          aria-label={`移除${file.name}`}
          onClick={() => onRemove(file)}
        />
      </li>
    ))}
  </ul>
);

const DropZone = ({ onFiles }: { onFiles: (files: readonly File[]) => void }): ReactNode => {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping is a short cut for the button inside
    <div
      className={over ? 'drop-zone is-over' : 'drop-zone'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <InboxOutlined className="drop-icon" aria-hidden="true" />
      <p>把工作簿拖到这里，可一次拖入几个</p>
      <p className="faint">党组织信息、党员名册、三会一课台账；.xlsx、.xls、.csv，单个文件不超过100 MB</p>
      <Button onClick={() => input.current?.click()}>选择文件</Button>
      <input
        ref={input}
        type="file"
        multiple
        accept={accepted}
        className="unseen"
        tabIndex={-1}
        aria-label="选择文件"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </div>
  );
};

export const NewImport = (): ReactNode => {
  const me = useMe();
  const id = useId();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [asOf, setAsOf] = useState(me.today);
  const { part, error, send } = useSending();
  const add = (more: readonly File[]): void =>
    setFiles((former) => [
      ...former,
      ...more.filter((f) => !former.some((g) => g.name === f.name && g.size === f.size)),
    ]);
  return (
    <div className="new-import">
      <DropZone onFiles={add} />
      {files.length > 0 && (
        <ChosenFiles files={files} onRemove={(file) => setFiles((former) => former.filter((f) => f !== file))} />
      )}
      {error !== null && <RefusalAlert error={error} />}
      <div className="new-import-foot">
        <label htmlFor={id}>统计日</label>
        <DayField id={id} value={asOf} max={me.today} onChange={setAsOf} aria-describedby={`${id}-hint`} />
        <span id={`${id}-hint`} className="faint">
          这些文件说明的是哪一天的情形
        </span>
        <Button
          type="primary"
          disabled={files.length === 0 || asOf === ''}
          loading={part !== null}
          onClick={() => void send(files, asOf)}
        >
          上传并预览
        </Button>
      </div>
      {part !== null && <Progress percent={percent(part)} aria-label="上传进度" />}
      <p className="faint">请勿上传涉密文件。标有“绝密”“机密”“秘密”的文件会被拒收，内容不作保存。</p>
    </div>
  );
};
