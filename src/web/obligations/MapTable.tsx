import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { obligationMap } from '../../contract/obligations.js';
import type { ReplyOf } from '../kit/call.js';
import { count, figure, periodShort } from '../kit/format.js';
import { useGridKeys } from '../kit/gridKeys.js';
import { StateIcon } from '../kit/StateTag.js';
import { cellState, cellText, pathBelow, type CellCounts, type MapCellData } from './mapText.js';

export type MapReply = ReplyOf<typeof obligationMap>;
type MapRow = MapReply['rows'][number];
type Place = { 'data-place': string; tabIndex: 0 | -1 };

const width = (part: number, whole: number): { width: string } => ({ width: `${(part / whole) * 100}%` });

/** The parts of a cell beside each other; their pattern differs as well as their colour. */
const Bar = ({ cell }: { cell: CellCounts }): ReactNode => (
  <span className="bar">
    {(['met', 'approaching', 'overdue'] as const).map(
      (state) =>
        cell[state] > 0 && <span key={state} className={`bar-${state}`} style={width(cell[state], cell.applicable)} />,
    )}
  </span>
);

const CellBody = ({ cell }: { cell: MapCellData }): ReactNode => {
  if (cell.applicable === 0) return <span className="faint">–</span>;
  const state = cellState(cell);
  return (
    <>
      <span className="map-figures">
        <span className={cell.met > 0 ? 'map-met' : 'map-met faint'}>
          {figure(cell.met)}
          <span className="faint">/{figure(cell.applicable)}</span>
        </span>
        {state === 'overdue' && <span className="map-late">逾{figure(cell.overdue)}</span>}
        {state === 'approaching' && <span className="map-soon">近{figure(cell.approaching)}</span>}
        {state === 'met' && <StateIcon state="met" />}
      </span>
      <Bar cell={cell} />
    </>
  );
};

const RowCells = ({
  row,
  year,
  at,
  place,
}: {
  row: MapRow;
  year: number;
  at: string | null;
  place: (column: number) => Place;
}): ReactNode => {
  const [search] = useSearchParams();
  return row.cells.map((cell, i) => (
    <td
      key={cell.period}

      data-label={periodShort(cell.period)}
      className={cell.period === at ? 'is-at' : undefined}
    >
      <Link {...place(i + 1)} to={pathBelow(row, search.toString(), year, cell.period)} title={cellText(cell)}>
        <span className="unseen">{`${row.shortName}，${cellText(cell)}`}</span>
        <span aria-hidden="true">
          <CellBody cell={cell} />
        </span>
      </Link>
    </td>
  ));
};

const TotalRow = ({ map, at }: { map: MapReply; at: string | null }): ReactNode => (
  <tr className="map-total">
    <th scope="row" className="map-name">
      合计
    </th>
    {map.total.map((cell) => (
      <td
        key={cell.period}

        data-label={periodShort(cell.period)}
        className={cell.period === at ? 'is-at' : undefined}
      >
        <span className="unseen">{cellText(cell)}</span>
        <span className="map-cell" aria-hidden="true" title={cellText(cell)}>
          <CellBody cell={cell} />
        </span>
      </td>
    ))}
  </tr>
);

/** Rows by months. Arrow keys move between the cells, Enter goes down into one. */
export const MapTable = ({ map, label }: { map: MapReply; label: string }): ReactNode => {
  const [search] = useSearchParams();
  const keys = useGridKeys(map.rows.length, map.months.length + 1);
  const at = search.get('at');
  return (
    <div className="table-frame map-frame">
      {/* The WAI-ARIA grid pattern on a table: its links take the focus one at a time. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- as said above */}
      <table role="grid" className="map" aria-label={label} {...keys.grid}>
        <thead>
          <tr>
            <th scope="col" className="map-name">
              党组织
            </th>
            {map.months.map((month) => (
              <th key={month} scope="col" className={month === at ? 'is-at' : undefined}>
                {periodShort(month)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {map.rows.length > 1 && <TotalRow map={map} at={at} />}
          {map.rows.map((row, r) => (
            <tr key={row.id}>
              <th scope="row" className="map-name">
                <Link {...keys.cell(r, 0)} to={pathBelow(row, search.toString(), map.year)}>
                  {row.shortName}
                </Link>
                <span className="faint">
                  {row.branchCount > 1 ? `${count(row.branchCount, '个')}支部` : row.kindTitle}
                </span>
              </th>
              <RowCells row={row} year={map.year} at={at} place={(column) => keys.cell(r, column)} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
