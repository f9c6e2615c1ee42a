import type { ReactNode } from 'react';
import { officialSentence } from './format.js';
import type { ReasonLine } from '../../contract/organisations.js';

const weightTitles: Readonly<Record<ReasonLine['weight'], string>> = {
  refusal: '不符合',
  warning: '提示',
  note: '说明',
};

type ReasonListProps = {
  readonly reasons: readonly ReasonLine[];
  /** The basis that is said beside the list anyway. */
  readonly basis?: string;
};

/** Why: each reason with its weight in words and the article, or 依据待核, that it rests on. */
export const ReasonList = ({ reasons, basis }: ReasonListProps): ReactNode => (
  <ul className="reasons">
    {reasons.map((reason) => (
      <li key={`${reason.code} ${reason.sentence}`} className={`reason is-${reason.weight}`}>
        <span className="reason-weight">{weightTitles[reason.weight]}</span>
        <span>
          {officialSentence(reason.sentence)}
          {reason.basis && reason.basis !== basis && <span className="reason-basis">依据：{reason.basis}</span>}
        </span>
      </li>
    ))}
  </ul>
);
