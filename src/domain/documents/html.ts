/** A piece of HTML that is safe to put into a page: everything typed by people has been escaped. */
export type Html = { readonly html: string };
type Inner = string | number | null | undefined | Html | readonly Html[];

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/gu, (c) => escapes[c] ?? c);

const isList = (inner: Inner): inner is readonly Html[] => Array.isArray(inner);
const textOf = (inner: Inner): string => {
  if (inner === null || inner === undefined) return '';
  if (isList(inner)) return inner.map((piece) => piece.html).join('');
  return typeof inner === 'object' ? inner.html : escaped(String(inner));
};

/** markup`<td>${name}</td>`: what is put in is escaped, unless it is HTML itself; line breaks of the source say nothing. */
export const markup = (strings: TemplateStringsArray, ...inner: readonly Inner[]): Html => ({
  html: strings
    .map((piece, i) => piece.replace(/\s*\n\s*/gu, '') + (i < inner.length ? textOf(inner[i]) : ''))
    .join(''),
});

/** A piece where a condition holds. */
export const when = (condition: boolean, piece: () => Html): Html => (condition ? piece() : { html: '' });

/** A text of several lines as paragraphs. */
export const paragraphs = (text: string): Html => ({
  html: text
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${escaped(line.trim())}</p>`)
    .join(''),
});
