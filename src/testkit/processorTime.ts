/** Milliseconds of processor time that this process has spent: what a piece of work costs however busy the machine is. */
export const processorTime = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
