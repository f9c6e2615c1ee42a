import type { Actor } from '../../../domain/access/policy.js';
import type { Cell, Row } from '../../../domain/import/cell.js';
import { recordAudit } from '../../platform/audit/store.js';
import type { Deps } from '../../platform/deps.js';
import type { Download } from '../../platform/files.js';
import { Refusal } from '../../platform/refusal.js';
import { sealerFor } from '../../platform/sealer.js';
import { exportWorkbook } from '../../platform/workbook/exportTable.js';
import { filesOfImports, rejectedRows, storedSheetsOf, type FileRow } from '../reads/imports.js';
import { openStaged, type StagedRow } from '../stage.js';

type Rejected = Awaited<ReturnType<typeof rejectedRows>>[number];
const text = (value: string): Cell | undefined => (value === '' ? undefined : { kind: 'text', text: value });
const rowOf = (number: number, values: readonly string[]): Row => ({ number, hidden: false, cells: values.map(text) });

/** What is to be put right; where no cell is at fault, all that was said about the row. */
const reasonsOf = (staged: StagedRow | null): readonly string[] => {
  const problems = staged?.problems ?? [];
  return problems.length > 0 ? problems.map((p) => p.sentence) : (staged?.messages ?? []);
};

const headerOf = (file: FileRow | undefined, sheetNo: number): readonly string[] => {
  const columns = (file && storedSheetsOf(file)[sheetNo]?.columns) ?? [];
  const header: string[] = [];
  for (const c of columns) header[c.column] = c.header;
  return Array.from(header, (h) => h ?? '');
};

/** A sheet's name in the new workbook: Excel allows 31 characters, none of some, and no two alike. */
const nameOf = (file: FileRow | undefined, sheetNo: number, taken: Set<string>): string => {
  const wanted =
    ((file && storedSheetsOf(file)[sheetNo]?.name) ?? file?.file_name.replace(/\.\w+$/, '') ?? '拒收')
      .replace(/[[\]:*?/\\]/g, '')
      .slice(0, 25) || '拒收';
  let name = wanted;
  for (let n = 2; taken.has(name); n++) name = `${wanted}(${n})`;
  taken.add(name);
  return name;
};

/**
 * The rejected rows as a workbook: as they were sent, with a column of reasons in front, to be put right and sent again.
 * @throws Refusal notFound, import.state where nothing was rejected or it is no longer kept
 */
export const rejectedWorkbook =
  (deps: Deps) =>
  async (who: Actor, importId: string): Promise<Download> => {
    const files = await filesOfImports(deps.db, who.tenantId, [importId]);
    if (files.length === 0) throw new Refusal('notFound');
    const sealer = sealerFor(deps.keys, who.tenantId);
    const sheets = new Map<string, Rejected[]>();
    for (const r of await rejectedRows(deps.db, who.tenantId, importId)) {
      const key = `${r.file_no}:${r.sheet_no}`;
      const known = sheets.get(key);
      if (known) known.push(r);
      else sheets.set(key, [r]);
    }
    if (sheets.size === 0) throw new Refusal('import.state');
    const taken = new Set<string>();
    const written = [...sheets].map(([key, rows]) => {
      const [fileNo = 0, sheetNo = 0] = key.split(':').map(Number);
      const file = files.find((f) => f.file_no === fileNo);
      const header = rowOf(1, ['原行号', '拒收原因', ...headerOf(file, sheetNo)]);
      const body = rows.map((r, i) => {
        const staged = openStaged(sealer, r.payload);
        return rowOf(i + 2, [String(r.row_no), reasonsOf(staged).join('；'), ...(staged?.cells ?? [])]);
      });
      return { head: { name: nameOf(file, sheetNo, taken) }, rows: [header, ...body], columnWidths: [8, 50] };
    });
    await recordAudit(deps.db, deps, who, { action: 'rejected.downloaded', subjectId: importId });
    return { fileName: '被拒收的行.xlsx', content: await exportWorkbook(written) };
  };
