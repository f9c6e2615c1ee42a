import { useId, type ReactNode } from 'react';
import { DayField } from './DayField.js';
import { TextButton } from './TextButton.js';
import { useDay } from './urlState.js';

/** 截至某日: the page as it was on that day, kept in the address; without a choice, today. */
export const DayPicker = ({ today }: { today: string }): ReactNode => {
  const id = useId();
  const [day, setDay] = useDay();
  return (
    <span className="day-picker">
      {day && <TextButton onClick={() => setDay('')}>回到今日</TextButton>}
      <label htmlFor={id}>截至</label>
      <DayField id={id} value={day ?? today} onChange={(chosen) => setDay(chosen === today ? '' : chosen)} />
    </span>
  );
};
