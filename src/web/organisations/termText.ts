import { count, dayText } from '../kit/format.js';

type Term = {
  readonly endsOn: string;
  readonly extendedTo: string | null;
  readonly state: 'running' | 'endsSoon' | 'overdue';
  readonly daysLeft: number;
};

export const termStateTitles: Readonly<Record<Term['state'], string>> = {
  running: '任期内',
  endsSoon: '即将届满',
  overdue: '已届满',
};

/** When a term ends and how far that is: 2026年8月1日届满，还有37天; 已超过12天. */
export const termText = (term: Term): string => {
  const ends = term.extendedTo
    ? `${dayText(term.endsOn)}届满，经批准延期至${dayText(term.extendedTo)}`
    : `${dayText(term.endsOn)}届满`;
  return `${ends}，${term.daysLeft >= 0 ? `还有${count(term.daysLeft, '天')}` : `已超过${count(-term.daysLeft, '天')}`}`;
};
