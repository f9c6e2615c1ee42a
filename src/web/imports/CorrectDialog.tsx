import { useState, type ReactNode } from 'react';
import { correctCell } from '../../contract/imports.js';
import { ContractForm } from '../kit/ContractForm.js';
import { Dialog } from '../kit/Dialog.js';
import { officialSentence } from '../kit/format.js';
import { say } from '../kit/Toasts.js';
import type { ImportRow } from './importText.js';

export type CellAt = { readonly row: ImportRow; readonly field: string };
type CorrectDialogProps = {
  readonly importId: string;
  readonly at: CellAt;
  readonly fields: readonly string[];
  readonly onClose: () => void;
};

const foundIn = (row: ImportRow, field: string): string =>
  row.problems.find((p) => p.field === field)?.found ?? row.values[field] ?? '';

/** Put one cell right; the row is understood anew, the file itself stays as it is. */
export const CorrectDialog = ({ importId, at, fields, onClose }: CorrectDialogProps): ReactNode => {
  const [field, setField] = useState(at.field);
  const { row } = at;
  const problem = row.problems.find((p) => p.field === field);
  const choices = fields.includes(at.field) || at.field === '' ? fields : [at.field, ...fields];
  return (
    <Dialog title={`更正第${row.row}行`} onClose={onClose}>
      <label className="row-filter">
        <span>字段</span>
        <select className="field-input" value={field} onChange={(event) => setField(event.target.value)}>
          {choices.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {problem && <p>{officialSentence(problem.sentence)}</p>}
      <ContractForm
        key={field}
        endpoint={correctCell}
        params={{ importId }}
        fixed={{ fileNo: row.fileNo, sheetNo: row.sheetNo, row: row.row, field }}
        initial={{ value: foundIn(row, field) }}
        fields={[{ name: 'value', label: '更正为', kind: 'text', optional: false }]}
        submit="更正"
        onCancel={onClose}
        onDone={() => {
          say(`第${row.row}行已更正。`);
          onClose();
        }}
      />
    </Dialog>
  );
};
