import { z } from 'zod';

/** One piece of a backup's body: a table begins, rows of it as COPY's text, the table is complete. */
export type Frame =
  | { readonly kind: 'table'; readonly table: string; readonly columns: readonly string[] }
  | { readonly kind: 'rows'; readonly bytes: Buffer }
  | { readonly kind: 'complete' };

const kinds = ['table', 'rows', 'complete'] as const;
const tableFrame = z.object({ table: z.string(), columns: z.array(z.string()) });
const headLength = 5;

/** Layout: 1 byte kind, 4 bytes length, so many bytes. */
export const writeFrame = (frame: Frame): Buffer => {
  const body =
    frame.kind === 'rows'
      ? frame.bytes
      : Buffer.from(frame.kind === 'table' ? JSON.stringify({ table: frame.table, columns: frame.columns }) : '');
  const head = Buffer.alloc(headLength);
  head[0] = kinds.indexOf(frame.kind);
  head.writeUInt32BE(body.length, 1);
  return Buffer.concat([head, body]);
};

const readFrame = (code: number, body: Buffer): Frame => {
  const kind = kinds[code];
  if (kind === undefined) throw new Error(`unknown frame ${code}`);
  if (kind === 'rows') return { kind, bytes: body };
  return kind === 'complete' ? { kind } : { kind, ...tableFrame.parse(JSON.parse(body.toString('utf8'))) };
};

/** Frames out of bytes that are cut anywhere. @throws Error when the bytes end inside a frame */
export async function* readFrames(source: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let held: Buffer = Buffer.alloc(0);
  for await (const piece of source) {
    held = held.length === 0 ? piece : Buffer.concat([held, piece]);
    while (held.length >= headLength) {
      const end = headLength + held.readUInt32BE(1);
      if (held.length < end) break;
      yield readFrame(held[0] ?? -1, held.subarray(headLength, end));
      held = held.subarray(end);
    }
  }
  if (held.length > 0) throw new Error('a frame is cut off');
}
