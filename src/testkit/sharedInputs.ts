import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The inputs beside the repository, where there are any. Tests that need them say so in their name (`it.skipIf(!shared.present)`). */
export const sharedInputs = (): { readonly present: boolean; readonly path: (name: string) => string } => {
  const folder = new URL('../../../shared/inputs/', import.meta.url);
  return { present: existsSync(folder), path: (name) => fileURLToPath(new URL(name, folder)) };
};
