import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { CASE_KEY } from '../case/use-case';
import { type ScanFault, scanFault } from './scan-fault';
import type { Scan } from './use-evidence';

interface Sending {
  busy: boolean;
  /** the line is lost; it goes on by itself when it is back */
  waiting: boolean;
  name: string;
  /** bytes the platform has */
  sent: number;
  size: number;
  error: Error | null;
  fault?: ScanFault;
}

export interface Upload extends Sending {
  send(file: File, replaces?: string): void;
  stop(): void;
}

const IDLE: Sending = { busy: false, waiting: false, name: '', sent: 0, size: 0, error: null };

/** Sends scans of one row of the check-list, one at a time. What sends them is fetched with the first. */
export function useUpload(attestationId: string, code: Scan['code']): Upload {
  const queries = useQueryClient();
  const [state, set] = useState(IDLE);
  const stopper = useRef<AbortController>(undefined);
  const send = useCallback(
    (file: File, replaces?: string) => {
      const fault = scanFault(file);
      if (fault) return set({ ...IDLE, fault });
      const stopped = new AbortController();
      stopper.current = stopped;
      set({ ...IDLE, busy: true, name: file.name, size: file.size });
      const seen = (part: Partial<Sending>) => set((before) => (before.busy ? { ...before, ...part } : before));
      const wish = { attestationId, code, file, ...(replaces && { replaces }) };
      const sent = import('./send-scan').then(({ sendScan }) => sendScan(wish, { signal: stopped.signal, progress: (bytes) => seen({ sent: bytes, waiting: false }), waits: () => seen({ waiting: true }) }));
      void sent.then(
        () => set(IDLE),
        (error: Error) => set(stopped.signal.aborted ? IDLE : { ...IDLE, error }),
      ).then(() => queries.invalidateQueries({ queryKey: [...CASE_KEY, attestationId] }));
    },
    [attestationId, code, queries],
  );
  return { ...state, send, stop: () => stopper.current?.abort() };
}
