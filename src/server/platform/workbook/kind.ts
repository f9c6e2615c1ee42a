import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { FileRefused } from './fileRefused.js';
import type { FileRefusalCode } from './fileRefused.js';

/** How a file begins and ends decides what it is; a name can lie. */
export type FileKind = 'zip' | 'compound' | 'bareBiff' | 'text';

type Signature = { readonly bytes: string; readonly code: FileRefusalCode };

/** First bytes, as latin1, of files that people mistake for workbooks. */
const foreign: readonly Signature[] = [
  { bytes: '%PDF', code: 'pdf' },
  { bytes: '\x89PNG', code: 'image' },
  { bytes: '\xff\xd8\xff', code: 'image' },
  { bytes: 'GIF8', code: 'image' },
  { bytes: 'BM', code: 'image' },
  { bytes: 'Rar!', code: 'archive' },
  { bytes: "7z\xbc\xaf'\x1c", code: 'archive' },
  { bytes: '\x1f\x8b', code: 'archive' },
  { bytes: '{\\rtf', code: 'wordDocument' },
];

/** Beginnings of a BIFF stream without container: the BOF record of BIFF2, 3, 4 and 5/8. */
const bareBiff = ['\x09\x00\x04\x00', '\x09\x02\x06\x00', '\x09\x04\x06\x00', '\x09\x08\x08\x00', '\x09\x08\x10\x00'];

const looksLikeHtml = /^\s*(?:<!doctype\s+html|<html|<head|<meta|<body|<table|<style|mime-version:)/i;
const looksLikeXml = /^\s*<\?xml|^\s*<(?:\w+:)?workbook/i;

const readStart = async (path: string): Promise<Buffer> => {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(4096);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};

/** 'BM' also begins plain text such as 'BM001,…': a bitmap has zero bytes at once, text has none. */
const isForeign = (start: string, { bytes, code }: Signature): boolean =>
  start.startsWith(bytes) && (code !== 'image' || start.slice(0, 64).includes('\0') || bytes === '\xff\xd8\xff');

const refuseMarkup = (start: Buffer): void => {
  const text = start
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '');
  if (looksLikeHtml.test(text)) throw new FileRefused('html');
  if (looksLikeXml.test(text)) throw new FileRefused(/<html/i.test(text) ? 'html' : 'xmlSpreadsheet');
};

const hasUtf16Mark = (start: string): boolean => start.startsWith('\xff\xfe') || start.startsWith('\xfe\xff');

/** Recognises the container of a file, or refuses what is no table at all. */
export const fileKind = async (path: string): Promise<FileKind> => {
  const buffer = await readStart(path);
  const start = buffer.toString('latin1');
  if (start.length === 0) throw new FileRefused('empty');
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return 'zip';
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'compound';
  if (bareBiff.some((bof) => start.startsWith(bof))) return 'bareBiff';
  const known = foreign.find((signature) => isForeign(start, signature));
  if (known) throw new FileRefused(known.code);
  refuseMarkup(buffer);
  if (start.includes('\0') && !hasUtf16Mark(start)) throw new FileRefused('notWorkbook');
  return 'text';
};

/** Extensions that fit a content; .et is what WPS calls its old format. */
const fitting = { xlsx: ['.xlsx'], xls: ['.xls', '.xlt', '.et'], csv: ['.csv', '.txt', '.tsv'] } as const;

/** A name whose extension says something else than the content: the user has perhaps chosen the wrong file. */
export const checkExtension = (fileName: string, format: keyof typeof fitting): void => {
  const extension = extname(fileName).toLowerCase();
  const allowed: readonly string[] = fitting[format];
  if (extension !== '' && !allowed.includes(extension))
    throw new FileRefused('wrongExtension', { extension, shouldBe: fitting[format][0] });
};
