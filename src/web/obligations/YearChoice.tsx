import LeftOutlined from '@ant-design/icons/LeftOutlined';
import RightOutlined from '@ant-design/icons/RightOutlined';
import { Button } from 'antd';
import { useId, type ReactNode } from 'react';
import type { RuleLine } from '../../contract/obligations.js';
import { useSearchText } from '../kit/urlState.js';
import { useMe } from '../session/useMe.js';

export const YearChoice = ({ year }: { year: number }): ReactNode => {
  const [, setYear] = useSearchText('year');
  // What is asked is planned to the end of the coming year.
  const last = Number(useMe().today.slice(0, 4)) + 1;
  return (
    <fieldset className="year-choice">
      <legend className="unseen">年度</legend>
      <Button
        type="text"
        icon={<LeftOutlined aria-hidden="true" />}
        aria-label="上一年"
        onClick={() => setYear(String(year - 1))}
      />
      <strong aria-live="polite">{year}年</strong>
      <Button
        type="text"
        icon={<RightOutlined aria-hidden="true" />}
        aria-label="下一年"
        disabled={year >= last}
        onClick={() => setYear(String(year + 1))}
      />
    </fieldset>
  );
};

/** One demand by itself, or all together. */
export const RuleChoice = ({ rules }: { rules: readonly RuleLine[] }): ReactNode => {
  const id = useId();
  const [rule, setRule] = useSearchText('rule');
  return (
    <span>
      <label htmlFor={id}>要求</label>
      <select id={id} className="field-input" value={rule} onChange={(event) => setRule(event.target.value)}>
        <option value="">全部</option>
        {rule && !rules.some((r) => r.id === rule) && <option value={rule}>所选要求</option>}
        {rules.map((r) => (
          <option key={r.id} value={r.id}>
            {r.title}
            {r.level === 'local' ? '（本级）' : ''}
          </option>
        ))}
      </select>
    </span>
  );
};
