/** Turns bytes read of each sheet into one fraction of the whole that never falls, also where a sheet is read twice. */
export const sheetProgress = (sizes: readonly number[], report: ((fraction: number) => void) | undefined) => {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const done = sizes.map(() => 0);
  let sum = 0;
  return (sheetIndex: number, bytes: number): void => {
    const before = done[sheetIndex] ?? 0;
    const now = Math.min(bytes, sizes[sheetIndex] ?? 0);
    if (now <= before) return;
    done[sheetIndex] = now;
    sum += now - before;
    report?.(total === 0 ? 1 : sum / total);
  };
};
