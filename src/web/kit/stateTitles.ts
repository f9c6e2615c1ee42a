import type { stateNames } from '../../contract/obligations.js';

export type StateName = (typeof stateNames)[number];
export const stateTitles: Readonly<Record<StateName, string>> = {
  met: '已完成',
  due: '待完成',
  approaching: '将到期',
  overdue: '逾期',
  notApplicable: '不适用',
};
