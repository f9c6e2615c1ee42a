import { Button } from 'antd';
import type { ReactNode } from 'react';
import { correctCell } from '../../contract/imports.js';
import { RefusalAlert } from '../kit/states.js';
import { officialSentence } from '../kit/format.js';
import { TextButton } from '../kit/TextButton.js';
import { say } from '../kit/Toasts.js';
import { useAct } from '../kit/useCall.js';
import type { CellAt } from './CorrectDialog.js';
import { remarksOf, type ImportRow } from './importText.js';

type ProblemsProps = {
  readonly row: ImportRow;
  readonly importId: string;
  readonly onCorrect: ((cell: CellAt) => void) | null;
};

/** What is wrong with a row, cell by cell, with one press to take the suggestion; then what else was noticed. */
export const Problems = ({ row, importId, onCorrect }: ProblemsProps): ReactNode => {
  const act = useAct(correctCell, () => say(`第${row.row}行已更正。`));
  const take = (field: string, value: string): void =>
    act.mutate({
      params: { importId },
      body: { fileNo: row.fileNo, sheetNo: row.sheetNo, row: row.row, field, value },
    });
  const nearby = row.suggestion !== null && row.problems.every((p) => p.suggestion !== row.suggestion);
  return (
    <ul className="problems">
      {row.problems.map((problem) => (
        <li key={problem.field + problem.sentence}>
          {!problem.sentence.startsWith(problem.field) && (
            <>
              <strong>{problem.field}</strong>：
            </>
          )}
          {officialSentence(problem.sentence)}
          {problem.suggestion !== null && !problem.sentence.includes(problem.suggestion) && (
            <>　是否为“{problem.suggestion}”？</>
          )}
          {onCorrect && problem.suggestion !== null && (
            <Button size="small" disabled={act.isPending} onClick={() => take(problem.field, problem.suggestion ?? '')}>
              采用建议
            </Button>
          )}
          {onCorrect && problem.field !== '' && (
            <TextButton onClick={() => onCorrect({ row, field: problem.field })}>更正</TextButton>
          )}
        </li>
      ))}
      {remarksOf(row).map((message) => (
        <li key={message}>{officialSentence(message)}</li>
      ))}
      {nearby && <li>建议：{row.suggestion}</li>}
      {act.error && (
        <li>
          <RefusalAlert error={act.error} />
        </li>
      )}
    </ul>
  );
};
