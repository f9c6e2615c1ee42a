import { useQueryClient } from '@tanstack/react-query';
import { Alert, Progress } from 'antd';
import { useEffect, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { importDetail, importRows } from '../../contract/imports.js';
import { count, dayText, instantText, percent } from '../kit/format.js';
import { PageFrame } from '../kit/PageFrame.js';
import { Answer } from '../kit/states.js';
import { useCall } from '../kit/useCall.js';
import { useSearchText } from '../kit/urlState.js';
import { countsText, filesText, importStateTitles, isWorking, type ImportDetail } from './importText.js';
import { ImportActions } from './ImportActions.js';
import { MissingPeople } from './MissingPeople.js';
import { Rows } from './Rows.js';
import { Sheets } from './Sheets.js';
import './imports.css';

/** Long work with its step and part; nothing is lost when the window is closed. */
const Working = ({ of }: { of: ImportDetail }): ReactNode => (
  <div className="panel working" aria-live="polite">
    <p>
      {importStateTitles[of.state]}
      {of.stage && `：${of.stage}`}
    </p>
    <Progress percent={percent(of.progress)} aria-label={importStateTitles[of.state]} />
    <p className="faint">可以关闭页面，处理会继续进行，稍后在“导入”中查看。</p>
  </div>
);

const Outcome = ({ of }: { of: ImportDetail }): ReactNode => {
  if (of.state === 'refused')
    return <Alert type="error" showIcon title="文件未被接收，没有写入任何数据。" description={of.problem} />;
  if (of.state === 'applied')
    return (
      <Alert
        type="success"
        showIcon
        title={`已于${instantText(of.appliedAt ?? of.createdAt)}入库。${countsText(of.counts)}。`}
        description={of.problem}
      />
    );
  if (of.state === 'undone')
    return (
      <Alert
        type="info"
        showIcon
        title={`已于${instantText(of.undoneAt ?? of.createdAt)}整体撤销，数据恢复到导入之前。`}
      />
    );
  if (of.state === 'discarded') return <Alert type="info" showIcon title="已放弃，没有写入任何数据。" />;
  return of.problem ? (
    <Alert type="warning" showIcon title={of.problem} />
  ) : (
    <p className="lead">{countsText(of.counts)}。</p>
  );
};

/** Files of the batch that were refused whole: said before anything is accepted, not only among the sheets. */
const RefusedFiles = ({ of }: { of: ImportDetail }): ReactNode => {
  const refused = [...new Map(of.sheets.flatMap((s) => (s.refusal ? [[s.file, s.refusal] as const] : [])))];
  if (of.state !== 'ready' || refused.length === 0) return null;
  return (
    <Alert
      className="refused-files"
      type="warning"
      showIcon
      title={`有${count(refused.length, '个')}文件未被接收，以下结果只是其余文件的。请先核对是否选错了文件。`}
      description={
        <ul className="plain-list">
          {refused.map(([file, sentence]) => (
            <li key={file}>
              《{file}》：{sentence}
            </li>
          ))}
        </ul>
      }
    />
  );
};

/** Accepted and yet not registered: to be looked at, by name. */
const Left = ({ of }: { of: ImportDetail }): ReactNode =>
  of.left.length > 0 && (
    <Alert
      className="refused-files"
      type="warning"
      showIcon
      title={`有${count(of.left.length, '项')}请核对。`}
      description={
        <ul className="plain-list">
          {of.left.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      }
    />
  );

const tabs = ['rows', 'sheets', 'missing'] as const;
type Tab = (typeof tabs)[number];
const tabTitle = (tab: Tab, of: ImportDetail): string =>
  ({
    rows: '逐行预览',
    sheets: `文件和列（${count(of.sheets.length, '个')}工作表）`,
    missing: `新文件中没有的人（${count(of.missing, '人')}）`,
  })[tab];

const Body = ({ of }: { of: ImportDetail }): ReactNode => {
  const [tab, setTab] = useSearchText('tab');
  const shown = tabs.find((t) => t === tab) ?? (of.state === 'refused' ? 'sheets' : 'rows');
  return (
    <>
      <RefusedFiles of={of} />
      <Left of={of} />
      <Outcome of={of} />
      <ImportActions of={of} />
      <nav className="tabs import-tabs" aria-label="导入内容">
        {tabs
          .filter((t) => t !== 'missing' || of.missing > 0)
          .map((t) => (
            <a
              key={t}
              href={`?tab=${t}`}
              aria-current={t === shown ? 'page' : undefined}
              onClick={(event) => {
                event.preventDefault();
                setTab(t === 'rows' ? '' : t);
              }}
            >
              {tabTitle(t, of)}
            </a>
          ))}
      </nav>
      {shown === 'rows' && <Rows of={of} />}
      {shown === 'sheets' && <Sheets of={of} />}
      {shown === 'missing' && <MissingPeople of={of} />}
    </>
  );
};

/** Rows and people asked for in an earlier state say nothing about the present one. */
const useForgetting = (state: string | undefined): void => {
  const client = useQueryClient();
  useEffect(() => {
    client.removeQueries({
      type: 'inactive',
      predicate: ({ queryKey }) => String(queryKey[1]).startsWith(importDetail.path),
    });
    void client.invalidateQueries({ queryKey: ['GET', importRows.path] });
  }, [client, state]);
};

/** One import from reading to undo; while work goes on the page follows it. */
export const ImportPage = (): ReactNode => {
  const importId = useParams()['importId'] ?? '';
  const asked = useCall(
    importDetail,
    { params: { importId } },
    { keep: true, every: (reply) => (reply && isWorking(reply.state) ? 1000 : false) },
  );
  const of = asked.data;
  useForgetting(of?.state);
  return (
    <PageFrame
      title={filesText(of?.files ?? [])}
      trail={[{ to: '/imports', title: '导入' }]}
      about={
        of &&
        `${of.organisationName}，${importStateTitles[of.state]}，统计日${dayText(of.asOf)}，${of.createdBy}于${instantText(of.createdAt)}上传`
      }
    >
      <Answer of={asked}>{(reply) => (isWorking(reply.state) ? <Working of={reply} /> : <Body of={reply} />)}</Answer>
    </PageFrame>
  );
};
