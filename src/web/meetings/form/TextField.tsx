import { useId, type ReactNode } from 'react';

type TextFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly most: number;
  readonly placeholder?: string;
  /** Must be filled in. */
  readonly asked?: boolean;
  /** Lines shown at first; one line where absent. */
  readonly rows?: number;
};

/** A text that may stay empty, no longer than the contract lets it be. */
export const TextField = ({
  label,
  value,
  onChange,
  most,
  placeholder,
  rows,
  asked = false,
}: TextFieldProps): ReactNode => {
  const id = useId();
  const typed = {
    id,
    value,
    maxLength: most,
    placeholder,
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
        {!asked && <span className="faint">（选填）</span>}
      </label>
      {rows ? (
        <textarea {...typed} rows={rows} className="field-input field-area" />
      ) : (
        <input {...typed} className="field-input" />
      )}
    </div>
  );
};

type TimeFieldProps = {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (time: string | null) => void;
};
/** A time of day by the browser's own clock. */
export const TimeField = ({ label, value, onChange }: TimeFieldProps): ReactNode => {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <input
        id={id}
        type="time"
        className="field-input"
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value.slice(0, 5))}
      />
    </div>
  );
};
