import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { branchStudy } from '../../../contract/study.js';
import type { ReplyOf } from '../../kit/call.js';
import { count } from '../../kit/format.js';
import { PageFrame } from '../../kit/PageFrame.js';
import { PrintButton } from '../../kit/PrintButton.js';
import { QueryTable, type Column } from '../../kit/QueryTable.js';
import { Answer } from '../../kit/states.js';
import { useSearchText } from '../../kit/urlState.js';
import { useCall } from '../../kit/useCall.js';
import { OrganisationTabs } from '../../organisations/OrganisationTabs.js';
import { useOrganisation, useOrganisationId, useTrail } from '../../organisations/useOrganisation.js';
import { YearChoice } from '../../obligations/YearChoice.js';
import { hoursText } from './hoursText.js';

type Member = ReplyOf<typeof branchStudy>['members'][number];

const columns: readonly Column<Member>[] = [
  { title: '姓名', heads: true, cell: (m) => <Link to={`/people/${m.personId}`}>{m.name}</Link> },
  { title: '参加学习', cell: (m) => count(m.times, '次'), width: '8rem' },
  { title: '学习时数', cell: (m) => hoursText(m), width: '16rem' },
  { title: '讲党课', cell: (m) => count(m.lectures, '次'), width: '8rem' },
];

/** Study of a branch, in the order of the roster: derived from attendance, compared with nothing. */
export const StudyPage = (): ReactNode => {
  const id = useOrganisationId();
  const of = useOrganisation(id);
  const [year] = useSearchText('year');
  const query = { year: year === '' ? undefined : Number(year) };
  const asked = useCall(branchStudy, { params: { organisationId: id }, query }, { keep: true });
  return (
    <PageFrame
      title={`${of.data?.shortName ?? ''}学习情况`}
      trail={useTrail(of.data, (step) => `/organisations/${step}/study`)}
      about="由到会情况推算，不用填报，不排名，不用于考核；仅本人和本支部可见。"
      actions={
        <>
          {asked.data && <YearChoice year={asked.data.year} />}
          <PrintButton />
        </>
      }
      tabs={<OrganisationTabs of={of.data} />}
    >
      <Answer of={asked}>
        {(reply) => (
          <QueryTable
            caption={`${reply.year}年学习情况`}
            columns={columns}
            rows={reply.members}
            keyOf={(m) => m.personId}
            empty="名册中没有党员。"
          />
        )}
      </Answer>
    </PageFrame>
  );
};
