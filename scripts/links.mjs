// Relative links in Markdown: the file must be there, and the heading where one is named.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** A heading's anchor, as code hosts make it. */
const anchorOf = (heading) =>
  heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');

const withoutCode = (text) => text.replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, (block) => block.replaceAll(/[^\n]/g, ' '));

const anchorsOf = (text) =>
  new Set(
    [...text.replaceAll(/```[\s\S]*?```/g, '').matchAll(/^#+ (.+)$/gm)].map((m) => anchorOf(m[1].replaceAll('`', ''))),
  );

const isOutside = (target) => /^[a-z][a-z+.-]*:/i.test(target);

/** What is wrong with one link, or an empty text. */
const wrongWith = (target, text, path, base) => {
  const [file = '', anchor = ''] = decodeURI(target).split('#');
  const place = file === '' ? path : normalize(join(dirname(path), file));
  const full = join(base, place);
  if (!existsSync(full)) return `${target} is not there`;
  if (anchor === '' || statSync(full).isDirectory()) return '';
  const there = file === '' ? text : readFileSync(full, 'utf8');
  return anchorsOf(there).has(anchor) ? '' : `${target}: no such heading`;
};

/** The links of a Markdown text that lead nowhere: line and sentence. */
export const brokenLinks = (text, path, base) => {
  const plain = withoutCode(text);
  return [...plain.matchAll(/\]\(<?([^)>\s]+)>?(?:\s+"[^"]*")?\)|(?:src|href)="([^"]+)"/g)]
    .map((m) => ({ line: plain.slice(0, m.index).split('\n').length, target: m[1] ?? m[2] }))
    .filter(({ target }) => !isOutside(target))
    .map(({ line, target }) => ({ line, says: wrongWith(target, text, path, base) }));
};
