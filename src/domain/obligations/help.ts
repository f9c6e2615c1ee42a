import { periodText } from '../shared/official.js';

/** Something overdue below an organisation: a rule, its periods, and how many of those asked have not done it (branches or groups). */
export type Late = {
  readonly title: string;
  readonly periods: readonly string[];
  readonly unmet: number;
};

const periodsNamed = 3;
const named = (periods: readonly string[]): string => {
  const sorted = periods.toSorted();
  const shown = sorted.slice(0, periodsNamed).map(periodText).join('、');
  return sorted.length > periodsNamed ? `${shown}等${sorted.length}个周期` : shown;
};

/** Why a branch may need help: 2026年7月、2026年8月主题党日逾期. A reason, not a mark: nothing is added up over rules. */
export const lateOfBranch = ({ title, periods }: Late): string => `${named(periods)}${title}逾期未做。`;

/** Why a committee may need help with those below it: 3项党课逾期（2026年第二季度）. */
export const lateBelow = ({ title, periods, unmet }: Late): string =>
  `以下党支部${named(periods)}${title}逾期未做，共${unmet}项。`;

/** Terms and vacancies of an organisation and what lies below it, as reasons. */
export const postReasons = (
  l: { readonly termsEnded: number; readonly termsEnding: number; readonly withoutSecretary: number },
  isBranch: boolean,
): readonly string[] => {
  const said = (n: number, own: string, below: string): readonly string[] => (n === 0 ? [] : [isBranch ? own : below]);
  return [
    ...said(l.termsEnded, '任期已届满，尚未换届。', `${l.termsEnded}个党组织任期已届满。`),
    ...said(l.termsEnding, '半年内任期届满。', `${l.termsEnding}个党组织半年内届满。`),
    ...said(l.withoutSecretary, '书记空缺。', `${l.withoutSecretary}个党组织书记空缺。`),
  ];
};
