import { rmSync } from 'node:fs';
import { status } from '@grpc/grpc-js';
import fc from 'fast-check';
import { runCase } from '../driver.js';
import type { Case, Golden } from '../case.js';
import type { Target } from '../target.js';

/** What seeds are made into: something that can be made shorter, and a case of it. */
export interface Source<T> {
  arbitrary: fc.Arbitrary<T>;
  caseOf: (its: T, name: string) => Case;
}

/** Where the two brokers told different things. */
export interface Difference<T> {
  its: T;
  /** what the real one told, what the embedded one told */
  told: [unknown, unknown];
}

let count = 0;

/** The real broker gives an instance up where it fails itself: what it tells of it afterwards says nothing. */
const gaveUp = ({ observations }: Golden): boolean => observations.some((each) => (each as { code?: number }).code === status.INTERNAL);

/**
 * The real broker ends an instance that was begun with an end event beside other elements, and these go on in nothing: the embedded one does not, on
 * purpose. So it is where the process itself is completed while something in it is still active.
 */
function wentOnInNothing({ trace }: Golden): boolean {
  return trace.some((lines) => {
    const before = lines.slice(0, Math.max(lines.findIndex((line) => /^PROCESS_INSTANCE ELEMENT_COMPLETING .* in -$/.test(line)), 0));
    const over = new Set(elements(before, 'COMPLETED|TERMINATED'));
    const leadsNowhere = before.at(-1)?.startsWith('PROCESS_INSTANCE SEQUENCE_FLOW_TAKEN') ?? false;
    return leadsNowhere || elements(before, 'ACTIVATED').some((element) => !over.has(element));
  });
}

/** The keys of elements, the process left out, that were so. */
const elements = (lines: readonly string[], states: string): string[] =>
  lines.flatMap((line) => new RegExp(`^PROCESS_INSTANCE ELEMENT_(?:${states}) (\\S+) .* in k`).exec(line)?.[1] ?? []);

/** The real broker lets a called process be terminated by its own key, and its call waits for ever; ours says which instance to modify instead. */
const OWN_KEY = 'the given instructions would terminate the instance';
const leftItsCallWaiting = (real: Golden, ours: Golden): boolean => {
  const says = ({ observations }: Golden) => JSON.stringify(observations).includes(OWN_KEY);
  return says(ours) && !says(real);
};

/** Takes one case on both brokers. @returns undefined if they told the same */
async function difference<T>(oracle: Target, embedded: Target, { caseOf }: Source<T>, its: T): Promise<Difference<T> | undefined> {
  const made = caseOf(its, `walk-${process.pid}-${(count += 1)}`);
  try {
    const real = await runCase(oracle, made);
    const ours = await runCase(embedded, made);
    const told: [unknown, unknown] = [real, ours];
    return gaveUp(real) || wentOnInNothing(real) || leftItsCallWaiting(real, ours) || JSON.stringify(told[0]) === JSON.stringify(told[1]) ? undefined : { its, told };
  } finally {
    rmSync(made.folder, { recursive: true, force: true });
  }
}

/** What a seed is made into, on both brokers; where they differ, the shortest that differs as well. */
export async function trySeed<T>(oracle: Target, embedded: Target, source: Source<T>, seed: number, patienceMs: number): Promise<Difference<T> | undefined> {
  let last: Difference<T> | undefined;
  const property = fc.asyncProperty(source.arbitrary, async (its) => {
    const found = await difference(oracle, embedded, source, its);
    last = found ?? last;
    return found === undefined;
  });
  const { errorInstance, failed } = await fc.check(property, { seed, numRuns: 1, unbiased: true, interruptAfterTimeLimit: patienceMs });
  if (failed && !last && errorInstance) throw errorInstance;
  return last;
}

/** What a seed is made into: the same for ever, as long as the generator is. */
export function madeOf<T>({ arbitrary }: Source<T>, seed: number): T {
  let made: { its: T } | undefined;
  fc.check(fc.property(arbitrary, (its) => void (made = { its })), { seed, numRuns: 1, unbiased: true });
  if (!made) throw new Error(`nothing is made of the seed ${seed}`);
  return made.its;
}
