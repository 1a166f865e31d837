/** How often each job failed here in a row. Forgets the oldest beyond its capacity: then a wait starts small again. */
export class Failures {
  private readonly counts = new Map<string, number>();

  constructor(private readonly capacity = 10_000) {}

  /** @returns the count including this failure */
  add(jobKey: string): number {
    const count = (this.counts.get(jobKey) ?? 0) + 1;
    this.counts.delete(jobKey); // youngest last
    this.counts.set(jobKey, count);
    const oldest = this.counts.keys().next().value;
    if (this.counts.size > this.capacity && oldest !== undefined) this.counts.delete(oldest);
    return count;
  }

  forget(jobKey: string): void {
    this.counts.delete(jobKey);
  }
}
