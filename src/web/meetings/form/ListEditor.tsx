import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import { Button } from 'antd';
import type { ReactNode } from 'react';

type ListEditorProps<Row> = {
  readonly title: string;
  readonly add: string;
  /** What one row is called when it is removed. */
  readonly what: string;
  readonly rows: readonly Row[];
  readonly empty: Row;
  readonly most: number;
  readonly onChange: (rows: Row[]) => void;
  readonly children: (row: Row, set: (change: Partial<Row>) => void, at: number) => ReactNode;
};

/** Rows that are added, filled in and removed. */
export const ListEditor = <Row,>(props: ListEditorProps<Row>): ReactNode => {
  const { title, add, what, rows, empty, most, onChange, children } = props;
  const set =
    (at: number) =>
    (change: Partial<Row>): void =>
      onChange(rows.map((row, i) => (i === at ? { ...row, ...change } : row)));
  return (
    <fieldset className="list-editor">
      <legend className="field-label">
        {title}
        <span className="faint">（选填）</span>
      </legend>
      <ol>
        {rows.map((row, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- rows have no name of their own and keep their order
          <li key={at}>
            <div className="list-row">{children(row, set(at), at)}</div>
            <Button
              type="text"
              icon={<DeleteOutlined aria-hidden="true" />}
              aria-label={`删除第${at + 1}${what}`}
              onClick={() => onChange(rows.filter((_, i) => i !== at))}
            />
          </li>
        ))}
      </ol>
      {rows.length < most && (
        <button type="button" className="text-button" onClick={() => onChange([...rows, empty])}>
          ＋{add}
        </button>
      )}
    </fieldset>
  );
};
