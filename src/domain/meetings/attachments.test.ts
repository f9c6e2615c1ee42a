import { describe, expect, it } from 'vitest';
import { attachmentTypes, fitsName, mediaTitle, typeByContent } from './attachments.js';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

describe('the type of an attachment', () => {
  it.each([
    ['%PDF-1.7\n', 'pdf'],
    ['\u0089PNG\r\n\u001a\n\0\0', 'png'],
    ['\u00ff\u00d8\u00ff\u00e0', 'jpeg'],
    ['GIF89a', 'gif'],
    ['RIFF\0\0\0\0WEBPVP8 ', 'webp'],
    ['PK\u0003\u0004', 'package'],
    ['MZ\u0090\0', null],
    ['<html>', null],
    ['RIFF\0\0\0\0WAVEfmt ', null],
    ['', null],
  ])('%j is %s by content', (start, type) => expect(typeByContent(bytes(start))).toBe(type));

  it('fits the end of the name, in small letters and large', () => {
    expect([
      fitsName('jpeg', '照片.JPG'),
      fitsName('pdf', '通知.pdf'),
      fitsName('pdf', '通知.docx'),
      fitsName('pdf', 'pdf'),
    ]).toEqual([true, true, false, false]);
  });

  it('has a name', () => {
    expect([mediaTitle(attachmentTypes.docx.media), mediaTitle('text/plain')]).toEqual(['Word 文档', '文件']);
  });
});
