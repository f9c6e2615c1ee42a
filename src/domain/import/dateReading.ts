import type { PartialDay } from '../shared/calendarDay.js';

/**
 * What a cell of a date column says. `plain`: already a day ('2010-07-01' or a real date cell). A day of which the year or its
 * century is missing is left to the caller, who knows the period or the person's birthday.
 */
export type DateReading =
  | {
      readonly kind: 'day';
      readonly value: PartialDay;
      readonly how: 'plain' | 'rewritten' | 'month' | 'octoberFloat' | 'range';
    }
  | { readonly kind: 'empty'; readonly how: 'blank' | 'zero' | 'word' }
  | { readonly kind: 'noYear'; readonly month: number | null; readonly day: number; readonly range: boolean }
  | { readonly kind: 'shortYear'; readonly year: number; readonly month: number; readonly day: number | null }
  | { readonly kind: 'yearOnly'; readonly year: number }
  | {
      readonly kind: 'refused';
      readonly why: 'invalid' | 'unknownText' | 'ambiguousFloat' | 'ambiguousOrder';
      readonly readings?: readonly string[];
    };
