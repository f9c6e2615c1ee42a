import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { importRows } from '../../contract/imports.js';
import { count } from '../kit/format.js';
import { Pager } from '../kit/Pager.js';
import { Answer, Empty } from '../kit/states.js';
import { useCall } from '../kit/useCall.js';
import { usePage, useSearchText } from '../kit/urlState.js';
import {
  outcomeTitles,
  sheetKey,
  sheetOf,
  sheetText,
  withProblems,
  type ImportDetail,
  type Outcome,
} from './importText.js';
import { RowsTable } from './RowsTable.js';

const perPage = 50;
const outcomes: readonly Outcome[] = ['reject', 'normalise', 'accept'];

type ChoiceProps = {
  readonly name: string;
  readonly label: string;
  readonly all: string;
  readonly options: readonly [string, string][];
};
const Choice = ({ name, label, all, options }: ChoiceProps): ReactNode => {
  const [value, set] = useSearchText(name);
  return (
    <label className="row-filter">
      <span>{label}</span>
      <select className="field-input" value={value} onChange={(event) => set(event.target.value)}>
        <option value="">{all}</option>
        {options.map(([key, title]) => (
          <option key={key} value={key}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
};

/** The outcomes with their counts, so that one sees at once what wants looking at. */
const OutcomeChoice = ({ of }: { of: ImportDetail }): ReactNode => {
  const [value, set] = useSearchText('outcome');
  return (
    <Segmented
      aria-label="结论"
      value={value}
      options={[
        { value: '', label: '全部' },
        ...outcomes
          .filter((outcome) => of.counts[outcome] > 0)
          .map((outcome) => ({
            value: outcome,
            label: `${outcomeTitles[outcome]}（${count(of.counts[outcome], '行')}）`,
          })),
      ]}
      onChange={set}
    />
  );
};

const Filters = ({ of }: { of: ImportDetail }): ReactNode => (
  <div className="filters">
    <OutcomeChoice of={of} />
    <Choice
      name="code"
      label="原因"
      all="不限"
      options={of.codes.map((c) => [c.code, `${c.title}（${count(c.count, '行')}）`])}
    />
    <Choice
      name="sheet"
      label="工作表"
      all="全部"
      options={of.sheets.filter((s) => s.kind !== null).map((s) => [sheetKey(s), sheetText(s)])}
    />
  </div>
);

/** Row by row: what will be stored, what was changed from what to what, and why a row is refused. */
export const Rows = ({ of }: { of: ImportDetail }): ReactNode => {
  const [page, to] = usePage();
  const [outcome] = useSearchText('outcome');
  const [code] = useSearchText('code');
  const [sheet] = useSearchText('sheet');
  const query = { page, size: perPage, outcome: outcomes.find((o) => o === outcome), code, ...sheetOf(sheet) };
  const asked = useCall(importRows, { params: { importId: of.id }, query }, { keep: true });
  return (
    <>
      <Filters of={of} />
      <Answer of={asked}>
        {(reply) =>
          reply.items.length === 0 ? (
            <Empty title="没有这样的行。" />
          ) : (
            <>
              <output className="rows-count">
                共{count(reply.total, '行')}。<span className="mark is-changed">黄底</span>
                为已作规范，下方是文件中的原值；
                <span className="mark is-updated">蓝底</span>为将更新现有数据，下方是现有的值。
              </output>
              <RowsTable of={of} rows={reply.items.map(withProblems)} />
              <Pager page={page} size={perPage} total={reply.total} to={to} />
            </>
          )
        }
      </Answer>
    </>
  );
};
