import type { ScanFault } from './scan-fault';

/** A scan on its way, or what became of the last one. */
export interface Sending {
  busy: boolean;
  /** the line is lost; it goes on by itself when it is back */
  waiting: boolean;
  name: string;
  /** bytes the platform has */
  sent: number;
  size: number;
  error: Error | null;
  fault?: ScanFault;
  stopper?: AbortController;
}

export const IDLE: Sending = { busy: false, waiting: false, name: '', sent: 0, size: 0, error: null };

const sendings = new Map<string, Sending>();
const watchers = new Set<() => void>();

/** What is sent for a row goes on, and is shown again, also where she looked at another page meanwhile. */
export const sendingOf = (row: string): Sending => sendings.get(row) ?? IDLE;

export function setSending(row: string, sending: Sending): void {
  if (sending === IDLE) sendings.delete(row);
  else sendings.set(row, sending);
  for (const changed of watchers) changed();
}

export function watchSendings(changed: () => void): () => void {
  watchers.add(changed);
  return () => void watchers.delete(changed);
}
