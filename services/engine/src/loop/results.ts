import type { Ended } from '../domain/kernel/step.js';
import type { Document } from '../domain/state/rows.js';

interface Awaiting {
  resolve(variables: Document): void;
  reject(problem: Error): void;
}

/** Clients that wait for the end of an instance. They are forgotten with the engine: then their calls fail, and the instance goes on. */
export class Results {
  private readonly awaiting = new Map<number, Awaiting>();

  /** The root variables of an instance when it completes; one that is cancelled never tells. */
  of(processInstanceKey: number): Promise<Document> {
    const result = new Promise<Document>((resolve, reject) => this.awaiting.set(processInstanceKey, { resolve, reject }));
    result.catch(() => undefined); // whoever waits may have gone before it fails
    return result;
  }

  forget(processInstanceKey: number): void {
    this.awaiting.delete(processInstanceKey);
  }

  tell(ended: readonly Ended[]): void {
    for (const { processInstanceKey, variables } of ended) {
      this.awaiting.get(processInstanceKey)?.resolve(variables);
      this.awaiting.delete(processInstanceKey);
    }
  }

  fail(problem: Error): void {
    for (const { reject } of this.awaiting.values()) reject(problem);
    this.awaiting.clear();
  }
}
