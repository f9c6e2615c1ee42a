import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const page = readFileSync(new URL('docs/security.md', root), 'utf8');
const rows = [...page.matchAll(/^\| ([\d.、 至]+) \|.*\| `([^`]+)` › (.+) \|$/gm)].map(
  ([, items = '', file = '', test = '']) => ({
    items: items.trim(),
    file,
    test: test.trim(),
  }),
);

it('docs/security.md names for each item of ASVS a test that there is', () => {
  expect(rows.length).toBeGreaterThan(40);
  for (const { items, file, test } of rows) {
    const path = new URL(file, root);
    expect(existsSync(path), `${items} ${file}`).toBe(true);
    expect(readFileSync(path, 'utf8'), `${items} ${file}`).toContain(test);
  }
});

it('docs/security.md leaves no row of the table without a test', () => {
  const listed = page.split('\n').filter((line) => /^\| \d/.test(line));
  expect(rows).toHaveLength(listed.length);
});
