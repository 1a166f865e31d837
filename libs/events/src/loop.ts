import { setTimeout as sleep } from 'node:timers/promises';

/** Work done again and again: at once while there is more, else when woken or after a pause. Woken again and again it lets some work gather. */
export class Loop {
  private stopped = new AbortController();
  private woken: (() => void) | undefined;
  private again = false;
  private running: Promise<void> | undefined;

  /**
   * @param work resolves to `more`: there was something and may be more; `idle`: nothing; a number: pause that many ms
   * @param failed what to do about an error; the loop goes on after a pause that grows
   * @param gatherMs from one beginning to the next when woken: the first call after a rest is answered at once, of many those meanwhile together
   */
  constructor(
    private readonly work: (woken: boolean) => Promise<'more' | 'idle' | number>,
    private readonly failed: (problem: unknown) => void,
    private readonly idleMs = 1_000,
    private readonly gatherMs = 0,
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
    let woken = true;
    while (!this.stopped.signal.aborted) {
      const began = performance.now();
      try {
        this.again = false;
        const result = await this.work(woken);
        failures = 0;
        woken = result === 'more' || (await this.pause(result === 'idle' ? this.idleMs : result));
        if (result !== 'more') await this.gather(began);
      } catch (problem) {
        this.failed(problem);
        await sleep(backOff(++failures), undefined, { signal: this.stopped.signal }).catch(() => undefined);
      }
    }
  }

  /** @returns whether it was ended by a call */
  private async pause(ms: number): Promise<boolean> {
    if (this.again || this.stopped.signal.aborted) return this.again;
    const timer = new AbortController();
    const woken = new Promise<void>((resolve) => (this.woken = resolve));
    await Promise.race([woken, sleep(ms, undefined, { signal: timer.signal }).catch(() => undefined)]);
    timer.abort();
    this.woken = undefined;
    return this.again;
  }

  private async gather(began: number): Promise<void> {
    const left = began + this.gatherMs - performance.now();
    if (left > 0) await sleep(left, undefined, { signal: this.stopped.signal }).catch(() => undefined);
  }
}

/** 100 ms, doubled with each failure, at most 30 s. */
export const backOff = (failures: number): number => Math.min(30_000, 100 * 2 ** Math.min(failures - 1, 10));
