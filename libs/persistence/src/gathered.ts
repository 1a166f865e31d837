/**
 * Does together what is asked for while the same is being done for others: under load a transaction of its own is most of what a small row costs.
 * A question that comes alone is done at once.
 */
export class Gathered<A, R> {
  private waiting: A[] = [];
  private doing: Promise<unknown> = Promise.resolve();
  /** takes what has gathered by then */
  private next: Promise<R[]> | undefined;

  /** @param work gives each its answer, in the order asked; where it fails it fails for all of them */
  constructor(private readonly work: (asked: A[]) => Promise<R[]>) {}

  async of(asked: A): Promise<R> {
    const place = this.waiting.push(asked) - 1;
    this.next ??= this.doing.then(() => this.together());
    const answers = await this.next;
    return answers[place] as R;
  }

  private together(): Promise<R[]> {
    const asked = this.waiting;
    this.waiting = [];
    this.next = undefined;
    const done = this.work(asked);
    this.doing = done.catch(() => undefined);
    return done;
  }
}
