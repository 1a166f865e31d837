/** How long each kind of call took, in ms. Counted from the moment it should have been made: whoever waits in line for his turn waits for the platform. */
export class Figures {
  private readonly taken = new Map<string, number[]>();
  /** attempts that were answered by nobody or by a fault of the platform's own, and were made again */
  repeats = 0;

  note(kind: string, ms: number): void {
    const known = this.taken.get(kind);
    if (known) known.push(ms);
    else this.taken.set(kind, [ms]);
  }

  rows(): FigureRow[] {
    return [...this.taken].map(([kind, all]) => {
      const sorted = Float64Array.from(all).sort();
      return { kind, calls: sorted.length, p50: at(sorted, 0.5), p95: at(sorted, 0.95), p99: at(sorted, 0.99), max: at(sorted, 1) };
    });
  }
}

/** ms */
export interface FigureRow {
  kind: string;
  calls: number;
  p50: number;
  p95: number;
  p99: number;
  max: number;
}

/** The smallest value that is not below so great a part of all. */
const at = (sorted: Float64Array, part: number): number => Math.round(sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0);
