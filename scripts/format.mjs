// Is every file formatted as prettier would? (`prettier --check` cannot say how many files it read.)
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { check, getFileInfo, resolveConfig } from 'prettier';
import { conclude, projectFiles, root } from './files.mjs';

const options = await resolveConfig(join(root, 'package.json'));
const faults = [];
let count = 0;
for (const path of projectFiles()) {
  const file = join(root, path);
  const { ignored, inferredParser } = await getFileInfo(file, { ignorePath: join(root, '.prettierignore') });
  if (ignored || inferredParser === null) continue;
  count += 1;
  const text = await readFile(file, 'utf8');
  const isFormatted = await check(text, { ...options, filepath: file }).catch((error) => {
    faults.push(`${path}: ${error.message.split('\n')[0]}`);
    return true;
  });
  if (!isFormatted) faults.push(`${path}: not formatted; run npm run format`);
}
conclude(faults, count, 100, 'files formatted');
