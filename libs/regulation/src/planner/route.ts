import type { Category, ClaimableCategory } from '@attestation/contracts';
import { rankOf } from '../ladder.js';
import type { RuleSet } from '../rule-set.js';
import { claimableFrom, sequence, type SequenceFacts } from '../sequence.js';

/**
 * The categories to be taken one after another, the wanted one last: no step of the sequence is skipped.
 * @returns undefined where no attestation leads there, as from another track
 * @source O83 p.5, 10, 12
 */
export function routeTo(rules: RuleSet, wanted: ClaimableCategory, { current, attestedBefore }: Omit<SequenceFacts, 'claimed'>): ClaimableCategory[] | undefined {
  const route: ClaimableCategory[] = [];
  let held: Category = current;
  let before = attestedBefore;
  while (!sequence(rules, { claimed: wanted, current: held, attestedBefore: before }).passed) {
    const next = highest(claimableFrom(rules, { current: held, attestedBefore: before }), wanted);
    if (!next || next === held || route.includes(next)) return undefined;
    route.push(next);
    held = next;
    before = true;
  }
  return [...route, wanted];
}

/** The highest below the wanted one. */
const highest = (claimable: readonly ClaimableCategory[], wanted: ClaimableCategory): ClaimableCategory | undefined => claimable.filter((each) => rankOf(each) < rankOf(wanted)).at(-1);
