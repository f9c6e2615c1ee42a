import type { ReactNode } from 'react';
import { Empty } from './states.js';
import { Pager } from './Pager.js';

export type Column<Row> = {
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Figures stand at the right. */
  readonly figure?: boolean;
  /** Heads its row, and on a phone the card of the row. */
  readonly heads?: boolean;
  readonly width?: string;
  /** Long text: the whole width of the card on a phone. */
  readonly wide?: boolean;
};
/** The column of what can be done with a row; on paper nothing can. */
const deeds = '办理';
const classOf = <Row,>({ title, figure, wide }: Column<Row>): string | undefined => {
  if (title === deeds) return wide ? 'wide no-print' : 'no-print';
  return figure ? 'figure' : wide ? 'wide' : undefined;
};
type QueryTableProps<Row> = {
  /** Read out by screen readers before the table. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly empty: string;
  readonly paging?: {
    readonly page: number;
    readonly size: number;
    readonly total: number;
    readonly to: (page: number) => void;
  };
};

const BodyRow = <Row,>({ row, columns }: { row: Row; columns: readonly Column<Row>[] }): ReactNode => (
  <tr>
    {columns.map((column) =>
      column.heads ? (
        <th key={column.title} scope="row">
          {column.cell(row)}
        </th>
      ) : (
        <td key={column.title} data-label={column.title} className={classOf(column)}>
          {column.cell(row)}
        </td>
      ),
    )}
  </tr>
);

/** A plain semantic table: on a phone each row becomes a card, its cells labelled with their column. */
export const QueryTable = <Row,>(props: QueryTableProps<Row>): ReactNode => {
  const { caption, columns, rows, keyOf, empty, paging } = props;
  if (rows.length === 0) return <Empty title={empty} />;
  return (
    <>
      <div className="table-frame">
        <table className="table">
          <caption className="unseen">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th
                  key={column.title}
                  scope="col"
                  className={classOf(column)}
                  style={column.width ? { width: column.width } : undefined}
                >
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <BodyRow key={keyOf(row)} row={row} columns={columns} />
            ))}
          </tbody>
        </table>
      </div>
      {paging && <Pager {...paging} />}
    </>
  );
};
