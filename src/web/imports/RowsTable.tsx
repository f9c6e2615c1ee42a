import { useState, type ReactNode } from 'react';
import { TextButton } from '../kit/TextButton.js';
import { CorrectDialog, type CellAt } from './CorrectDialog.js';
import {
  fieldsShown,
  isUpdate,
  outcomeTitles,
  remarksOf,
  sheetKey,
  type ImportDetail,
  type ImportRow,
  type Sheet,
} from './importText.js';
import { Problems } from './Problems.js';

type RowProps = {
  readonly row: ImportRow;
  readonly sheet: Sheet | undefined;
  readonly fields: readonly string[];
  readonly importId: string;
  readonly onCorrect: ((cell: CellAt) => void) | null;
};

/** A cell as it will be stored; where it was changed, what it was stands below, struck out. */
const Value = ({ row, field }: { row: ImportRow; field: string }): ReactNode => {
  // What is kept now stands beside what will be, before how the file spelled it.
  const changes = row.changes.filter((c) => c.field === field);
  const change = changes.find((c) => isUpdate(row, c)) ?? changes[0];
  const problem = row.problems.find((p) => p.field === field);
  const value = row.values[field] ?? problem?.found ?? '';
  const mark = change && isUpdate(row, change) ? 'is-updated' : 'is-changed';
  const kind = problem ? (row.outcome === 'reject' ? 'is-fault' : 'is-doubtful') : change ? mark : undefined;
  return (
    <td className={kind}>
      {change ? (
        <>
          <ins>{change.to || '（空）'}</ins>
          <del>
            {mark === 'is-updated' && '现为 '}
            {change.from || '（空）'}
          </del>
        </>
      ) : (
        value
      )}
    </td>
  );
};

const Row = ({ row, sheet, fields, importId, onCorrect }: RowProps): ReactNode => {
  const notes = remarksOf(row).length > 0 || row.problems.length > 0 || row.suggestion !== null;
  return (
    <>
      <tr className={`import-row is-${row.outcome}`}>
        <th scope="row">
          <span>{row.row}</span>
          <span className="faint">{sheet?.sheet}</span>
        </th>
        <td className="import-outcome">
          {outcomeTitles[row.outcome]}
          {row.applied && <span className="faint">已入库</span>}
        </td>
        {fields.map((field) => (
          <Value key={field} row={row} field={field} />
        ))}
        <td className="import-correct">
          {onCorrect && (
            <TextButton
              label={`更正第${row.row}行`}
              onClick={() =>
                onCorrect({ row, field: row.problems.find((p) => p.field !== '')?.field ?? fields[0] ?? '' })
              }
            >
              更正
            </TextButton>
          )}
        </td>
      </tr>
      {notes && (
        <tr className={`import-notes is-${row.outcome}`}>
          <td colSpan={fields.length + 3}>
            <Problems row={row} importId={importId} onCorrect={onCorrect} />
          </td>
        </tr>
      )}
    </>
  );
};

/** Rows of several sheets beside each other: the columns are the fields they have. */
export const RowsTable = ({ of, rows }: { of: ImportDetail; rows: readonly ImportRow[] }): ReactNode => {
  const [correcting, setCorrecting] = useState<CellAt | null>(null);
  const sheets = new Map(of.sheets.map((s) => [sheetKey(s), s]));
  const known = [...new Set(rows.flatMap((row) => sheets.get(sheetKey(row))?.fields ?? []))];
  const fields = fieldsShown(rows, known);
  const mayCorrect = of.state === 'ready' && of.may.includes('import.run');
  return (
    <div className="table-frame import-frame">
      <table className="import-table">
        <caption className="unseen">导入的行</caption>
        <thead>
          <tr>
            <th scope="col">行</th>
            <th scope="col">结论</th>
            {fields.map((field) => (
              <th key={field} scope="col">
                {field}
              </th>
            ))}
            <th scope="col" className="import-correct">
              <span className="unseen">办理</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={`${sheetKey(row)} ${row.row}`}
              row={row}
              sheet={sheets.get(sheetKey(row))}
              fields={fields}
              importId={of.id}
              onCorrect={mayCorrect ? setCorrecting : null}
            />
          ))}
        </tbody>
      </table>
      {correcting && (
        <CorrectDialog
          importId={of.id}
          at={correcting}
          fields={sheets.get(sheetKey(correcting.row))?.fields ?? fields}
          onClose={() => setCorrecting(null)}
        />
      )}
    </div>
  );
};
