import { Segmented } from 'antd';
import { useId, type ReactNode } from 'react';
import { Link } from 'react-router';
import { termsAndVacancies } from '../../contract/organisations.js';
import type { ReplyOf } from '../kit/call.js';
import { DayPicker } from '../kit/DayPicker.js';
import { PageFrame } from '../kit/PageFrame.js';
import { PrintButton } from '../kit/PrintButton.js';
import { QueryTable, type Column } from '../kit/QueryTable.js';
import { Answer } from '../kit/states.js';
import { useCall } from '../kit/useCall.js';
import { useDay, usePage, useSearchText } from '../kit/urlState.js';
import { useMe } from '../session/useMe.js';
import { OrganisationTabs } from './OrganisationTabs.js';
import { termStateTitles, termText } from './termText.js';
import { useOrganisation, useOrganisationId, useTrail } from './useOrganisation.js';
import './organisations.css';

type Item = ReplyOf<typeof termsAndVacancies>['items'][number];
const perPage = 50;

const name: Column<Item> = {
  title: '党组织',
  heads: true,
  cell: (item) => <Link to={`/organisations/${item.organisationId}`}>{item.shortName}</Link>,
};
const kind: Column<Item> = { title: '类别', cell: (item) => item.kindTitle, width: '8rem' };
const secretary: Column<Item> = { title: '书记', cell: (item) => item.secretary ?? '空缺', width: '8rem' };
const termColumns: readonly Column<Item>[] = [
  name,
  kind,
  secretary,
  {
    title: '状态',
    width: '7rem',
    cell: ({ term }) => term && <span className={`term-state is-${term.state}`}>{termStateTitles[term.state]}</span>,
  },
  { title: '届满', wide: true, cell: ({ term }) => term && termText(term) },
];
const vacancyColumns: readonly Column<Item>[] = [
  name,
  kind,
  { title: '空缺职务', wide: true, cell: (item) => item.vacancies.join('、') },
];

const MonthsChoice = (): ReactNode => {
  const id = useId();
  const [months, setMonths] = useSearchText('months');
  return (
    <span>
      <label htmlFor={id}>届满于</label>
      <select id={id} className="field-input" value={months} onChange={(event) => setMonths(event.target.value)}>
        <option value="3">3个月内</option>
        <option value="">6个月内</option>
        <option value="12">12个月内</option>
        <option value="24">24个月内</option>
      </select>
    </span>
  );
};

/** 届满和空缺: terms that have ended or soon will, and posts nobody holds, at or below an organisation. */
export const TermsPage = (): ReactNode => {
  const id = useOrganisationId();
  const me = useMe();
  const [day] = useDay();
  const [page, to] = usePage();
  const [shown, setShown] = useSearchText('show');
  const [months] = useSearchText('months');
  const show = shown === 'vacancies' ? 'vacancies' : 'terms';
  const of = useOrganisation(id, day);
  const query = { day, page, size: perPage, show, months: Number(months) || 6 } as const;
  const asked = useCall(termsAndVacancies, { params: { organisationId: id }, query }, { keep: true });
  return (
    <PageFrame
      title={`${of.data?.shortName ?? ''}届满和空缺`}
      trail={useTrail(of.data, (step) => `/organisations/${step}/terms`)}
      actions={
        <>
          <DayPicker today={me.today} />
          <PrintButton />
        </>
      }
      tabs={<OrganisationTabs of={of.data} />}
    >
      <div className="filters">
        <Segmented
          aria-label="内容"
          value={show}
          options={[
            { value: 'terms', label: '届满' },
            { value: 'vacancies', label: '职务空缺' },
          ]}
          onChange={(value) => setShown(value === 'terms' ? '' : value)}
        />
        {show === 'terms' && <MonthsChoice />}
      </div>
      <Answer of={asked}>
        {(reply) => (
          <QueryTable
            caption={show === 'terms' ? '届满情况' : '职务空缺'}
            columns={show === 'terms' ? termColumns : vacancyColumns}
            rows={reply.items}
            keyOf={(item) => item.organisationId}
            empty={show === 'terms' ? '这段时间内没有届满的班子。' : '没有空缺的职务。'}
            paging={{ page, size: perPage, total: reply.total, to }}
          />
        )}
      </Answer>
    </PageFrame>
  );
};
