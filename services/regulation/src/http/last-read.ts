import type { Clock } from '@attestation/service-kit';

/** A change made elsewhere is seen after so long. */
const FRESH_MS = 5_000;

/** What every answer needs and hardly ever changes, as it was last read: whoever comes meanwhile does not wait for the database, or all for one reading. */
export abstract class LastRead<T> {
  private known: Promise<T> | undefined;
  private at = 0;

  constructor(private readonly clock: Clock) {}

  protected abstract read(): Promise<T>;

  /** @throws whatever reading throws; the next call reads anew */
  current(): Promise<T> {
    const now = this.clock.now().getTime();
    if (this.known && now - this.at < FRESH_MS) return this.known;
    const asked = this.read();
    asked.catch(() => this.known === asked && this.forget());
    this.at = now;
    return (this.known = asked);
  }

  /** After one's own change everything is read anew. */
  forget(): void {
    this.known = undefined;
  }
}
