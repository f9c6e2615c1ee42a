import { createSecretKey } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seal, SealBroken, unseal } from './sealedFile.js';

const key = createSecretKey(Buffer.alloc(32, 1));

async function* pieces(...all: Uint8Array[]): AsyncGenerator<Buffer> {
  for (const piece of all) yield await Promise.resolve(Buffer.from(piece));
}
const collect = async (source: AsyncIterable<Buffer>): Promise<Buffer[]> => {
  const all: Buffer[] = [];
  for await (const piece of source) all.push(piece);
  return all;
};
const sealed = async (header: string, ...body: Uint8Array[]): Promise<Buffer> =>
  Buffer.concat(await collect(seal(key, Buffer.from(header), pieces(...body))));
const opened = async (file: Uint8Array, with_ = key): Promise<string> => {
  try {
    return Buffer.concat(await collect(unseal(with_, pieces(file)))).toString('latin1');
  } catch (error) {
    if (error instanceof SealBroken) return `broken: ${error.why}`;
    throw error;
  }
};

describe('a sealed file', () => {
  it('opens to its header and its body, whatever the pieces were', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 50 })),
        fc.integer({ min: 1, max: 99 }),
        async (body, cut) => {
          const file = await sealed('head', ...body);
          const cuts = Array.from({ length: Math.ceil(file.length / cut) }, (_, i) =>
            file.subarray(i * cut, (i + 1) * cut),
          );
          const [head, ...rest] = await collect(unseal(key, pieces(...cuts)));
          expect(head?.toString()).toBe('head');
          expect(Buffer.concat(rest).equals(Buffer.concat(body))).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('is many chunks when it is long', async () => {
    const long = Buffer.alloc(3_000_000, 'ab');
    const parts = await collect(unseal(key, pieces(await sealed('head', long, long.subarray(7)))));
    expect(parts.length).toBeGreaterThan(20);
    expect(Buffer.concat(parts.slice(1)).equals(Buffer.concat([long, long.subarray(7)]))).toBe(true);
  });

  it('does not open when any byte was changed, or it was cut off anywhere, or anything follows', async () => {
    const file = await sealed('head', Buffer.from('body'));
    for (let i = 0; i < file.length; i++) {
      const changed = Buffer.from(file);
      changed[i] = (changed[i] ?? 0) ^ 1;
      expect(await opened(changed)).toMatch(/^broken/);
      expect(await opened(file.subarray(0, i))).toMatch(/^broken/);
    }
    expect(await opened(Buffer.concat([file, Buffer.of(0)]))).toBe('broken: damaged');
  });

  it('does not open when chunks were exchanged or left out', async () => {
    const chunk = 256 * 1024;
    const file = await sealed('', Buffer.alloc(3 * chunk, 'x'));
    const start = 33 + 20;
    const at = (i: number) => file.subarray(start + i * (chunk + 20), start + (i + 1) * (chunk + 20));
    const head = file.subarray(0, start);
    expect(await opened(Buffer.concat([head, at(0), at(1), at(2), at(3)]))).not.toMatch(/^broken/);
    expect(await opened(Buffer.concat([head, at(1), at(0), at(2), at(3)]))).toBe('broken: damaged');
    expect(await opened(Buffer.concat([head, at(0), at(2), at(3)]))).toBe('broken: damaged');
    expect(await opened(Buffer.concat([head, at(0), at(1), at(2)]))).toBe('broken: damaged');
  });

  it('tells another key from a damaged file, and both from something else', async () => {
    const file = await sealed('head', Buffer.from('body'));
    expect(await opened(file, createSecretKey(Buffer.alloc(32, 2)))).toBe('broken: wrongKey');
    expect(await opened(Buffer.from('PK'))).toBe('broken: notABackup');
    expect(await opened(Buffer.alloc(100, 'x'))).toBe('broken: notABackup');
    expect(await opened(Buffer.alloc(0))).toBe('broken: notABackup');
  });
});
