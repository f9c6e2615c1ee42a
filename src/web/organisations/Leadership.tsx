import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { dayText, spanText } from '../kit/format.js';
import { Section } from '../kit/PageFrame.js';
import { QueryTable, type Column } from '../kit/QueryTable.js';
import { TextButton } from '../kit/TextButton.js';
import { EndTenure, NewTenure } from './TenureDialogs.js';
import { termStateTitles, termText } from './termText.js';
import type { Organisation } from './useOrganisation.js';

type Tenure = Organisation['tenures'][number];

const Term = ({ of }: { of: Organisation }): ReactNode => {
  if (!of.term) return of.kind === 'group' ? null : <p className="faint">未登记届次。</p>;
  const { term } = of;
  return (
    <p>
      <span className={`term-state is-${term.state}`}>{termStateTitles[term.state]}</span>
      本届自{dayText(term.since)}
      {term.sinceInferred ? '（推定）' : ''}起，{termText(term)}。
    </p>
  );
};

const columnsOf = (end: ((tenure: Tenure) => void) | null): readonly Column<Tenure>[] => [
  { title: '职务', cell: (t) => t.postTitle, heads: true, width: '9rem' },
  {
    title: '姓名',
    cell: (t) => (t.personId ? <Link to={`/people/${t.personId}`}>{t.holderName}</Link> : t.holderName),
  },
  { title: '任职', wide: true, cell: (t) => spanText(t.since, t.until, t.sinceInferred) },
  ...(end
    ? [
        {
          title: '办理',
          width: '7rem',
          cell: (t: Tenure) => t.until === null && <TextButton onClick={() => end(t)}>登记离任</TextButton>,
        },
      ]
    : []),
];

/** Who leads, since when, until when, and which posts nobody holds. */
export const Leadership = ({ of }: { of: Organisation }): ReactNode => {
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Tenure | null>(null);
  const may = of.may.includes('post.change');
  return (
    <Section
      title="班子和职务"
      aside={
        may && (
          <Button className="no-print" onClick={() => setAdding(true)}>
            登记任职
          </Button>
        )
      }
    >
      <div className="leadership">
        <Term of={of} />
        {of.vacancies.length > 0 && <p className="is-approaching">空缺：{of.vacancies.join('、')}</p>}
        <QueryTable
          caption="任职情况"
          columns={columnsOf(may ? setEnding : null)}
          rows={of.tenures}
          keyOf={(t) => t.id}
          empty="当日无人任职。"
        />
      </div>
      {adding && <NewTenure of={of} onClose={() => setAdding(false)} />}
      {ending && <EndTenure of={of} tenure={ending} onClose={() => setEnding(null)} />}
    </Section>
  );
};
