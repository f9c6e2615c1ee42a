/** How often a running server is looked at; a look costs three small reads of /proc. */
const everyMs = 2000;

/**
 * Look after a server: when it has gone without being asked to (killed for want of memory, say), start it again. A failure is
 * told once and tried again later. The timer keeps no process alive.
 * @returns a function that ends the watch
 */
export const watch = (
  isThere: () => boolean,
  revive: () => Promise<void>,
  say: (line: string) => void,
): (() => void) => {
  let isBusy = false;
  let lastSaid = '';
  const tell = (line: string): void => {
    if (line !== lastSaid) say(line);
    lastSaid = line;
  };
  const look = async (): Promise<void> => {
    if (isBusy || isThere()) return;
    isBusy = true;
    try {
      tell('数据库进程意外退出，正在重新启动……');
      await revive();
      lastSaid = '';
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
    } finally {
      isBusy = false;
    }
  };
  const timer = setInterval(() => void look(), everyMs);
  timer.unref();
  return () => clearInterval(timer);
};
