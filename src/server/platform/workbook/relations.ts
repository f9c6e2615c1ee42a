import { posix } from 'node:path';
import { FileRefused } from './fileRefused.js';
import type { WorkbookLimits } from './limits.js';
import { readXml } from './xmlReader.js';
import type { ZipParts } from './zipParts.js';

/** One relation of a part. `type` is the last word of its address ('worksheet'), the same in transitional and strict files. */
export type Relation = { readonly id: string; readonly type: string; readonly target: string };

const relationsPart = (part: string): string =>
  posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);

/** Relations are read of three parts (package, workbook, sheet) and never followed further, so a circle has no effect. */
export const readRelations = async (zip: ZipParts, part: string, limits: WorkbookLimits): Promise<Relation[]> => {
  const name = relationsPart(part);
  if (!zip.has(name)) return [];
  if (zip.size(name) > limits.smallPartBytes) throw new FileRefused('unpacksTooLarge');
  const relations: Relation[] = [];
  const open = (element: string, a: Readonly<Record<string, string>>): void => {
    if (element !== 'Relationship' || a['TargetMode'] === 'External' || relations.length >= limits.zipEntries) return;
    const target = (a['Target'] ?? '').replaceAll('\\', '/');
    relations.push({
      id: a['Id'] ?? '',
      type: (a['Type'] ?? '').split('/').at(-1) ?? '',
      target: target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(part), target),
    });
  };
  await readXml(zip.texts(name), { open, close: () => undefined }, limits);
  return relations;
};
