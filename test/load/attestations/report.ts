import Table from 'cli-table3';
import { cpuOf, type Memory, type Used } from './costs.js';
import type { FigureRow } from './figures.js';

export interface MeasuredPart {
  name: string;
  seconds: number;
  used: Used;
  /** when it had ended */
  memory: Memory;
}

export interface Report {
  /** before and after: in what company figures were taken */
  machine: string[];
  cases: number;
  /** attestations a second at which people came */
  rate: number;
  parts: MeasuredPart[];
  jobs: Record<string, number>;
  figures: FigureRow[];
  repeats: number;
  /** seconds of processor time of the driver */
  driverCpu: number;
  /** what did not end as the law says */
  wrong: string[];
}

const plain = { style: { head: [], border: [] } };

/** The report as tables: each part of the way, each kind of call, the sums for each case. */
export function show(report: Report): string {
  const { cases, figures, machine, wrong } = report;
  const parts = new Table({ head: ['part of the way', 's', 'core-ms a case', 'of it', 'transactions a case', 'writing', 'WAL kB a case', 'PSS MB'], ...plain });
  for (const { name, seconds, used, memory } of report.parts) {
    parts.push([name, seconds.toFixed(1), each(cpuOf(used) * 1000, cases), shares(used, cases), each(used.transactions, cases, 1), each(used.writes, cases, 1), each(used.wal / 1024, cases), memory.pss.toFixed(0)]);
  }
  const calls = new Table({ head: ['call, ms from when it was due', 'calls', 'p50', 'p95', 'p99', 'max'], ...plain });
  for (const { kind, calls: count, p50, p95, p99, max } of figures) calls.push([kind, count, p50, p95, p99, max]);
  return [machine.join('\n'), parts, calls, sums(report), wrong.length === 0 ? `all ${cases} end as the law says, nothing twice` : wrong.slice(0, 20).join('\n')].map(String).join('\n');
}

function sums({ cases, rate, parts, jobs, repeats, driverCpu }: Report): string {
  const sum = (pick: (part: MeasuredPart) => number): number => parts.reduce((total, part) => total + pick(part), 0);
  const seconds = sum((part) => part.seconds);
  const coreMs = (sum(({ used }) => cpuOf(used)) * 1000) / cases;
  const [open] = parts;
  return [
    `${cases} attestations in ${seconds.toFixed(1)} s of work: ${(cases / seconds).toFixed(1)} a second (they came at ${rate} a second); two cores with nothing else have ${(2000 / coreMs).toFixed(1)} in them`,
    `for each case: ${coreMs.toFixed(0)} core-ms of the platform with PostgreSQL (the driver beside it: ${((driverCpu * 1000) / cases).toFixed(0)}), ${each(Object.values(jobs).reduce((a, b) => a + b, 0), cases, 1)} jobs, `
    + `${each(sum(({ used }) => used.transactions), cases, 1)} transactions, ${each(sum(({ used }) => used.writes), cases, 1)} of them writing, ${each(sum(({ used }) => used.wal) / 1024, cases)} kB of WAL`,
    `memory with all open: PSS ${open?.memory.pss.toFixed(0)} MB (what processes share counts once): ${held(open)}; RSS ${open?.memory.rss.toFixed(0)} MB; at most PSS ${Math.max(...parts.map(({ memory }) => memory.pss)).toFixed(0)} MB`,
    `attempts that had to be repeated: ${repeats}`,
  ].join('\n');
}

const each = (total: number, cases: number, digits = 0): string => (total / cases).toFixed(digits);

/** Processor time by process, the largest first. */
const shares = ({ cpu }: Used, cases: number): string =>
  Object.entries(cpu).sort(([, a], [, b]) => b - a).filter(([, seconds]) => (seconds * 1000) / cases >= 0.5).map(([name, seconds]) => `${name} ${each(seconds * 1000, cases)}`).join(', ');

/** Memory by process, in MB. */
const held = (part: MeasuredPart | undefined): string => Object.entries(part?.memory.of ?? {}).map(([name, pss]) => `${name} ${pss.toFixed(0)}`).join(', ');
