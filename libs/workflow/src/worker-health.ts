/** Silence longer than this (ms) makes a worker lost: one parked poll and the time to notice. */
const SILENCE_MS = 60_000;

export interface WorkerState {
  type: string;
  state: 'starting' | 'ready' | 'lost';
  /** ms since the engine last answered this worker's poll */
  silentForMs?: number;
  /** why the last poll failed */
  error?: string;
}

/** Told by a worker's loop. */
export interface HeartBeat {
  alive(): void;
  failed(error: string): void;
}

interface Seen {
  at?: number;
  error?: string;
  busy: () => boolean;
}

/** Knows every worker that should be there, and when the engine last answered each. */
export class WorkerHealth {
  private readonly seen = new Map<string, Seen>();

  /** @param now a clock that only runs forward, in ms */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /**
   * A worker that must report; without its first report the process is not ready.
   * @param busy true while its hands are full: then it asks for nothing, and its silence is no fault
   */
  expect(type: string, onAlive: () => void = () => undefined, busy: () => boolean = () => false): HeartBeat {
    const seen: Seen = { busy };
    this.seen.set(type, seen);
    return {
      alive: () => {
        Object.assign(seen, { at: this.now(), error: undefined });
        onAlive();
      },
      failed: (error) => (seen.error = error),
    };
  }

  /** Every worker expected, by job type. */
  report(): WorkerState[] {
    return [...this.seen].map(([type, seen]) => this.stateOf(type, seen));
  }

  /** Whether each worker expected is ready. True when none is. */
  get ready(): boolean {
    return this.report().every(({ state }) => state === 'ready');
  }

  /** @throws Error naming the workers that are not ready now, and why */
  check(): void {
    refuse(this.report().filter(({ state }) => state !== 'ready'));
  }

  /** @throws Error naming the workers that the engine has not answered yet, and why */
  checkStarted(): void {
    refuse(this.report().filter(({ silentForMs }) => silentForMs === undefined));
  }

  private stateOf(type: string, { at, error, busy }: Seen): WorkerState {
    if (at === undefined) return { type, state: error ? 'lost' : 'starting', error };
    const silentForMs = Math.round(this.now() - at);
    const lost = error !== undefined || (silentForMs > SILENCE_MS && !busy());
    return { type, state: lost ? 'lost' : 'ready', silentForMs, error };
  }
}

function refuse(missing: WorkerState[]): void {
  if (missing.length === 0) return;
  throw new Error(`Job workers not ready: ${missing.map(({ type, state, error }) => `${type} (${error ?? state})`).join(', ')}.`);
}
