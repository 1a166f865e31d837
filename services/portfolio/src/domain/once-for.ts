import type { CaseEvidence } from './case-evidence.js';

/** What follows from the evidence of a case alone, worked out once for each state of it: states are never changed, another one takes their place. */
export function onceFor<T extends object>(work: (known: CaseEvidence) => T): (known: CaseEvidence) => T {
  const done = new WeakMap<CaseEvidence, T>();
  return (known) => {
    const result = done.get(known) ?? work(known);
    done.set(known, result);
    return result;
  };
}
