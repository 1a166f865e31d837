import { CATEGORIES, CLAIMABLE, type Category, type ClaimableCategory, type Reason } from '@attestation/contracts';
import { answer, because, type Answer } from './answer.js';
import { isLegacy, rankOf, trackOf } from './ladder.js';
import type { RuleSet } from './rule-set.js';

export interface SequenceFacts {
  claimed: ClaimableCategory;
  /** the category held in the claimed track, or the track's base */
  current: Category;
  /** heads and deputies: an attestation in this track has been passed before */
  attestedBefore: boolean;
}

/**
 * Is the claimed category the next step, the same one, or open to holders of the former system?
 * @source O83 p.5, 6, 10, 12, R-001, E.11
 */
export function sequence(rules: RuleSet, { claimed, current, attestedBefore }: SequenceFacts): { passed: boolean; reason: Reason } {
  const headOrDeputy = trackOf(claimed) !== 'TEACHER';
  if (headOrDeputy && !attestedBefore) return { passed: true, reason: because('X-020', { claimed }) }; // whatever was held as a teacher
  if (isLegacy(current)) return legacyStep(rules, claimed, current);
  if (trackOf(claimed) !== trackOf(current)) return { passed: false, reason: because('X-016', { claimed, current }) };
  const next = CATEGORIES.find((other) => trackOf(other) === trackOf(current) && rankOf(other) === rankOf(current) + 1);
  const reason = because('X-010/sequence', { claimed, current, highest: next ?? current });
  return { passed: rankOf(claimed) <= rankOf(current) + 1, reason };
}

function legacyStep(rules: RuleSet, claimed: Category, current: Category) {
  const open = rules.legacy.filter(({ legacy }) => legacy === current);
  const claimable = open.map((row) => row.claimable).join(', ');
  return { passed: open.some((row) => row.claimable === claimed), reason: because('X-021', { current, claimed, claimable }) };
}

/** What may be claimed by sequence from a category, the lowest first; heads and deputies at the first attestation: everything of their track. */
export const claimableFrom = (rules: RuleSet, { current, attestedBefore }: Omit<SequenceFacts, 'claimed'>): ClaimableCategory[] =>
  CLAIMABLE.filter((claimed) => (isLegacy(current) ? trackOf(claimed) === 'TEACHER' : trackOf(claimed) === trackOf(current)) && sequence(rules, { claimed, current, attestedBefore }).passed)
    .sort((a, b) => rankOf(a) - rankOf(b));

export interface SequenceAnswer extends Answer<'PERMITTED' | 'NOT_PERMITTED'> {
  /** everything that may be claimed from the current category, in its track */
  claimable: ClaimableCategory[];
}

/**
 * Does the sequence of categories permit the claim, and what else may be claimed?
 * @source E.7, E.11: O83 p.5, 6, 10, 12, R-001
 */
export function sequenceOf(rules: RuleSet, facts: SequenceFacts): SequenceAnswer {
  const { passed, reason } = sequence(rules, facts);
  return { ...answer(passed ? 'PERMITTED' : 'NOT_PERMITTED', reason), claimable: claimableFrom(rules, facts) };
}
