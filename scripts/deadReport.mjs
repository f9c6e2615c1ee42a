/** A reporter for knip: everything it found and how many files it read, as one line of JSON. */
const report = ({ issues, counters }) => {
  const found = Object.values(issues)
    .filter((byFile) => byFile !== null && typeof byFile === 'object')
    .flatMap((byFile) => Object.values(byFile).flatMap((bySymbol) => Object.values(bySymbol)))
    .filter((issue) => typeof issue?.symbol === 'string')
    .map(({ type, filePath, symbol, line }) => ({ type, filePath, symbol, line }));
  process.stdout.write(`${JSON.stringify({ read: counters.total, found })}\n`);
};

export default report;
