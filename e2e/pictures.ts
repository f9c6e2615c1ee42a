import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Visitor } from './visitor.js';

const folder = fileURLToPath(new URL('../docs/screenshots', import.meta.url));

/** With SCREENSHOTS=1 the page as it stands becomes docs/screenshots/NAME-WIDTH.png; otherwise nothing happens. */
export const picture = async ({ page, size }: Visitor, name: string): Promise<void> => {
  if (process.env['SCREENSHOTS'] !== '1') return;
  mkdirSync(folder, { recursive: true });
  // At the size of the page: a phone's finer dots would make the file three times as large.
  const path = join(folder, `${name}-${size === 'phone' ? 390 : 1440}.png`);
  await page.screenshot({ path, animations: 'disabled', scale: 'css' });
};
