import type { ActivateJobs, ActivatedJob } from '../domain/commands/job-batch.js';

/** A client to whom jobs are pushed as they become activatable. */
export interface JobStream {
  readonly request: ActivateJobs;
  /** Does the client read as fast as it is written to? */
  readonly isReady: boolean;
  /** A job is his; called after that is on disk. */
  push(job: ActivatedJob): void;
  /** Cannot be served: the engine is no longer the writer. */
  fail(problem: Error): void;
}

/** Open streams for each type, the one that was served longest ago first. */
export class Streams {
  private readonly byType = new Map<string, JobStream[]>();

  open(stream: JobStream): void {
    const { type } = stream.request;
    this.byType.set(type, [...(this.byType.get(type) ?? []), stream]);
  }

  close(stream: JobStream): void {
    const { type } = stream.request;
    const left = (this.byType.get(type) ?? []).filter((other) => other !== stream);
    if (left.length > 0) this.byType.set(type, left);
    else this.byType.delete(type);
  }

  /** The one whose turn it is among those that can take a job. */
  next(type: string): JobStream | undefined {
    const found = this.byType.get(type)?.find(({ isReady }) => isReady);
    if (!found) return undefined;
    this.close(found);
    this.open(found);
    return found;
  }

  /** All of them, which then are closed. */
  drain(): JobStream[] {
    const all = [...this.byType.values()].flat();
    this.byType.clear();
    return all;
  }
}
