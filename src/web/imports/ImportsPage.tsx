import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { imports, type ImportLine } from '../../contract/imports.js';
import { dayText, instantText } from '../kit/format.js';
import { PageFrame, Section } from '../kit/PageFrame.js';
import { QueryTable, type Column } from '../kit/QueryTable.js';
import { Answer } from '../kit/states.js';
import { useCall } from '../kit/useCall.js';
import { usePage } from '../kit/urlState.js';
import { countsText, filesText, importStateTitles, isWorking } from './importText.js';
import { NewImport } from './NewImport.js';
import './imports.css';

const perPage = 20;

const columns: readonly Column<ImportLine>[] = [
  {
    title: '文件',
    heads: true,
    cell: (line) => (
      <Link to={`/imports/${line.id}`}>{line.files.length === 0 ? line.createdBy : filesText(line.files)}</Link>
    ),
  },
  { title: '状态', width: '7rem', cell: (line) => importStateTitles[line.state] },
  {
    title: '行数',
    wide: true,
    cell: (line) =>
      isWorking(line.state)
        ? line.stage
        : (line.problem ?? (line.files.length === 0 ? '不是由工作簿导入' : countsText(line.counts))),
  },
  { title: '范围', width: '10rem', cell: (line) => line.organisationName },
  { title: '统计日', width: '9rem', cell: (line) => dayText(line.asOf) },
  { title: '导入', wide: true, width: '15rem', cell: (line) => `${line.createdBy}，${instantText(line.createdAt)}` },
];

/** 导入: drop workbooks as they are; what was imported before, and how far it is. */
export const ImportsPage = (): ReactNode => {
  const [page, to] = usePage();
  const asked = useCall(
    imports,
    { query: { page, size: perPage } },
    { keep: true, every: (reply) => (reply?.items.some((line) => isWorking(line.state)) ? 2000 : false) },
  );
  return (
    <PageFrame title="导入" about="手头的工作簿是什么样就传什么样：先逐行说明，确认后才入库，入库后也可以整体撤销。">
      <Answer of={asked}>
        {(reply) => (
          <>
            {reply.may.includes('import.run') && <NewImport />}
            <Section title="导入记录">
              <QueryTable
                caption="导入记录"
                columns={columns}
                rows={reply.items}
                keyOf={(line) => line.id}
                empty="还没有导入过。"
                paging={{ page, size: perPage, total: reply.total, to }}
              />
            </Section>
          </>
        )}
      </Answer>
    </PageFrame>
  );
};
