// Ours and the limit are measured in turn, several times, and medians are compared: the machine's speed drifts, both drift alike.

export const median = (numbers) => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** Milliseconds that a piece of work takes, and what it returns. */
export const timed = async (work) => {
  const begun = performance.now();
  const result = await work();
  return { ms: performance.now() - begun, result };
};

/**
 * Call each of the works once a round, in turn; every other round in the opposite order.
 * @param works functions by name; each gives milliseconds (or any number)
 * @returns the numbers of each, in the order of the rounds
 */
export const interleaved = async (rounds, works) => {
  const found = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    const order = Object.entries(works);
    for (const [name, work] of round % 2 === 0 ? order : order.toReversed()) found[name].push(await work(round));
    const last = Object.entries(found).map(([name, numbers]) => `${name} ${numbers[round].toFixed(1)}`);
    process.stderr.write(`  第 ${round + 1} 轮：${last.join('，')}\n`);
  }
  return found;
};

/** The median of the ratios of each round: what is quoted. */
export const medianRatio = (ours, limit) => median(ours.map((value, round) => value / limit[round]));
