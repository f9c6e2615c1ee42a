import { once } from 'node:events';

/** Results go to standard output, everything else to standard error. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Write a result; waits until the pipe has taken it, so that a large one is never cut. */
export const print = async (text: string): Promise<void> => {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
};

/** A progress bar on a terminal, a plain line for each new stage otherwise. */
export const progress = (): { readonly show: (stage: string, fraction: number) => void; readonly done: () => void } => {
  let last = '';
  if (!process.stderr.isTTY)
    return {
      show: (stage) => {
        if (stage !== last) say(stage);
        last = stage;
      },
      done: () => undefined,
    };
  return {
    show: (stage, fraction) => {
      const filled = Math.round(Math.min(1, Math.max(0, fraction)) * 24);
      process.stderr.write(`\r\u001b[K[${'█'.repeat(filled)}${' '.repeat(24 - filled)}] ${stage}`);
    },
    done: () => void process.stderr.write('\r\u001b[K'),
  };
};
