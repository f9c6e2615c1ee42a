import type { CalendarDay } from '../shared/calendarDay.js';
import type { Chance } from './chance.js';
import type { Place } from './place.js';

export type Sex = '男' | '女';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** The eighteenth character of an ID number from its first seventeen digits. GB 11643-1999 (ISO 7064 MOD 11-2). */
export const idCheckCharacter = (first17: string): string => {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(first17[i]), 0);
  return '10X98765432'[sum % 11] as string;
};

/** Numbers handed out once each, for one city. */
export type Numbers = {
  readonly idNumber: (bornOn: CalendarDay, sex: Sex) => string;
  readonly mobile: () => string;
  readonly office: () => string;
};

export const numbersOf = (place: Place, chance: Chance): Numbers => {
  const used = new Set<string>();
  const unused = (draw: () => string): string => {
    let drawn = draw();
    while (used.has(drawn)) drawn = draw();
    used.add(drawn);
    return drawn;
  };
  const idNumber = (bornOn: CalendarDay, sex: Sex): string =>
    unused(() => {
      const region = `${place.regionPrefix}0${chance.int(1, place.districts.length)}`;
      const order = chance.int(0, 499) * 2 + (sex === '男' ? 1 : 0);
      const first17 = `${region}${bornOn.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
      return first17 + idCheckCharacter(first17);
    });
  return {
    idNumber,
    mobile: () => unused(() => place.mobilePrefix + String(chance.int(0, 9_999_999)).padStart(7, '0')),
    office: () => unused(() => `${place.diallingCode}-${chance.int(2_000_000, 8_999_999)}`),
  };
};
