import type { Shapes } from '../../api/client';
import type { Appeal } from './use-appeals';

/** What is entered of a task: whether it is granted, and why. */
export interface Verdict {
  granted: '' | 'YES' | 'NO';
  reason: string;
}

/** What is entered of the decision. */
export interface Ruling {
  verdicts: Record<number, Verdict>;
  points: string;
  protocolNumber: string;
}

export const NO_RULING: Ruling = { verdicts: {}, points: '', protocolNumber: '' };
const NO_VERDICT: Verdict = { granted: '', reason: '' };

export const verdictOf = ({ verdicts }: Ruling, number: number): Verdict => verdicts[number] ?? NO_VERDICT;

/** With one task granted the appeal is upheld, and the points are told as they now stand. */
export const upheld = ({ verdicts }: Ruling): boolean => Object.values(verdicts).some(({ granted }) => granted === 'YES');

/**
 * What is sent; undefined while something is missing: each disputed task has its answer and its reason, an appeal that is upheld its points.
 * @source O83 p.52
 */
export function decisionOf(ruling: Ruling, { tasks }: Pick<Appeal, 'tasks'>): Shapes['TestingAppealDecisionIn'] | undefined {
  const answers = tasks.map(({ number }) => ({ number, ...verdictOf(ruling, number) }));
  const [protocolNumber, isUpheld] = [ruling.protocolNumber.trim(), upheld(ruling)];
  const missing = protocolNumber === '' || answers.some(({ granted, reason }) => granted === '' || reason.trim() === '') || (isUpheld && !/^\d+$/.test(ruling.points.trim()));
  if (missing) return undefined;
  return {
    result: isUpheld ? 'UPHELD' : 'REJECTED',
    ...(isUpheld && { points: Number(ruling.points) }),
    protocolNumber,
    tasks: answers.map(({ number, granted, reason }) => ({ number, granted: granted === 'YES', reason: reason.trim() })),
  };
}
