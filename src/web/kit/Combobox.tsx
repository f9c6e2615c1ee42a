/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/click-events-have-key-events -- the WAI-ARIA combobox pattern: the field keeps the focus and handles the keys, a datalist cannot show a second line */
import { useEffect, useId, useState, type KeyboardEvent, type ReactNode } from 'react';

export type Suggestion = { readonly id: string; readonly title: string; readonly about?: string | undefined };
type ComboboxProps = {
  readonly label: string;
  readonly placeholder: string;
  readonly suggestions: readonly Suggestion[];
  readonly searching: boolean;
  /** Called with what was typed, a moment after the last key. */
  readonly onSearch: (text: string) => void;
  readonly onPick: (suggestion: Suggestion) => void;
  /** What stands in the field before anything is typed. */
  readonly picked?: string;
  readonly labelShown?: boolean;
  readonly describedBy?: string | undefined;
};

const useTyped = (onSearch: (text: string) => void): [string | null, (text: string | null) => void] => {
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => {
    if (typed === null) return undefined;
    const timer = setTimeout(() => onSearch(typed.trim()), 180);
    return () => clearTimeout(timer);
  }, [typed, onSearch]);
  return [typed, setTyped];
};

type ListProps = {
  readonly id: string;
  readonly label: string;
  readonly suggestions: readonly Suggestion[];
  readonly active: number;
  readonly onPick: (suggestion: Suggestion) => void;
};
const SuggestionList = ({ id, label, suggestions, active, onPick }: ListProps): ReactNode => (
  <ul id={id} role="listbox" aria-label={label} className="combobox-list">
    {suggestions.map((suggestion, i) => (
      <li
        key={suggestion.id}
        id={`${id}-${i}`}
        role="option"
        tabIndex={-1}
        aria-selected={i === active}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onPick(suggestion)}
      >
        <span>{suggestion.title}</span>
        {suggestion.about && <span className="faint">{suggestion.about}</span>}
      </li>
    ))}
  </ul>
);

/** A field that finds while one types, by the WAI-ARIA pattern: arrows choose, Enter takes, Esc closes. */
export const Combobox = (props: ComboboxProps): ReactNode => {
  const { label, suggestions, onPick, labelShown = false } = props;
  const id = useId();
  const [typed, setTyped] = useTyped(props.onSearch);
  const [active, setActive] = useState(0);
  const open = typed !== null && typed.trim() !== '';
  const pick = (suggestion: Suggestion): void => {
    setTyped(null);
    setActive(0);
    onPick(suggestion);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = suggestions[active];
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, suggestions.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0));
    else if (event.key === 'Enter' && open && chosen) pick(chosen);
    else if (event.key === 'Escape' && open) setTyped(null);
    else return;
    event.preventDefault();
  };
  return (
    <div className="combobox">
      <label htmlFor={`${id}-input`} className={labelShown ? 'field-label' : 'unseen'}>
        {label}
      </label>
      <input
        id={`${id}-input`}
        className="field-input"
        role="combobox"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && suggestions[active] ? `${id}-list-${active}` : undefined}
        aria-describedby={props.describedBy}
        autoComplete="off"
        placeholder={props.placeholder}
        value={typed ?? props.picked ?? ''}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setTyped(null)}
      />
      <div className={open ? 'combobox-drop' : 'unseen'}>
        {open && (
          <SuggestionList id={`${id}-list`} label={label} suggestions={suggestions} active={active} onPick={pick} />
        )}
        {open && suggestions.length === 0 && (
          <output className="combobox-none">
            {props.searching ? '正在查找……' : '没有找到，可换用简称、拼音或首字母再试。'}
          </output>
        )}
      </div>
    </div>
  );
};
