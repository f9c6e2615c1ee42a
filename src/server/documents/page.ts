import type { Download } from '../platform/files.js';

/** A page that is shown in the browser, to be printed or saved there. */
export const asPage = (name: string, html: string): Download => ({
  fileName: `${name}.html`,
  content: Buffer.from(html),
  inline: true,
});
