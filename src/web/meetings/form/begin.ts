import { parsePeriod } from '../../../domain/obligations/period.js';
import { addDays, parseDay, type CalendarDay } from '../../../domain/shared/calendarDay.js';
import type { Draft } from '../draft/draft.js';
import { knownKinds, type Basis } from './basis.js';
import { withKinds } from './changes.js';

/** What an address asks of a new form: kinds and group of an obligation, a day, a plan instead of a record. */
export type Asked = {
  readonly kinds: readonly string[];
  readonly group: string | null;
  readonly day: string | null;
  readonly period: string | null;
  readonly planning: boolean;
};

export const askedBy = (params: URLSearchParams): Asked => ({
  kinds: (params.get('kinds') ?? '').split(',').filter((kind) => kind !== ''),
  group: params.get('group'),
  day: params.get('day'),
  period: params.get('period'),
  planning: params.has('plan'),
});

/** The day a form begins with: the one asked for, today, or the last of a period that has passed until the right one is said. */
export const firstDay = (asked: Asked, today: string): CalendarDay => {
  const period = asked.period === null ? null : parsePeriod(asked.period);
  if (period && period.end <= today) return addDays(period.end, -1);
  return parseDay(asked.day ?? '') ?? (today as CalendarDay);
};

/** A new draft with all that is known. */
export const begin = (id: string, basis: Basis, day: CalendarDay, asked: Asked): Draft => {
  const { parts } = withKinds([], [], knownKinds(basis, asked.kinds), basis);
  const group = basis.groups.find((g) => g.id === asked.group);
  return {
    id,
    organisationId: basis.organisation.id,
    state: asked.planning ? 'planned' : 'held',
    recurringId: null,
    day,
    content: {
      parts: parts.map((part) =>
        group && part.kinds.includes('groupMeeting') ? { ...part, groupIds: [group.id] } : part,
      ),
      notice: '',
    },
    lateReason: '',
    revision: 0,
    tried: false,
    base: null,
  };
};
