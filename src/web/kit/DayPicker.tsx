import { useId, type ReactNode } from 'react';
import { Button } from 'antd';
import { useDay } from './urlState.js';

/** 截至某日: the page as it was on that day, kept in the address; without a choice, today. */
export const DayPicker = ({ today }: { today: string }): ReactNode => {
  const id = useId();
  const [day, setDay] = useDay();
  return (
    <span className="day-picker">
      <label htmlFor={id}>截至</label>
      <input
        id={id}
        type="date"
        className="field-input"
        value={day ?? today}
        min="1921-07-01"
        max="2100-12-31"
        onChange={(event) => setDay(event.target.value === today ? '' : event.target.value)}
      />
      {day && (
        <Button type="link" size="small" onClick={() => setDay('')}>
          回到今日
        </Button>
      )}
    </span>
  );
};
