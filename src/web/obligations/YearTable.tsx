import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { branchYear } from '../../contract/obligations.js';
import type { ReplyOf } from '../kit/call.js';
import { count, periodText } from '../kit/format.js';
import { useGridKeys } from '../kit/gridKeys.js';
import { StateIcon } from '../kit/StateTag.js';
import { stateTitles } from '../kit/stateTitles.js';
import { spansOf, type OpenCell } from './yearSpans.js';

export type YearReply = ReplyOf<typeof branchYear>;
export type YearRow = YearReply['rows'][number];
type YearCell = YearRow['cells'][number];

const months = Array.from({ length: 12 }, (_, i) => i + 1);
export const rowTitle = (row: YearRow): string =>
  row.groupName ? `${row.rule.title}（${row.groupName}）` : row.rule.title;

type CellButtonProps = {
  readonly row: YearRow;
  readonly cell: YearCell;
  readonly place: { 'data-place': string; tabIndex: 0 | -1 };
  readonly onOpen: (cell: OpenCell) => void;
};
const CellButton = ({ row, cell, place, onOpen }: CellButtonProps): ReactNode => {
  const done = `${cell.done}/${cell.required}`;
  const applies = cell.state !== 'notApplicable';
  return (
    <button
      {...place}
      type="button"
      className={`year-cell is-${cell.state}`}
      onClick={() => onOpen({ organisationId: row.organisationId, ruleId: row.rule.id, period: cell.period })}
    >
      <span className="unseen">
        {rowTitle(row)}，{periodText(cell.period)}：{stateTitles[cell.state]}
        {applies && `，应做${count(cell.required, '次')}，已做${count(cell.done, '次')}`}
      </span>
      <StateIcon state={cell.state} />
      {applies && <span aria-hidden="true">{done}</span>}
    </button>
  );
};

type YearTableProps = {
  readonly year: YearReply;
  readonly rows: readonly YearRow[];
  readonly onOpen: (cell: OpenCell) => void;
};

/** Every demand of a branch over the months of a year; a press on a cell tells why. */
export const YearTable = ({ year, rows, onOpen }: YearTableProps): ReactNode => {
  const [search] = useSearchParams();
  const at = search.get('at') ?? '';
  const keys = useGridKeys(rows.length, 12);
  return (
    <div className="table-frame map-frame">
      {/* The WAI-ARIA grid pattern on a table: its buttons take the focus one at a time. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- as said above */}
      <table role="grid" className="year" aria-label={`${year.organisation.shortName}${year.year}年`} {...keys.grid}>
        <thead>
          <tr>
            <th scope="col" className="year-rule">
              要求
            </th>
            {months.map((m) => (
              <th
                key={m}
                scope="col"
                className={at === `${year.year}-${String(m).padStart(2, '0')}` ? 'is-at' : undefined}
              >
                {m}月
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, r) => (
            <tr key={`${row.organisationId} ${row.rule.id}`}>
              <th scope="row" className="year-rule">
                {rowTitle(row)}
                <span className="faint">{row.rule.basis}</span>
              </th>
              {spansOf(row.cells, year.year).map((span, i) => (
                <td
                  key={span.cell?.period ?? `gap ${i}`}

                  colSpan={span.columns}
                  data-label={span.cell?.label}
                >
                  {span.cell && <CellButton row={row} cell={span.cell} place={keys.cell(r, i)} onOpen={onOpen} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
