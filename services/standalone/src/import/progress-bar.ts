import { performance } from 'node:perf_hooks';

const WIDTH = 24;
const REDRAW_MS = 100;
const LINE_EVERY_MS = 5_000;

/** Where a progress is shown: a terminal, or anything that only takes lines. */
export interface Screen {
  isTTY?: boolean;
  write(text: string): unknown;
}

/** What a progress shows: a bar, done of all, lines a second, and about how long it will go on. */
export function progressText(done: number, total: number, begun: number, ms: number): string {
  const rate = ms > 0 ? ((done - begun) / ms) * 1_000 : 0;
  const share = total > 0 ? Math.min(done / total, 1) : 1;
  const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░');
  const left = rate > 0 && done < total ? ` · ${clock((total - done) / rate)}` : '';
  return `${bar} ${String(Math.floor(share * 100)).padStart(3)} % · ${grouped(done)}/${grouped(total)} · ${grouped(Math.round(rate))}/s${left}`;
}

/** Shows on a terminal one line that is drawn anew, elsewhere a line every few seconds. */
export class ProgressBar {
  private readonly start = performance.now();
  private shown = this.start;

  /** @param begun lines that an earlier run has done */
  constructor(private readonly screen: Screen, private readonly total: number, private readonly begun: number) {}

  show(done: number): void {
    const now = performance.now();
    if (now - this.shown < (this.screen.isTTY ? REDRAW_MS : LINE_EVERY_MS)) return;
    this.shown = now;
    const text = progressText(done, this.total, this.begun, now - this.start);
    this.screen.write(this.screen.isTTY ? `\r\u001b[2K${text}` : `${text}\n`);
  }

  /** Makes room for what is said beside it. */
  clear(): void {
    if (this.screen.isTTY) this.screen.write('\r\u001b[2K');
  }

  get seconds(): number {
    return (performance.now() - this.start) / 1_000;
  }
}

const grouped = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/g, ' ');
const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
