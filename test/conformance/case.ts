import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RecordLines } from './records.js';

/** One command to a broker; which members it has depends on `do`. */
export interface Step {
  do: string;
  [member: string]: unknown;
}

/** A model and commands whose outcome was recorded from a real broker. */
export interface Case {
  name: string;
  folder: string;
  files: string[];
  /** what is deployed before the first step; all files if absent */
  deploy?: string[];
  steps: Step[];
}

export const CASES = fileURLToPath(new URL('cases/', import.meta.url));

export const caseNames = (): string[] => readdirSync(CASES).sort();

export function readCase(name: string): Case {
  const folder = join(CASES, name);
  return { ...(JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')) as Case), name, folder };
}

/** What was observed after a step, and the records of the whole. */
export interface Golden {
  observations: unknown[];
  /** events of instances, jobs, variables, incidents and timers in order, instance by instance */
  trace: string[][];
}

/** Where the records of a case are kept with all their fields; absent where only its trace is compared. */
export const recordsFile = (name: string): string => join(CASES, name, 'records.json');

export const readRecords = (name: string): RecordLines | undefined =>
  existsSync(recordsFile(name)) ? (JSON.parse(readFileSync(recordsFile(name), 'utf8')) as RecordLines) : undefined;

export const readGolden = (name: string): Golden => JSON.parse(readFileSync(join(CASES, name, 'golden.json'), 'utf8')) as Golden;
