import { setTimeout as sleep } from 'node:timers/promises';

/** Work done again and again: at once while there is more, else when woken or after a pause. */
export class Loop {
  private stopped = new AbortController();
  private woken: (() => void) | undefined;
  private again = false;
  private running: Promise<void> | undefined;

  /**
   * @param work resolves to `more`: there was something and may be more; `idle`: nothing; a number: pause that many ms
   * @param failed what to do about an error; the loop goes on after a pause that grows
   */
  constructor(
    private readonly work: () => Promise<'more' | 'idle' | number>,
    private readonly failed: (problem: unknown) => void,
    private readonly idleMs = 1_000,
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  /** There may be something to do. */
  wake(): void {
    this.again = true;
    this.woken?.();
  }

  /** Ends after what is in hand. */
  async stop(): Promise<void> {
    this.stopped.abort();
    this.woken?.();
    await this.running;
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.stopped.signal.aborted) {
      try {
        this.again = false;
        const result = await this.work();
        failures = 0;
        if (result !== 'more') await this.pause(result === 'idle' ? this.idleMs : result);
      } catch (problem) {
        this.failed(problem);
        await sleep(backOff(++failures), undefined, { signal: this.stopped.signal }).catch(() => undefined);
      }
    }
  }

  private async pause(ms: number): Promise<void> {
    if (this.again || this.stopped.signal.aborted) return;
    const timer = new AbortController();
    const woken = new Promise<void>((resolve) => (this.woken = resolve));
    await Promise.race([woken, sleep(ms, undefined, { signal: timer.signal }).catch(() => undefined)]);
    timer.abort();
    this.woken = undefined;
  }
}

/** 100 ms, doubled with each failure, at most 30 s. */
export const backOff = (failures: number): number => Math.min(30_000, 100 * 2 ** Math.min(failures - 1, 10));
