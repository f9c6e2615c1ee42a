// What the figures were measured on.
import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem, release } from 'node:os';

const commit = () => {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return '';
  }
};

/** @returns plain facts for the head of the table and for the JSON */
export const machineFacts = () => ({
  measuredAt: new Date().toISOString(),
  commit: commit(),
  cores: cpus().length,
  processor: cpus()[0]?.model ?? '',
  memoryMegabytes: Math.round(totalmem() / 2 ** 20),
  system: `${process.platform} ${release()}`,
  node: process.version,
  loadNow: Number(loadavg()[0]?.toFixed(2)),
});
