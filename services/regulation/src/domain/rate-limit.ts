/** How many questions an address may ask: so many at once, and so many a minute in the long run. */
export class RateLimit {
  private readonly buckets = new Map<string, Bucket>();

  /** @param perMinute questions of one address; also how many may be asked at once */
  constructor(private readonly perMinute: number) {}

  /**
   * Takes one question of an address.
   * @param now milliseconds
   * @returns 0, or after how many whole seconds the next one is answered
   */
  take(address: string, now: number): number {
    const { left, at } = this.buckets.get(address) ?? { left: this.perMinute, at: now };
    const filled = Math.min(this.perMinute, left + (Math.max(0, now - at) * this.perMinute) / MINUTE_MS);
    this.forget(now);
    if (filled < 1) return Math.ceil(((1 - filled) * MINUTE_MS) / this.perMinute / 1000);
    this.buckets.set(address, { left: filled - 1, at: now });
    return 0;
  }

  /** A bucket that is full again tells nothing: whoever asked long ago takes no memory. */
  private forget(now: number): void {
    if (this.buckets.size < MOST_ADDRESSES) return;
    for (const [address, { at }] of this.buckets) if (now - at >= MINUTE_MS) this.buckets.delete(address);
  }
}

interface Bucket {
  left: number;
  at: number;
}
const MINUTE_MS = 60_000;
const MOST_ADDRESSES = 10_000;
