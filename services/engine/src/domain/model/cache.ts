import type { DecisionGraph } from '@attestation/decisions';
import type { Models } from '../kernel/step.js';
import type { ProcessModel } from './types.js';

/** Everything deployed, parsed once. */
export class ModelCache implements Models {
  private readonly processes = new Map<number, ProcessModel>();
  private readonly graphs = new Map<number, DecisionGraph>();

  process(key: number): ProcessModel {
    const found = this.processes.get(key);
    if (!found) throw new Error(`the process ${key} was never read`);
    return found;
  }

  decisions(requirementsKey: number): DecisionGraph {
    const found = this.graphs.get(requirementsKey);
    if (!found) throw new Error(`the decisions ${requirementsKey} were never read`);
    return found;
  }

  learnProcess(key: number, model: ProcessModel): void {
    this.processes.set(key, model);
  }

  learnDecisions(requirementsKey: number, graph: DecisionGraph): void {
    this.graphs.set(requirementsKey, graph);
  }
}
