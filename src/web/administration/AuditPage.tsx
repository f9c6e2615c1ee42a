import type { ReactNode } from 'react';
import { auditEntries } from '../../contract/administration.js';
import type { ReplyOf } from '../kit/call.js';
import { FindField } from '../kit/FindField.js';
import { count, instantText } from '../kit/format.js';
import { PageFrame } from '../kit/PageFrame.js';
import { PrintButton } from '../kit/PrintButton.js';
import { QueryTable, type Column } from '../kit/QueryTable.js';
import { Answer } from '../kit/states.js';
import { useCall } from '../kit/useCall.js';
import { usePage, useSearchText } from '../kit/urlState.js';
import './administration.css';

type AuditEntry = ReplyOf<typeof auditEntries>['items'][number];
const perPage = 100;

const columns: readonly Column<AuditEntry>[] = [
  { title: '事项', heads: true, width: '14rem', cell: (e) => e.actionTitle },
  { title: '时间', width: '13rem', cell: (e) => instantText(e.at) },
  { title: '何人', width: '10rem', cell: (e) => e.actor },
  { title: '内容', wide: true, cell: (e) => e.detail },
];

/** 审计记录: who did what and when. Nothing here can be changed by anybody. */
export const AuditPage = (): ReactNode => {
  const [page, to] = usePage();
  const [actor] = useSearchText('q');
  const asked = useCall(auditEntries, { query: { page, size: perPage, actor } }, { keep: true });
  return (
    <PageFrame title="审计记录" about="只增不改，逐条相连；如被改动，校验时即可发现。" actions={<PrintButton />}>
      <div className="filters">
        <FindField label="按操作人查找" placeholder="操作人" />
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
