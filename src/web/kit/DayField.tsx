import CalendarOutlined from '@ant-design/icons/CalendarOutlined';
import { useRef, useState, type ReactNode } from 'react';
import { dayOfText } from './dayInput.js';
import { dayText } from './format.js';

type DayFieldProps = {
  readonly id: string;
  /** '2026-03-12', or '' for none. */
  readonly value: string;
  /** Told of whole days only, and of '' when emptied. */
  readonly onChange: (day: string) => void;
  readonly max?: string;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-invalid'?: boolean;
  readonly 'aria-required'?: boolean;
};

/** A day as officials write it, whatever the language of the browser; typed in any usual way, or picked from the browser's calendar. */
export const DayField = ({ id, value, onChange, max, ...described }: DayFieldProps): ReactNode => {
  const [typed, setTyped] = useState<string | null>(null);
  const calendar = useRef<HTMLInputElement>(null);
  const unread = typed !== null && typed.trim() !== '' && dayOfText(typed) === null;
  const type = (text: string): void => {
    setTyped(text);
    const day = text.trim() === '' ? '' : dayOfText(text);
    if (day !== null && day !== value) onChange(day);
  };
  return (
    <span className="day-field">
      <input
        {...described}
        id={id}
        className="field-input"
        autoComplete="off"
        placeholder="年月日"
        aria-invalid={unread || described['aria-invalid'] === true}
        value={typed ?? dayText(value, '')}
        onChange={(event) => type(event.target.value)}
        onBlur={() => {
          if (!unread) setTyped(null);
        }}
      />
      <button type="button" aria-label="打开日历" onClick={() => calendar.current?.showPicker()}>
        <CalendarOutlined aria-hidden="true" />
      </button>
      <input
        ref={calendar}
        type="date"
        className="day-calendar"
        tabIndex={-1}
        aria-hidden="true"
        value={value}
        max={max}
        onChange={(event) => {
          setTyped(null);
          if (event.target.value !== '') onChange(event.target.value);
        }}
      />
    </span>
  );
};
