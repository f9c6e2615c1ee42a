import type { ReactNode } from 'react';
import { FieldControl } from '../../kit/FieldControl.js';
import type { Person } from './basis.js';
import { personChoices } from './editing.js';

type PersonChoiceProps = {
  readonly label: string;
  readonly people: readonly Person[];
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  readonly optional?: boolean;
};

/** Somebody of the branch on that day, by the browser's own list. */
export const PersonChoice = ({ label, people, value, onChange, optional = true }: PersonChoiceProps): ReactNode => (
  <FieldControl
    field={{ name: label, label, kind: 'choice', choices: personChoices(people), optional }}
    value={value ?? ''}
    onChange={(id) => onChange(id === '' || typeof id !== 'string' ? null : id)}
  />
);
