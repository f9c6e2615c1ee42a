import { once } from 'node:events';
import type { WriteStream } from 'node:fs';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReportLine } from '../server/imports/report.js';

/** So many lines are kept in memory before they are laid aside. */
const keptInMemory = 20_000;

const keyOf = (fileNo: number, sheetNo: number): string =>
  `${String(fileNo).padStart(4, '0')}-${String(sheetNo).padStart(4, '0')}`;

/**
 * Lines of a report come sheet by sheet in the order of reading; they are laid aside in a temporary folder (memory stays flat) and
 * put together in the order of the files. Without a folder they are forgotten.
 */
export class ReportBuffer {
  readonly #directory: string | null;
  #waiting = new Map<string, string[]>();
  #count = 0;
  #laying = Promise.resolve();
  readonly #keys = new Set<string>();

  constructor(directory: string | null) {
    this.#directory = directory;
  }

  add(fileNo: number, sheetNo: number, line: ReportLine): void {
    if (this.#directory === null) return;
    const key = keyOf(fileNo, sheetNo);
    this.#keys.add(key);
    const lines = this.#waiting.get(key);
    if (lines) lines.push(JSON.stringify(line));
    else this.#waiting.set(key, [JSON.stringify(line)]);
    if (++this.#count % keptInMemory === 0) void this.#layAside().catch(() => undefined);
  }

  /** One after another, so that lines keep their order; lines that come meanwhile wait for the next time. */
  #layAside(): Promise<void> {
    const taken = this.#waiting;
    this.#waiting = new Map();
    this.#laying = this.#laying.then(async () => {
      for (const [key, lines] of taken)
        if (this.#directory !== null) await appendFile(join(this.#directory, key), `${lines.join('\n')}\n`);
    });
    return this.#laying;
  }

  /** Write the lines of a file, sheet after sheet. */
  async writeTo(out: WriteStream, fileNo: number): Promise<void> {
    await this.#layAside();
    const keys = [...this.#keys].filter((k) => k.startsWith(keyOf(fileNo, 0).slice(0, 5)));
    for (const key of keys.sort())
      if (this.#directory !== null && !out.write(await readFile(join(this.#directory, key)))) await once(out, 'drain');
  }

  async remove(): Promise<void> {
    await this.#laying.catch(() => undefined);
    if (this.#directory !== null) await rm(this.#directory, { recursive: true, force: true });
  }
}

/** A buffer for a report that is wanted, or one that forgets. */
export const openReport = async (isWanted: boolean): Promise<ReportBuffer> =>
  new ReportBuffer(isWanted ? await mkdtemp(join(tmpdir(), 'zhibu-report-')) : null);
