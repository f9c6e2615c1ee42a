import type { Asked } from './testApp.js';

/** A form with files, as a browser sends it. */
export const multipart = (
  fields: Readonly<Record<string, string>>,
  files: readonly { readonly name: string; readonly content: Buffer }[],
): Pick<Asked, 'body' | 'headers'> => {
  const boundary = '----zhibu-test';
  const text = (value: string): Buffer => Buffer.from(value, 'utf8');
  const parts = [
    ...Object.entries(fields).flatMap(([name, value]) => [
      text(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    ]),
    ...files.flatMap(({ name, content }) => [
      text(
        `--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
      ),
      content,
      text('\r\n'),
    ]),
    text(`--${boundary}--\r\n`),
  ];
  return { body: Buffer.concat(parts), headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
};
