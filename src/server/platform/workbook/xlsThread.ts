import { Worker } from 'node:worker_threads';
import { FileRefused } from './fileRefused.js';
import type { WorkbookLimits } from './limits.js';
import type { Ask, FromWorker } from './xlsMessages.js';

/** The library throws strings too. */
const refusalOf = (error: unknown): FileRefused => {
  const { code, message = String(error) } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return new FileRefused('tooMuchMemory', {}, { cause: error });
  if (/password|encrypt/i.test(message)) return new FileRefused('encrypted', {}, { cause: error });
  return new FileRefused('damaged', {}, { cause: error });
};

/** The thread that reads one .xls file: answers one question at a time, and is ended when it takes too long or breaks. */
export class XlsThread {
  private readonly worker: Worker;
  private last: Promise<unknown> = Promise.resolve();
  private failure: FileRefused | undefined;
  private waiting: { resolve: (message: FromWorker) => void; reject: (error: Error) => void } | undefined;

  constructor(
    path: string,
    private readonly limits: WorkbookLimits,
  ) {
    this.worker = new Worker(new URL('./xlsWorker.mjs', import.meta.url), {
      workerData: { path },
      resourceLimits: { maxOldGenerationSizeMb: limits.xlsMegabytes, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
      // The library prints what it does not know; nobody reads that. A hostile file need not see the environment.
      stdout: true,
      stderr: true,
      env: {},
      execArgv: [],
    });
    this.worker.stdout.resume();
    this.worker.stderr.resume();
    this.worker.on('message', (message: FromWorker) => this.answer(message));
    this.worker.on('error', (error: unknown) => this.fail(refusalOf(error)));
    this.worker.on('messageerror', (error: unknown) => this.fail(refusalOf(error)));
    this.worker.on('exit', () => this.fail(new FileRefused('damaged')));
  }

  /** The first answer, which the thread gives unasked once it has read the file. */
  opened(): Promise<FromWorker> {
    return this.next();
  }

  /** Questions of several readers of one workbook wait for one another. */
  ask(question: Ask): Promise<FromWorker> {
    const answer = this.last.then(() => this.next(question));
    this.last = answer.catch(() => undefined);
    return answer;
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private async next(question?: Ask): Promise<FromWorker> {
    if (this.failure) throw this.failure;
    this.worker.ref();
    const timer = setTimeout(() => this.stop(), this.limits.xlsMilliseconds);
    try {
      return await new Promise<FromWorker>((resolve, reject) => {
        this.waiting = { resolve, reject };
        if (question) this.worker.postMessage(question);
      });
    } finally {
      clearTimeout(timer);
      // An idle thread keeps no process alive, should somebody forget to close the workbook.
      this.worker.unref();
    }
  }

  private stop(): void {
    this.fail(new FileRefused('tooSlow'));
    void this.worker.terminate();
  }

  private answer(message: FromWorker): void {
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.resolve(message);
  }

  private fail(error: FileRefused): void {
    this.failure ??= error;
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.reject(this.failure);
  }
}
