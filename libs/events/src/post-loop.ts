import type { Ledger } from '@attestation/persistence';
import { Loop } from './loop.js';

/** How often is looked although nobody called: another replica may have died with something in hand, or the time of a next try has come. */
const IDLE_MS = 1_000;
const GATHER_MS = 50;
const FIRST_RETRY_S = 2;

/** Brings away what waits in a service's own tables, other than its outbox: as soon as something is committed, else once a second. */
export class PostLoop {
  private readonly loop: Loop;
  private unsubscribe?: () => void;

  /**
   * @param once one round; resolves to `more` where more may wait
   * @param failed what to do about a round that failed
   */
  constructor(
    private readonly ledger: Pick<Ledger, 'onCommitted'>,
    once: () => Promise<'more' | 'idle'>,
    failed: (problem: unknown) => void,
  ) {
    this.loop = new Loop(once, failed, IDLE_MS, GATHER_MS);
  }

  start(): void {
    this.unsubscribe = this.ledger.onCommitted(() => this.loop.wake());
    this.loop.start();
  }

  /** Ends after what is in hand. */
  async stop(): Promise<void> {
    this.unsubscribe?.();
    await this.loop.stop();
  }
}

/**
 * How long one thing waits for its next try: 2 s, doubled with each, at most `lastS`.
 * @param attempts tries before this one
 * @returns seconds
 */
export const retryInS = (attempts: number, lastS: number): number => Math.min(lastS, FIRST_RETRY_S * 2 ** Math.min(attempts, 10));
