import type { ReactNode } from 'react';
import { agendaPage, noticePage, signInPage } from '../../../contract/documents.js';
import { urlOf } from '../../kit/call.js';

const papers = [
  ['通知', noticePage],
  ['议程', agendaPage],
  ['签到表', signInPage],
] as const;

/** The paper twins of a plan, each a page that prints. */
export const PrintLinks = ({ gatheringId }: { gatheringId: string }): ReactNode => (
  <p className="print-links no-print">
    打印：
    {papers.map(([title, page]) => (
      <a key={title} href={urlOf(page, { params: { gatheringId } })} target="_blank" rel="noreferrer">
        {title}
      </a>
    ))}
  </p>
);
