import type { ReactNode } from 'react';
import type { ClockTime } from '../../../domain/meetings/clockTime.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { FieldControl } from '../../kit/FieldControl.js';
import { periodText } from '../../kit/format.js';
import { changeHours, changePlace, hoursOf } from './changes.js';
import type { Editing } from './editing.js';
import { TextField, TimeField } from './TextField.js';

type WhenWhereProps = {
  readonly edit: Editing;
  /** The period of an obligation that is made up for: the day lies in it and must be said. */
  readonly period: string;
  readonly onDay: (day: CalendarDay) => void;
};

/** Day, hours and place of the afternoon: as last time, until changed. */
export const WhenWhere = ({ edit, period, onDay }: WhenWhereProps): ReactNode => {
  const { parts } = edit.content;
  const { begins, ends } = hoursOf(parts);
  const change = (next: { begins: string | null; ends: string | null }): void =>
    edit.change((content) =>
      changeHours(content, { begins: next.begins as ClockTime | null, ends: next.ends as ClockTime | null }),
    );
  return (
    <div className="when-where">
      <FieldControl
        field={{
          name: 'day',
          label: '日期',
          kind: 'date',
          ...(period && { hint: `请选择召开的那一天（${periodText(period)}）` }),
        }}
        value={period ? '' : edit.day}
        onChange={(day) => {
          if (typeof day === 'string' && day !== '') onDay(day as CalendarDay);
        }}
      />
      {parts.length > 0 && (
        <>
          <TimeField label="开始" value={begins} onChange={(time) => change({ begins: time, ends })} />
          <TimeField label="结束" value={ends} onChange={(time) => change({ begins, ends: time })} />
          <TextField
            label="地点"
            value={parts[0]?.place ?? ''}
            most={100}
            onChange={(place) => edit.change((content) => changePlace(content, place))}
          />
        </>
      )}
    </div>
  );
};
