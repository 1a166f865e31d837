export interface Limits {
  /** works that go on at once */
  atOnce: number;
  /** works that wait their turn; beyond them nobody is let in */
  waiting: number;
  /** works of one owner, waiting or going on: whoever comes with a thousand keeps nobody else out */
  ofOne: number;
}

/** Dear work, a little of it at once; the rest waits in the order in which it came, up to a bound. */
export class Turns {
  private readonly queue: (() => void)[] = [];
  private readonly owned = new Map<string, number>();
  private going = 0;

  constructor(private readonly limits: Limits) {}

  /**
   * Does the work when its turn has come.
   * @param owner whose work it is
   * @returns undefined where there is no room: nothing was done, it may be tried later
   */
  async take<R>(owner: string, work: () => Promise<R>): Promise<R | undefined> {
    const owned = this.owned.get(owner) ?? 0;
    if (owned >= this.limits.ofOne || this.isFull()) return undefined;
    this.owned.set(owner, owned + 1);
    try {
      await this.turn();
      return await work();
    } finally {
      this.leave(owner);
    }
  }

  private isFull(): boolean {
    return this.going >= this.limits.atOnce && this.queue.length >= this.limits.waiting;
  }

  private async turn(): Promise<void> {
    if (this.going < this.limits.atOnce) this.going += 1;
    else await new Promise<void>((come) => this.queue.push(come));
  }

  /** The place goes straight to who waits longest. */
  private leave(owner: string): void {
    const rest = (this.owned.get(owner) ?? 1) - 1;
    if (rest > 0) this.owned.set(owner, rest);
    else this.owned.delete(owner);
    const next = this.queue.shift();
    if (next) next();
    else this.going -= 1;
  }
}
