/** What may stand beside a record as a file. A record never needs one. */
export const attachmentTypes = {
  pdf: { title: 'PDF', media: 'application/pdf', extensions: ['pdf'] },
  png: { title: '图片', media: 'image/png', extensions: ['png'] },
  jpeg: { title: '图片', media: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  gif: { title: '图片', media: 'image/gif', extensions: ['gif'] },
  webp: { title: '图片', media: 'image/webp', extensions: ['webp'] },
  docx: {
    title: 'Word 文档',
    media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
  },
  xlsx: {
    title: 'Excel 表格',
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extensions: ['xlsx'],
  },
} as const;
export type AttachmentType = keyof typeof attachmentTypes;
const typeNames = Object.keys(attachmentTypes) as readonly AttachmentType[];

/** Bytes of one attachment at most. */
export const mostAttachmentBytes = 20 * 1024 * 1024;
/** Attachments of one record at most. */
export const mostAttachments = 20;

const signatures: readonly (readonly [AttachmentType | 'package', string])[] = [
  ['pdf', '%PDF-'],
  ['png', '\u0089PNG\r\n\u001a\n'],
  ['jpeg', '\u00ff\u00d8\u00ff'],
  ['gif', 'GIF87a'],
  ['gif', 'GIF89a'],
  ['package', 'PK\u0003\u0004'],
];

/**
 * What a file is by how it begins; `package` may be a .docx or .xlsx, which only its inside tells. Null for anything else.
 * @param start the first sixteen bytes or more
 */
export const typeByContent = (start: Uint8Array): AttachmentType | 'package' | null => {
  const text = String.fromCharCode(...start.subarray(0, 16));
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp';
  return signatures.find(([, signature]) => text.startsWith(signature))?.[0] ?? null;
};

/** Whether a file name ends as a file of the type does: one that does not is perhaps the wrong file. */
export const fitsName = (type: AttachmentType, fileName: string): boolean => {
  const extension = /\.([^.]+)$/u.exec(fileName)?.[1]?.toLowerCase() ?? '';
  return (attachmentTypes[type].extensions as readonly string[]).includes(extension);
};

/** The name of a type by its media type; 文件 for one that is not known any more. */
export const mediaTitle = (media: string): string => {
  const type = typeNames.find((name) => attachmentTypes[name].media === media);
  return type ? attachmentTypes[type].title : '文件';
};
