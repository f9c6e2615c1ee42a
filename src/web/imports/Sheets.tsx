import type { ReactNode } from 'react';
import { mapColumn } from '../../contract/imports.js';
import { RefusalAlert } from '../kit/states.js';
import { useAct } from '../kit/useCall.js';
import { columnName, countsText, sheetKey, sheetText, type ImportDetail, type Sheet } from './importText.js';

type SheetProps = { readonly sheet: Sheet; readonly importId: string; readonly mayMap: boolean };

const Columns = ({ sheet, importId, mayMap }: SheetProps): ReactNode => {
  const act = useAct(mapColumn);
  const map = (column: number, field: string): void =>
    act.mutate({
      params: { importId },
      body: { fileNo: sheet.fileNo, sheetNo: sheet.sheetNo, column, field: field === '' ? null : field },
    });
  return (
    <>
      {act.error && <RefusalAlert error={act.error} />}
      <ul className="sheet-columns">
        {sheet.columns.map((column) => (
          <li key={column.column} className={column.field === null ? 'is-unknown' : undefined}>
            <label>
              <span>
                <span className="faint">{columnName(column.column)}</span> {column.header || '（无标题）'}
              </span>
              <select
                className="field-input"
                value={column.field ?? ''}
                disabled={!mayMap || act.isPending}
                aria-label={`${column.header || columnName(column.column)}列对应的字段`}
                onChange={(event) => map(column.column, event.target.value)}
              >
                <option value="">不导入</option>
                {column.field !== null && !sheet.fields.includes(column.field) && (
                  <option value={column.field}>{column.field}</option>
                )}
                {sheet.fields.map((field) => (
                  <option key={field} value={field}>
                    {field}
                  </option>
                ))}
              </select>
            </label>
          </li>
        ))}
      </ul>
    </>
  );
};

const SheetPanel = (props: SheetProps): ReactNode => {
  const { sheet } = props;
  const unknown = sheet.columns.filter((column) => column.field === null).length;
  return (
    <li className="panel sheet">
      <h2>{sheetText(sheet)}</h2>
      <p>
        识别为{sheet.kindTitle ?? sheet.kind}。{countsText(sheet.counts)}。
      </p>
      {sheet.missingFields.length > 0 && (
        <p className="is-approaching">没有找到这些列：{sheet.missingFields.join('、')}。如有，请在下方指定。</p>
      )}
      <details open={unknown > 0 || sheet.missingFields.length > 0}>
        <summary>列的对应（{unknown > 0 ? `${unknown}列未识别` : '全部已识别'}）</summary>
        <Columns {...props} />
      </details>
    </li>
  );
};

const PlainList = ({ title, lines }: { title: string; lines: readonly (readonly [string, string])[] }): ReactNode =>
  lines.length > 0 && (
    <section className="panel sheet">
      <h2>{title}</h2>
      <ul className="plain-list">
        {lines.map(([name, why]) => (
          <li key={name}>
            {name}
            <span className="faint">　{why}</span>
          </li>
        ))}
      </ul>
    </section>
  );

/** What every sheet was taken for, and which column is what: put right by hand where it is wrong; then what was not read and why. */
export const Sheets = ({ of }: { of: ImportDetail }): ReactNode => {
  const mayMap = of.state === 'ready' && of.may.includes('import.run');
  const lines = (why: (sheet: Sheet) => string | null): (readonly [string, string])[] =>
    of.sheets.flatMap((sheet) => {
      const reason = why(sheet);
      return reason === null ? [] : [[sheetText(sheet), reason] as const];
    });
  return (
    <div className="sheets">
      <PlainList title="未接收的文件" lines={lines((sheet) => sheet.refusal)} />
      <ul className="sheets">
        {of.sheets
          .filter((sheet) => sheet.kind !== null && sheet.refusal === null)
          .map((sheet) => (
            <SheetPanel key={sheetKey(sheet)} sheet={sheet} importId={of.id} mayMap={mayMap} />
          ))}
      </ul>
      <PlainList
        title="未读取的工作表"
        lines={lines((sheet) =>
          sheet.refusal === null && sheet.kind === null ? (sheet.ignoredBecause ?? '没有可识别的表头') : null,
        )}
      />
    </div>
  );
};
