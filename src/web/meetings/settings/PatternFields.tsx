import { useId, type ReactNode } from 'react';
import type { RecurringPattern } from '../../../domain/meetings/recurring.js';

type Option = { readonly value: string; readonly title: string };
const numbers = (from: number, to: number, title: (n: number) => string): Option[] =>
  Array.from({ length: to - from + 1 }, (_, i) => ({ value: String(from + i), title: title(from + i) }));
const weekdays = numbers(1, 7, (n) => `星期${'一二三四五六日'.charAt(n - 1)}`);
const weeks = [...numbers(1, 4, (n) => `第${'一二三四'.charAt(n - 1)}个`), { value: '-1', title: '最后一个' }];
const days = numbers(1, 31, (n) => (n === 31 ? '最后一天' : `${n}日`));
const every: readonly Option[] = [
  { value: 'monthDay', title: '每月某日' },
  { value: 'monthWeekday', title: '每月第几个星期几' },
  { value: 'week', title: '每星期' },
];
const shifts: readonly Option[] = [
  { value: 'after', title: '顺延到其后的工作日' },
  { value: 'before', title: '提前到其前的工作日' },
  { value: 'none', title: '不变' },
];

type SelectProps = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
};
const Select = ({ label, value, options, onChange }: SelectProps): ReactNode => {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <select id={id} className="field-input" value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((o) => (
          <option key={o.value} value={o.value}>
            {o.title}
          </option>
        ))}
      </select>
    </div>
  );
};

const begun = (kind: string, shift: RecurringPattern['shift']): RecurringPattern => {
  if (kind === 'week') return { every: 'week', weekday: 5, shift };
  if (kind === 'monthWeekday') return { every: 'monthWeekday', week: 1, weekday: 5, shift };
  return { every: 'monthDay', day: 15, shift };
};

type PatternFieldsProps = {
  readonly pattern: RecurringPattern;
  readonly onChange: (pattern: RecurringPattern) => void;
};
/** When a fixed day comes, and where it goes on a day off. */
export const PatternFields = ({ pattern: p, onChange }: PatternFieldsProps): ReactNode => (
  <>
    <div className="form-row">
      <Select label="规律" value={p.every} options={every} onChange={(v) => onChange(begun(v, p.shift))} />
      {p.every === 'monthDay' && (
        <Select
          label="日期"
          value={String(p.day)}
          options={days}
          onChange={(v) => onChange({ ...p, day: Number(v) })}
        />
      )}
      {p.every === 'monthWeekday' && (
        <Select
          label="第几个"
          value={String(p.week)}
          options={weeks}
          onChange={(v) => onChange({ ...p, week: Number(v) as typeof p.week })}
        />
      )}
      {p.every !== 'monthDay' && (
        <Select
          label="星期几"
          value={String(p.weekday)}
          options={weekdays}
          onChange={(v) => onChange({ ...p, weekday: Number(v) })}
        />
      )}
    </div>
    <Select
      label="遇到放假"
      value={p.shift}
      options={shifts}
      onChange={(v) => onChange({ ...p, shift: v as RecurringPattern['shift'] })}
    />
  </>
);
