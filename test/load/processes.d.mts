export interface Process {
  pid: number;
  parent: number;
  name: string;
  /** seconds of user and system time */
  cpu: number;
}
export function treeOf(root: number): Process[];
/** in MB */
export function memoryOf(pid: number): { pss: number; rss: number };
export class Watch {
  constructor(root: number, everyMs?: number);
  byName(): [string, number][];
  total(): number;
  stop(): void;
}
export function memoryByName(root: number): [string, { pss: number; rss: number; count: number }][];
