import type { ReactNode } from 'react';
import './settings/settings.css';

type Pickable = { readonly id: string; readonly title: string; readonly about?: string };
type PicksProps = {
  readonly legend: string;
  readonly options: readonly Pickable[];
  readonly picked: readonly string[];
  readonly onChange: (picked: readonly string[]) => void;
};

/** Several of a list, each one tap. */
export const Picks = ({ legend, options, picked, onChange }: PicksProps): ReactNode => (
  <fieldset className="picks">
    <legend>{legend}</legend>
    <ul>
      {options.map(({ id, title, about }) => (
        <li key={id}>
          <label className="pick">
            <input
              type="checkbox"
              checked={picked.includes(id)}
              onChange={(event) => onChange(event.target.checked ? [...picked, id] : picked.filter((p) => p !== id))}
            />
            {title}
            {about && <span className="faint">{about}</span>}
          </label>
        </li>
      ))}
    </ul>
  </fieldset>
);
