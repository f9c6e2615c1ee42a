import { Checkbox, Input } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { DayField } from './DayField.js';
import type { Field } from './formBody.js';
import { OrgPicker } from './OrgPicker.js';

type ControlProps = {
  readonly field: Field;
  readonly value: string | boolean | undefined;
  readonly onChange: (value: string | boolean) => void;
};
type Described = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean;
  'aria-required': boolean;
};

const Choices = ({
  field,
  text,
  onChange,
  ...described
}: Omit<ControlProps, 'value'> & Described & { text: string }) => (
  <select {...described} className="field-input" value={text} onChange={(event) => onChange(event.target.value)}>
    {(field.optional || text === '') && <option value="">请选择</option>}
    {field.choices?.map((choice) => (
      <option key={choice.value} value={choice.value}>
        {choice.title}
      </option>
    ))}
  </select>
);

const TypedControl = ({ field, value, onChange, ...described }: ControlProps & Described): ReactNode => {
  const text = typeof value === 'string' ? value : '';
  const typed = {
    ...described,
    value: text,
    autoComplete: field.autoComplete ?? 'off',
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  switch (field.kind) {
    case 'area':
      return <Input.TextArea {...typed} autoSize={{ minRows: 2, maxRows: 6 }} />;
    case 'password':
      return <Input.Password {...typed} />;
    case 'choice':
      return <Choices field={field} text={text} onChange={onChange} {...described} />;
    case 'date':
      return <DayField {...described} value={text} onChange={onChange} />;
    case 'number':
      return <input {...typed} type="number" inputMode="numeric" className="field-input" />;
    default:
      return <Input {...typed} />;
  }
};

const PickOrganisation = ({
  field,
  onChange,
  describedBy,
}: Omit<ControlProps, 'value'> & { describedBy?: string | undefined }) => {
  const [name, setName] = useState(field.picked ?? '');
  return (
    <OrgPicker
      label={field.optional ? `${field.label}（选填）` : field.label}
      picked={name}
      describedBy={describedBy}
      onPick={(organisation) => {
        setName(organisation.name);
        onChange(organisation.id);
      }}
    />
  );
};

/** One field: label, control, hint and fault, tied together for screen readers. */
export const FieldControl = ({
  field,
  value,
  fault,
  onChange,
}: ControlProps & { fault?: string | undefined }): ReactNode => {
  const id = useId();
  const notes = [field.hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined;
  const described = {
    id,
    'aria-describedby': notes,
    'aria-invalid': fault !== undefined,
    'aria-required': !field.optional,
  };
  return (
    <div className="field">
      {field.kind === 'check' ? (
        <Checkbox checked={value === true} onChange={(event) => onChange(event.target.checked)}>
          {field.label}
        </Checkbox>
      ) : field.kind === 'organisation' ? (
        <PickOrganisation field={field} onChange={onChange} describedBy={notes} />
      ) : (
        <>
          <label htmlFor={id} className="field-label">
            {field.label}
            {field.optional && <span className="faint">（选填）</span>}
          </label>
          <TypedControl field={field} value={value} onChange={onChange} {...described} />
        </>
      )}
      {field.hint && (
        <p id={`${id}-hint`} className="field-hint">
          {field.hint}
        </p>
      )}
      {fault && (
        <p id={`${id}-fault`} className="field-fault">
          {fault}
        </p>
      )}
    </div>
  );
};
