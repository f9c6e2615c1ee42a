const numerals = '一二三四五六七八九十';

/** 第二党小组 → 2, 第十一党小组 → 11; NaN for a group named otherwise. */
export const groupNumber = (name: string): number => {
  const written = /第([一二三四五六七八九十]{1,3})/u.exec(name)?.[1];
  if (written === undefined) return Number(/第?(\d{1,3})/u.exec(name)?.[1] ?? Number.NaN);
  const [tens, ones] = written.includes('十') ? written.split('十') : ['0', written];
  const value = (digit: string | undefined, none: number): number =>
    digit === undefined || digit === '' ? none : digit === '0' ? 0 : numerals.indexOf(digit) + 1;
  return value(tens, 1) * 10 + value(ones, 0);
};

/** Groups as people count them: the first before the second, which pinyin does not know; others after, as they came. */
export const inGroupOrder = (names: readonly string[]): readonly string[] =>
  names
    .map((name, at) => ({ name, at, number: groupNumber(name) }))
    .toSorted((a, b) => (a.number || 1000) - (b.number || 1000) || a.at - b.at)
    .map(({ name }) => name);
