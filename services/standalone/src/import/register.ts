import { setTimeout as sleep } from 'node:timers/promises';
import type { ImportKind, LineEnd } from '@attestation/contracts';
import { Refused, type Api } from '../demo/api.js';
import type { LineError } from './problems.js';

/** How the register answered for a line. */
export interface LineAnswer {
  line: number;
  end: LineEnd;
  id: string | null;
  errors: LineError[];
}

export interface BatchQuestion {
  lines: object[];
  dryRun?: boolean;
}

/** Hands a batch to the register and waits for its answer. The same key never does anything twice. */
export type Register = (kind: ImportKind, question: BatchQuestion, key: string) => Promise<LineAnswer[]>;

/** Pauses between attempts, in ms: half a minute together, longer than a service needs to start again. */
const PAUSES = [250, 500, 1_000, 2_000, 4_000, 8_000, 16_000];

/** The directory over HTTP, as somebody of the authorised body. What fails for the moment is asked again under the same key. */
export const registerBehind = (api: Api, login: string, pauses: readonly number[] = PAUSES): Register => async (kind, question, key) => {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return (await api.post<{ lines: LineAnswer[] }>(login, `directory/imports/${kind}/batches`, question, key)).lines;
    } catch (problem) {
      const pause = isLasting(problem) ? undefined : pauses[attempt];
      if (pause === undefined) throw problem;
      await sleep(pause);
    }
  }
};

/** What the platform refused, it will refuse again; only what is its own trouble passes. */
const isLasting = (problem: unknown): boolean => problem instanceof Refused && problem.status < 500 && problem.status !== 429;
