const numbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

/**
 * Run `stop` once when the process is asked to end, then end it (exit status 128 + signal, as shells expect). A second signal
 * ends it at once. Returns a function that takes the handlers away again.
 */
export const stopOnSignals = (stop: () => Promise<void>): (() => void) => {
  let asked = false;
  const onSignal = (signal: NodeJS.Signals): void => {
    const status = 128 + (numbers[signal as keyof typeof numbers] ?? 0);
    if (asked) process.exit(status);
    asked = true;
    void stop().finally(() => process.exit(status));
  };
  for (const signal of Object.keys(numbers)) process.on(signal, onSignal);
  return () => {
    for (const signal of Object.keys(numbers)) process.off(signal, onSignal);
  };
};
