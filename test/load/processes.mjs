/** Processor time and memory of a process and everything it started, out of /proc (Linux alone). */
import { readdirSync, readFileSync } from 'node:fs';
import { clearInterval, setInterval } from 'node:timers';

const TICKS = 100; // USER_HZ: of the kernel's interface, the same on every Linux

/** @returns {{pid: number, parent: number, name: string, cpu: number}[]} cpu: seconds of user and system time */
function everyProcess() {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => statOf(Number(pid)) ?? []);
}

function statOf(pid) {
  const stat = read(`/proc/${pid}/stat`);
  if (!stat) return undefined;
  // the name stands in brackets and may hold brackets and spaces
  const rest = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { pid, parent: Number(rest[1]), name: titleOf(pid, stat), cpu: (Number(rest[11]) + Number(rest[12])) / TICKS };
}

/** What it is: a host of services by its name, a part of PostgreSQL by its title, else the program. */
function titleOf(pid, stat) {
  const words = (read(`/proc/${pid}/cmdline`) ?? '').split('\0');
  const host = words.findIndex((word) => word.endsWith('/host.js'));
  if (host > 0) return words[host + 1];
  const script = words.find((word) => /\.ts$/.test(word)) ?? words.find((word) => /\.m?js$/.test(word));
  if (script) return script.split('/').slice(-1)[0];
  return /^postgres/.test(stat.slice(stat.indexOf('(') + 1)) || words[0]?.startsWith('postgres') ? 'postgres' : stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
}

/** A process and all its descendants that are alive. */
export function treeOf(root) {
  const all = everyProcess();
  const found = new Set([root]);
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const { pid, parent } of all) if (found.has(parent)) found.add(pid);
  }
  return all.filter(({ pid }) => found.has(pid));
}

/** Memory of one process in MB. pss: pages shared with others count by their share; rss: counted whole in each. */
export function memoryOf(pid) {
  const rollup = read(`/proc/${pid}/smaps_rollup`) ?? '';
  const of = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(rollup)?.[1] ?? 0) / 1024;
  return { pss: of('Pss'), rss: of('Rss') };
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined; // it has ended meanwhile
  }
}

/** Follows a process and its descendants: a process that ends is remembered with what it has used. */
export class Watch {
  #seen = new Map();
  #timer;

  constructor(root, everyMs = 50) {
    this.root = root;
    this.#look();
    this.#timer = setInterval(() => this.#look(), everyMs);
  }

  #look() {
    for (const each of treeOf(this.root)) this.#seen.set(each.pid, each);
  }

  /** Seconds of processor time so far, by name, the largest first. */
  byName() {
    this.#look();
    const sums = new Map();
    for (const { name, cpu } of this.#seen.values()) sums.set(name, (sums.get(name) ?? 0) + cpu);
    return [...sums].sort((a, b) => b[1] - a[1]);
  }

  total() {
    return this.byName().reduce((sum, [, cpu]) => sum + cpu, 0);
  }

  stop() {
    clearInterval(this.#timer);
  }
}

/** Memory by name and altogether, in MB. */
export function memoryByName(root) {
  const sums = new Map();
  for (const { pid, name } of treeOf(root)) {
    const { pss, rss } = memoryOf(pid);
    const sum = sums.get(name) ?? { pss: 0, rss: 0, count: 0 };
    sums.set(name, { pss: sum.pss + pss, rss: sum.rss + rss, count: sum.count + 1 });
  }
  return [...sums].sort((a, b) => b[1].pss - a[1].pss);
}
