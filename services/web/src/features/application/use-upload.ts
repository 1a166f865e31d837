import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { CASE_KEY } from '../case/use-case';
import { scanFault } from './scan-fault';
import { IDLE, type Sending, sendingOf, setSending, watchSendings } from './sendings';
import type { Scan, Unfinished } from './use-evidence';

export interface Upload extends Sending {
  send(file: File, replaces?: string): void;
  /** Goes on with what was begun before. */
  goOn(begun: Unfinished, file: File): void;
  stop(): void;
}

/**
 * Sends scans of one row of the check-list, one at a time. What sends them is fetched with the first.
 * @param most bytes of a scan
 */
export function useUpload(attestationId: string, code: Scan['code'], most: number): Upload {
  const queries = useQueryClient();
  const row = `${attestationId} ${code}`;
  const state = useSyncExternalStore(watchSendings, () => sendingOf(row));
  useEffect(() => () => void (sendingOf(row).busy || setSending(row, IDLE)), [row]);
  const seen = (part: Partial<Sending>) => sendingOf(row).busy && setSending(row, { ...sendingOf(row), ...part });

  const begin = async (file: File, replaces?: string) => {
    const stopper = new AbortController();
    const { name, size } = file;
    setSending(row, { ...IDLE, busy: true, name, size, stopper });
    const wish = { attestationId, code, file, ...(replaces && { replaces }) };
    const watching = { signal: stopper.signal, progress: (sent: number) => seen({ sent, waiting: false }), waits: () => seen({ waiting: true }) };
    const error = await import('./send-scan').then(({ sendScan }) => sendScan(wish, watching)).then(() => null, (thrown: Error) => thrown);
    setSending(row, error && !stopper.signal.aborted ? { ...IDLE, name, error } : IDLE);
    void queries.invalidateQueries({ queryKey: [...CASE_KEY, attestationId] });
  };
  const send = (file: File, replaces?: string, awaited?: Unfinished) => {
    const fault = scanFault(file, { most, awaited });
    if (fault) setSending(row, { ...IDLE, name: file.name, size: file.size, fault });
    else void begin(file, replaces);
  };
  return { ...state, send, goOn: (begun, file) => send(file, begun.replaces ?? undefined, begun), stop: () => state.stopper?.abort() };
}
