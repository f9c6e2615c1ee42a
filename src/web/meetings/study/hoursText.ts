import { lengthText } from '../../../domain/meetings/study.js';

/** 3小时30分，另有2次未写时长 */
export const hoursText = ({ minutes, unknown }: { readonly minutes: number; readonly unknown: number }): string =>
  unknown === 0 ? lengthText(minutes) : `${lengthText(minutes)}，另有${unknown}次未写时长`;
