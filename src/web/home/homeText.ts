import { count, dayText, periodText } from '../kit/format.js';

type Matter = {
  readonly period: string;
  readonly title: string;
  readonly missing: number;
  readonly lastDay: string;
  readonly organisationName: string;
  readonly groupId: string | null;
};

/** 2026年9月主题党日，还差1次，最后一天9月30日. A group is named. */
export const matterText = (m: Matter): string => {
  const group = m.groupId === null ? '' : `（${m.organisationName}）`;
  return `${periodText(m.period)}${m.title}${group}，还差${count(m.missing, '次')}，最后一天${dayText(m.lastDay)}`;
};

/** How far off a deadline is: 还有3天, 今天到期, 已过2天. */
export const daysLeftText = (days: number): string => {
  if (days === 0) return '今天到期';
  return days > 0 ? `还有${count(days, '天')}` : `已过${count(-days, '天')}`;
};

/** When and what: 9月25日 14:30 主题党日《重温誓词》. */
export const gatheringText = (g: {
  readonly day: string;
  readonly beginsAt?: string | null;
  readonly kinds: readonly string[];
  readonly topic: string;
}): string =>
  [
    `${dayText(g.day)}${g.beginsAt ? ` ${g.beginsAt}` : ''}`,
    `${g.kinds.join('、')}${g.topic ? `《${g.topic}》` : ''}`,
  ].join(' ');

/** How many more there are than are shown. */
export const moreText = (shown: number, all: number): string => (all > shown ? `另有${count(all - shown, '项')}` : '');

/** Minutes as people say them: 约3小时, 约1,200小时. */
export const hoursText = (minutes: number): string =>
  minutes < 60 ? `${minutes}分钟` : `约${Math.round(minutes / 60).toLocaleString('en-US')}小时`;
