import { Button } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { problemList } from '../../../contract/problems.js';
import { dayText } from '../../kit/format.js';
import { PageFrame } from '../../kit/PageFrame.js';
import { PrintButton } from '../../kit/PrintButton.js';
import { QueryTable, type Column } from '../../kit/QueryTable.js';
import { Answer } from '../../kit/states.js';
import { useSearchText } from '../../kit/urlState.js';
import { useCall } from '../../kit/useCall.js';
import { OrganisationTabs } from '../../organisations/OrganisationTabs.js';
import { useOrganisation, useOrganisationId, useTrail } from '../../organisations/useOrganisation.js';
import { Reopen, Solve } from './ProblemDialogs.js';
import type { Problem } from './problem.js';
import './problems.css';

type Doing = { readonly deed: 'solve' | 'reopen'; readonly problem: Problem };

const Found = ({ of }: { of: Problem }): ReactNode => (
  <>
    {of.text}
    <span className="faint problem-from">
      {of.area}，{dayText(of.raisedOn)}提出
      {of.meeting && (
        <>
          ，<Link to={`/meetings/${of.meeting.id}`}>{of.meeting.topic || '组织生活会'}</Link>
        </>
      )}
    </span>
  </>
);

const Proof = ({ of }: { of: Problem }): ReactNode =>
  of.solvedOn ? (
    <>
      {of.proof}
      <span className="faint problem-from">
        {dayText(of.solvedOn)}解决{of.solvedBy ? `，${of.solvedBy}确认` : ''}
      </span>
    </>
  ) : (
    of.proof
  );

const columns = (may: boolean, onDo: (doing: Doing) => void): readonly Column<Problem>[] => [
  { title: '问题', heads: true, cell: (p) => <Found of={p} /> },
  { title: '状态', width: '7rem', cell: (p) => <span className={`problem-state is-${p.state}`}>{p.stateTitle}</span> },
  { title: '整改措施', wide: true, cell: (p) => p.measure },
  { title: '责任人', width: '6rem', cell: (p) => p.answerable },
  { title: '时限', width: '9rem', cell: (p) => (p.dueOn ? dayText(p.dueOn) : '') },
  { title: '佐证', wide: true, cell: (p) => <Proof of={p} /> },
  {
    title: '办理',
    width: '5rem',
    cell: (p) => {
      if (!may || !p.chosen) return '';
      return p.state === 'solved' ? (
        <Button size="small" className="no-print" onClick={() => onDo({ deed: 'reopen', problem: p })}>
          撤销
        </Button>
      ) : (
        <Button size="small" className="no-print" onClick={() => onDo({ deed: 'solve', problem: p })}>
          解决
        </Button>
      );
    },
  },
];

const Which = ({ years }: { years: readonly number[] }): ReactNode => {
  const id = useId();
  const [year, setYear] = useSearchText('year');
  return (
    <span>
      <label htmlFor={id}>范围</label>
      <select id={id} className="field-input" value={year} onChange={(event) => setYear(event.target.value)}>
        <option value="">尚未解决的</option>
        {years.map((y) => (
          <option key={y} value={y}>
            {y}年提出的全部问题
          </option>
        ))}
      </select>
    </span>
  );
};

/** 问题清单: what 组织生活会 found, what has come of it; overdue first. */
export const ProblemsPage = (): ReactNode => {
  const id = useOrganisationId();
  const of = useOrganisation(id);
  const [year] = useSearchText('year');
  const [doing, setDoing] = useState<Doing | null>(null);
  const query = { year: year === '' ? undefined : Number(year) };
  const asked = useCall(problemList, { params: { organisationId: id }, query }, { keep: true });
  return (
    <PageFrame
      title={`${of.data?.shortName ?? ''}问题清单`}
      trail={useTrail(of.data, (step) => `/organisations/${step}/problems`)}
      about="组织生活会查摆的问题和解决情况，随会议记录报送。不记何人批评何人。"
      actions={<PrintButton />}
      tabs={<OrganisationTabs of={of.data} />}
    >
      <Answer of={asked}>
        {(reply) => (
          <>
            <div className="filters no-print">
              <Which years={reply.years} />
            </div>
            <QueryTable
              caption="问题清单"
              columns={columns(reply.may.includes('meeting.file'), setDoing)}
              rows={reply.items}
              keyOf={(p) => p.id}
              empty={year === '' ? '没有尚未解决的问题。' : '这一年没有提出问题。'}
            />
          </>
        )}
      </Answer>
      {doing?.deed === 'solve' && <Solve id={id} problem={doing.problem} onClose={() => setDoing(null)} />}
      {doing?.deed === 'reopen' && <Reopen id={id} problem={doing.problem} onClose={() => setDoing(null)} />}
    </PageFrame>
  );
};
