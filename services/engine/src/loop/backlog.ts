import type { Command } from '../domain/kernel/records.js';
import type { Outcome } from '../domain/kernel/kernel.js';

/** A command whose client is not answered yet. */
export interface Waiting {
  command: Command;
  resolve(outcome: Outcome): void;
  reject(problem: Error): void;
}

/** More wants to be done than can be: the command was not begun. */
export class Overloaded extends Error {
  override name = 'Overloaded';

  constructor() {
    super('Reached maximum capacity of requests handled');
  }
}

/** So many may wait however long it takes: the disk may just stand still for a moment. */
const MANY = 2_000;
/** Beyond that nobody is let in while the one who came first has waited for so long. */
const LONGEST_MS = 2_000;
/** What ends work is always taken, as Zeebe does: refusing it would only make more. */
const ALWAYS = new Set(['JOB.COMPLETE', 'JOB.FAIL', 'JOB.YIELD', 'PROCESS_INSTANCE.CANCEL', 'DEPLOYMENT.CREATE']);

/** The commands of clients that are not answered yet, in the order in which they came. */
export class Backlog {
  private readonly since = new Map<Waiting, number>();

  /** @param elapsed milliseconds that only grow */
  constructor(private readonly elapsed: () => number) {}

  /** @returns the command to be carried out, which leaves when it is answered. @throws Overloaded */
  enter(waiting: Waiting): Waiting {
    if (this.isTooLong() && !ALWAYS.has(`${waiting.command.valueType}.${waiting.command.intent}`)) throw new Overloaded();
    const entered: Waiting = {
      command: waiting.command,
      resolve: (outcome) => {
        this.since.delete(entered);
        waiting.resolve(outcome);
      },
      reject: (problem) => {
        this.since.delete(entered);
        waiting.reject(problem);
      },
    };
    this.since.set(entered, this.elapsed());
    return entered;
  }

  private isTooLong(): boolean {
    if (this.since.size < MANY) return false;
    const [first = 0] = this.since.values();
    return this.elapsed() - first > LONGEST_MS;
  }
}
