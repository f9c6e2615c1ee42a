import { useId, type ReactNode } from 'react';
import { auditEntries } from '../../contract/audit.js';
import type { ReplyOf } from '../kit/call.js';
import { DayField } from '../kit/DayField.js';
import { FindField } from '../kit/FindField.js';
import { count, instantText } from '../kit/format.js';
import { PageFrame } from '../kit/PageFrame.js';
import { PrintButton } from '../kit/PrintButton.js';
import { QueryTable, type Column } from '../kit/QueryTable.js';
import { Answer } from '../kit/states.js';
import { useCall } from '../kit/useCall.js';
import { usePage, useSearchText } from '../kit/urlState.js';
import { SealPanel } from './SealPanel.js';
import './administration.css';

type Reply = ReplyOf<typeof auditEntries>;
type AuditEntry = Reply['items'][number];
const perPage = 100;

const columns: readonly Column<AuditEntry>[] = [
  { title: '事项', heads: true, width: '13rem', cell: (e) => e.actionTitle },
  { title: '时间', width: '12rem', cell: (e) => instantText(e.at) },
  { title: '何人', width: '9rem', cell: (e) => e.actor },
  { title: '涉及', width: '7rem', cell: (e) => e.concerning ?? <span className="faint">无</span> },
  { title: '内容', wide: true, cell: (e) => e.detail },
  { title: '次序', width: '6rem', cell: (e) => e.position ?? <span className="faint">待封存</span> },
];

const Actions = ({ of }: { of: Reply['actions'] }): ReactNode => {
  const id = useId();
  const [action, setAction] = useSearchText('action');
  return (
    <span>
      <label htmlFor={id}>事项</label>
      <select id={id} className="field-input" value={action} onChange={(event) => setAction(event.target.value)}>
        <option value="">全部</option>
        {of.map((a) => (
          <option key={a.action} value={a.action}>
            {a.title}
          </option>
        ))}
      </select>
    </span>
  );
};

const Day = ({ name, label }: { name: string; label: string }): ReactNode => {
  const id = useId();
  const [day, setDay] = useSearchText(name);
  return (
    <span>
      <label htmlFor={id}>{label}</label>
      <DayField id={id} value={day} onChange={setDay} />
    </span>
  );
};

const Concerning = (): ReactNode => {
  const id = useId();
  const [name, setName] = useSearchText('concerning');
  return (
    <span>
      <label htmlFor={id}>涉及的人</label>
      <input
        id={id}
        className="field-input"
        defaultValue={name}
        placeholder="完整姓名"
        onBlur={(event) => setName(event.target.value.trim())}
        onKeyDown={(event) => {
          if (event.key === 'Enter') setName(event.currentTarget.value.trim());
        }}
      />
    </span>
  );
};

/** 审计记录: who did what and when. Nothing here can be changed by anybody unseen. */
export const AuditPage = (): ReactNode => {
  const [page, to] = usePage();
  const [actor] = useSearchText('q');
  const [action] = useSearchText('action');
  const [concerning] = useSearchText('concerning');
  const [since] = useSearchText('since');
  const [through] = useSearchText('through');
  const query = { page, size: perPage, actor, action, concerning, since, through };
  const asked = useCall(auditEntries, { query }, { keep: true });
  return (
    <PageFrame title="审计记录" about="只增不改，逐条相连；如被改动，校验时即可发现。" actions={<PrintButton />}>
      <SealPanel />
      <div className="filters">
        <FindField label="按操作人查找" placeholder="操作人" />
        <Concerning />
        <Actions of={asked.data?.actions ?? []} />
        <Day name="since" label="自" />
        <Day name="through" label="至" />
        {asked.data && <output>共{count(asked.data.total, '条')}</output>}
      </div>
      <Answer of={asked}>
        {(reply) => (
          <QueryTable
            caption="审计记录"
            columns={columns}
            rows={reply.items}
            keyOf={(e) => e.id}
            empty="没有记录。"
            paging={{ page, size: perPage, total: reply.total, to }}
          />
        )}
      </Answer>
    </PageFrame>
  );
};
