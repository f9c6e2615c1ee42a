// The memory of a work "in all": the summed PSS of its processes, so that pages shared between them (PostgreSQL's buffers) count once.
import { readFileSync, readdirSync } from 'node:fs';
import { postgresProcessesOn } from '../dist/server/platform/db/embedded/processes.js';

const pssOf = (pid) => {
  try {
    return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
};

const parentOf = (pid) => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
};

/** A process and all below it. */
const familyOf = (root) => {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(name)]);
  const family = new Set([root]);
  for (let size = 0; size !== family.size;) {
    size = family.size;
    for (const [pid, parent] of parents) if (family.has(parent)) family.add(pid);
  }
  return family;
};

const everyMs = 200;

/**
 * Watch the memory of a process, its children and every PostgreSQL process of a cluster, five times a second until `timer` is
 * cleared; `peak` gives the greatest sum in bytes, its parts at that moment, and how often it was looked at.
 */
export const watchMemory = (pid, clusterDirectory) => {
  let greatest = { bytes: 0, node: 0, postgres: 0 };
  let samples = 0;
  const look = () => {
    const postgres = new Set(postgresProcessesOn(clusterDirectory));
    const node = [...familyOf(pid)].filter((p) => !postgres.has(p));
    const parts = { node: sum(node.map(pssOf)), postgres: sum([...postgres].map(pssOf)) };
    samples++;
    if (parts.node + parts.postgres > greatest.bytes) greatest = { bytes: parts.node + parts.postgres, ...parts };
  };
  return { timer: setInterval(look, everyMs), peak: () => ({ ...greatest, samples }) };
};

const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
