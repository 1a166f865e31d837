/**
 * So many at once, the others in a line: who came first is first. A service that is given more than it has hands for only holds it in memory, and
 * is the slower for it.
 */
export class Line {
  private free: number;
  private readonly waiting: (() => void)[] = [];

  constructor(atOnce: number) {
    this.free = atOnce;
  }

  /**
   * Calls when it is his turn, at once where nobody waits.
   * @returns how he leaves: after his turn, or out of the line before it; twice does no harm
   */
  join(turn: () => void): () => void {
    let gone = false;
    let called = false;
    const call = (): void => {
      if (gone) return this.next();
      called = true;
      turn();
    };
    if (this.free > 0) {
      this.free -= 1;
      call();
    } else this.waiting.push(call);
    return () => {
      if (gone) return;
      gone = true;
      if (called) this.next();
    };
  }

  private next(): void {
    const first = this.waiting.shift();
    if (first) first();
    else this.free += 1;
  }
}
