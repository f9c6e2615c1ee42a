// One table for all rows.

/** A row is held against `asked`: at most (times, sizes) or at least (requests a second). Without it, it is only reported. */
export const verdictOf = ({ figure, atMost, atLeast }) => {
  if (atMost !== undefined) return { ok: figure <= atMost };
  return atLeast === undefined ? {} : { ok: figure >= atLeast };
};

const wide = /[\u1100-\uffdc]/u;
const widthOf = (text) => [...text].reduce((width, c) => width + (wide.test(c) ? 2 : 1), 0);
const pad = (text, width) => text + ' '.repeat(Math.max(0, width - widthOf(text)));

const askedOf = ({ atMost, atLeast, unit }) => {
  if (atMost !== undefined) return `≤ ${atMost}${unit}`;
  return atLeast === undefined ? '' : `≥ ${atLeast}${unit}`;
};

const cellsOf = (row) => [
  row.work,
  row.ours,
  row.limit,
  `${row.figure.toFixed(row.digits ?? 2)}${row.unit}`,
  askedOf(row),
  row.ok === undefined ? '' : row.ok ? '是' : '否',
];

export const printTable = (facts, rows) => {
  const head = ['工作', '本系统', '同时测得的界限', '比值', '要求', '达到'];
  const lines = [head, ...rows.map(cellsOf)];
  const widths = head.map((_, column) => Math.max(...lines.map((cells) => widthOf(cells[column]))));
  console.log(
    `\n${facts.cores} 核 ${facts.processor}，${Math.round(facts.memoryMegabytes / 1024)} GB，Node ${facts.node}，${facts.system}，${facts.commit}，${facts.measuredAt}，测后负载 ${facts.loadNow}\n`,
  );
  for (const cells of lines) console.log(cells.map((text, column) => pad(text, widths[column])).join('  '));
};
