const pattern = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$\d+|::|[A-Za-z_][A-Za-z0-9_]*|\d+|[^\s]/g;

const wordOf = (text: string): string => {
  if (text.startsWith("'")) return "''";
  return text.startsWith('"') ? text.slice(1, -1) : text.toLowerCase();
};

/** The words and signs of a statement: names without quotes and in lower case, texts as an empty text, comments left out. */
export const tokensOf = (sql: string): readonly string[] =>
  [...sql.matchAll(pattern)]
    .map(([text]) => text)
    .filter((text) => !text.startsWith('--') && !text.startsWith('/*'))
    .map(wordOf);
