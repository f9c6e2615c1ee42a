import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import {
  fitsName,
  mostAttachmentBytes,
  typeByContent,
  type AttachmentType,
} from '../../../domain/meetings/attachments.js';
import { secrecyMark } from '../../../domain/secrecy/secrecyMark.js';
import { openBytes, sealBytes } from '../../platform/crypto.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { FileRefused } from '../../platform/workbook/fileRefused.js';
import { readOfficeTexts } from '../../platform/workbook/officeText.js';

const refuse = (sentence: string): never => {
  throw new Refusal('attachment.refused', [sentence]);
};

/** @throws Refusal attachment.refused where it is larger than an attachment may be */
export const collect = async (content: Readable, fileName: string): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostAttachmentBytes) refuse(`“${fileName}”超过20 MB。请压缩后再上传，或者不上传。`);
    chunks.push(chunk);
  }
  if (size === 0) refuse(`“${fileName}”是空文件。`);
  return Buffer.concat(chunks);
};

const refuseMarks = (text: string, marks: readonly string[]): void => {
  const found = secrecyMark(text, marks);
  if (found) throw new Refusal('secrecy.marked', [`密级标志：“${found.mark}”。`]);
};

/** Which of the two a package is, its texts looked at. It lies open in the upload directory meanwhile, from where a start removes what a killed process left. */
const lookInside = async (deps: Deps, bytes: Buffer, marks: readonly string[]): Promise<'docx' | 'xlsx'> => {
  await mkdir(deps.uploadDirectory, { recursive: true, mode: 0o700 });
  const path = join(deps.uploadDirectory, `open-${randomUUID()}`);
  try {
    await writeFile(path, bytes, { mode: 0o600 });
    return await readOfficeTexts(path, (text) => refuseMarks(text, marks));
  } finally {
    await rm(path, { force: true });
  }
};

/**
 * What a file is, by its content.
 * @throws Refusal secrecy.marked, attachment.refused: another type, damaged, with macros, or a name that says something else
 */
export const admitFile = async (
  deps: Deps,
  fileName: string,
  bytes: Buffer,
  marks: readonly string[],
): Promise<AttachmentType> => {
  refuseMarks(fileName.replace(/\.[^.]*$/u, ''), marks);
  const begins = typeByContent(bytes);
  if (begins === null)
    return refuse(`“${fileName}”不是可以上传的类型。可上传 PDF、图片（JPG、PNG、GIF、WebP）、.docx、.xlsx。`);
  const type =
    begins === 'package'
      ? await lookInside(deps, bytes, marks).catch((error: unknown) => {
          if (!(error instanceof FileRefused)) throw error;
          return refuse(`“${fileName}”不是完好的、不带宏的 .docx 或 .xlsx 文件。`);
        })
      : begins;
  if (!fitsName(type, fileName)) refuse(`“${fileName}”的后缀与内容不符，请核对是否选错了文件。`);
  return type;
};

/** Keep a file, sealed and on the disk before anything is acknowledged. @returns its name in the directory of attachments */
export const keepFile = async (deps: Deps, tenantId: string, bytes: Buffer): Promise<string> => {
  await mkdir(deps.attachmentDirectory, { recursive: true, mode: 0o700 });
  const name = randomUUID();
  const file = await open(join(deps.attachmentDirectory, name), 'wx', 0o600);
  try {
    await file.writeFile(sealBytes(deps.keys, tenantId, name, bytes));
    await file.sync();
  } finally {
    await file.close();
  }
  return name;
};

/** @throws Error where the file was changed or is gone */
export const openFile = async (deps: Deps, tenantId: string, name: string): Promise<Buffer> =>
  openBytes(deps.keys, tenantId, name, await readFile(join(deps.attachmentDirectory, name)));

export const dropFile = (deps: Deps, name: string): Promise<void> =>
  rm(join(deps.attachmentDirectory, name), { force: true });
