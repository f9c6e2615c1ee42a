import type { ReactNode } from 'react';
import { TextButton } from '../kit/TextButton.js';
import type { OpenCell } from './yearSpans.js';
import { rowTitle, type YearRow } from './YearTable.js';

type NotAskedProps = { readonly rows: readonly YearRow[]; readonly onOpen: (cell: OpenCell) => void };

/** Demands that do not apply here in any period of the year, each with its why. */
export const NotAsked = ({ rows, onOpen }: NotAskedProps): ReactNode =>
  rows.length > 0 && (
    <p className="not-asked">
      本年度不适用：
      {rows.map((row, i) => {
        const period = row.cells[0]?.period ?? '';
        return (
          <span key={`${row.organisationId} ${row.rule.id}`}>
            {i > 0 && '、'}
            <TextButton
              names
              onClick={() => onOpen({ organisationId: row.organisationId, ruleId: row.rule.id, period })}
            >
              {rowTitle(row)}
            </TextButton>
          </span>
        );
      })}
    </p>
  );
