import { expect, it } from 'vitest';
import { ageText } from './backupText.js';

it('says the age of a backup in hours, then in days', () => {
  expect([0.4, 18.9, 47.9, 72].map(ageText)).toEqual(['不到1小时', '18小时', '47小时', '3天']);
});
