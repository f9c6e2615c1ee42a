import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { roster, type PersonLine } from '../../contract/people.js';
import { isBranchKind, type OrganisationKind } from '../../domain/organisations/kinds.js';
import { DayPicker } from '../kit/DayPicker.js';
import { FindField } from '../kit/FindField.js';
import { count, dayText, officialSentence } from '../kit/format.js';
import { PageFrame } from '../kit/PageFrame.js';
import { PrintButton } from '../kit/PrintButton.js';
import { QueryTable, type Column } from '../kit/QueryTable.js';
import { Answer } from '../kit/states.js';
import { useCall } from '../kit/useCall.js';
import { useDay, useDayPath, usePage, useSearchText } from '../kit/urlState.js';
import { OrganisationTabs } from '../organisations/OrganisationTabs.js';
import { useOrganisation, useOrganisationId, useTrail } from '../organisations/useOrganisation.js';
import { useMe } from '../session/useMe.js';
import './people.css';

const perPage = 100;

const NameLink = ({ of }: { of: PersonLine }): ReactNode => {
  const carry = useDayPath();
  return <Link to={carry(`/people/${of.id}`)}>{of.name}</Link>;
};
const BranchLink = ({ of }: { of: PersonLine }): ReactNode => {
  const carry = useDayPath();
  return <Link to={carry(`/organisations/${of.branchId}`)}>{of.branchName}</Link>;
};

/** Counted or not, and why not: a word and a reason, never only a mark. */
const Counted = ({ of }: { of: PersonLine }): ReactNode => {
  if (of.votingDue) return '计入，有表决权';
  return (
    <span className="not-counted">
      {of.due ? '计入，无表决权' : '不计入'}
      {of.notCounted && <span className="faint">{officialSentence(of.notCounted)}</span>}
    </span>
  );
};

/** Inside one branch its name need not stand in every row. */
const columnsOf = (kind: string | undefined): readonly Column<PersonLine>[] => [
  { title: '姓名', heads: true, width: '7rem', cell: (p) => <NameLink of={p} /> },
  { title: '性别', width: '4rem', cell: (p) => p.sexTitle },
  { title: '人员类别', width: '7rem', cell: (p) => p.standingTitle },
  ...(kind === 'group' || isBranchKind(kind as OrganisationKind)
    ? []
    : [{ title: '党支部', cell: (p: PersonLine) => <BranchLink of={p} /> }]),
  { title: '党小组', width: '8rem', cell: (p) => p.groupName },
  { title: '党内职务', cell: (p) => p.posts.join('、') },
  { title: '入党日期', width: '9rem', cell: (p) => dayText(p.joinedOn) },
  { title: '应到', wide: true, width: '10.5rem', cell: (p) => <Counted of={p} /> },
];

/** 名册: who belonged here on a day, and who was due at a meeting. */
export const RosterPage = (): ReactNode => {
  const id = useOrganisationId();
  const me = useMe();
  const [day] = useDay();
  const [page, to] = usePage();
  const [q] = useSearchText('q');
  const of = useOrganisation(id, day);
  const asked = useCall(
    roster,
    { params: { organisationId: id }, query: { day, q, page, size: perPage } },
    { keep: true },
  );
  return (
    <PageFrame
      title={`${of.data?.shortName ?? ''}名册`}
      trail={useTrail(of.data, (step) => `/organisations/${step}/roster`)}
      about={asked.data && <span className="print-only">截至{dayText(asked.data.day)}</span>}
      actions={
        <>
          <DayPicker today={me.today} />
          <PrintButton />
        </>
      }
      tabs={<OrganisationTabs of={of.data} />}
    >
      <div className="filters">
        <FindField label="在名册中查找" placeholder="姓名、拼音或首字母" />
        {asked.data && (
          <output>
            {q ? '找到' : '党员'}
            {count(asked.data.total, '人')}
            {asked.data.due !== null && `，应到${count(asked.data.due, '人')}`}
            {asked.data.votingDue !== null && `，有表决权应到${count(asked.data.votingDue, '人')}`}
          </output>
        )}
      </div>
      <Answer of={asked}>
        {(reply) => (
          <QueryTable
            caption={`${dayText(reply.day)}名册`}
            columns={columnsOf(of.data?.kind)}
            rows={reply.items}
            keyOf={(p) => p.id}
            empty={q ? '没有找到。' : '当日没有党员。'}
            paging={{ page, size: perPage, total: reply.total, to }}
          />
        )}
      </Answer>
    </PageFrame>
  );
};
