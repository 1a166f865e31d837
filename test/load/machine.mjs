/** On what machine figures were taken, in one line, and in what company: figures without it say nothing. */
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

export function machine() {
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GB`;
  const load = loadavg()[0].toFixed(1);
  return `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${memory}, ${system()}, Node ${process.versions.node}; load of the last minute ${load}`;
}

function system() {
  try {
    return /^PRETTY_NAME="?([^"\n]*)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? process.platform;
  } catch {
    return process.platform;
  }
}
