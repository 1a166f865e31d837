import type { ActivatedJob, ActivateJobs } from '../domain/commands/job-batch.js';

/** A client that waits for jobs of a type. */
export interface Poll {
  readonly request: ActivateJobs;
  /** Does he wait when there is none? */
  readonly isPatient: boolean;
  /** Jobs are his; called after they are on disk. `more`: others follow at once. */
  deliver(jobs: ActivatedJob[], more: boolean): void;
  /** Cannot be served: the engine is no longer the writer. */
  fail(problem: Error): void;
}

/** Waiting clients, the longest waiting first, for each type. */
export class Polls {
  private readonly byType = new Map<string, Set<Poll>>();
  private readonly hasty = new Set<Poll>();

  park(poll: Poll): void {
    const { type } = poll.request;
    this.byType.set(type, (this.byType.get(type) ?? new Set<Poll>()).add(poll));
    if (!poll.isPatient) this.hasty.add(poll);
  }

  remove(poll: Poll): void {
    const polls = this.byType.get(poll.request.type);
    polls?.delete(poll);
    this.hasty.delete(poll);
    if (polls?.size === 0) this.byType.delete(poll.request.type);
  }

  /** The first that waits for a type, who then waits no more. */
  take(type: string): Poll | undefined {
    const [poll] = this.byType.get(type) ?? [];
    if (poll) this.remove(poll);
    return poll;
  }

  /** Those who do not wait, who then are here no more. */
  takeHasty(): Poll[] {
    if (this.hasty.size === 0) return [];
    const found = [...this.hasty];
    for (const poll of found) this.remove(poll);
    return found;
  }

  types(): string[] {
    return [...this.byType.keys()];
  }

  /** All of them, who then wait no more. */
  drain(): Poll[] {
    const all = [...this.byType.values()].flatMap((polls) => [...polls]);
    this.byType.clear();
    this.hasty.clear();
    return all;
  }
}
