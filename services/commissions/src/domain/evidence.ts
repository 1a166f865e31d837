import type { FactOf, FactType, Instant, Registry } from '@attestation/contracts';
import type { Criterion } from '@attestation/regulation';

/** What the rules made of the frozen portfolio, as `portfolio` told it: a proposal for the members' sheets. */
export type Evaluation = Pick<FactOf<typeof FactType.PortfolioEvaluated>, 'version' | 'hash' | 'criteria' | 'total' | 'minimum' | 'meets' | 'evaluatedAt'>;

/** A registry corrected, after the submission, what the snapshot was made of. */
export interface Correction {
  registry: Registry;
  source: string;
  correctedAt: Instant;
}

/** Which criteria a registry's records prove (E.6). What it tells of a person in general proves none. */
const PROVES: Readonly<Record<Registry, readonly Criterion[]>> = {
  DIPLOMA: [],
  WORK_RECORD: ['5.1'],
  CATEGORY: [],
  COURSES: ['4.1'],
  ACHIEVEMENTS: ['2.1', '2.2'],
  LEARNER_QUALITY: ['1.1'],
  DISSEMINATION: ['3.1', '3.2', '3.3', '3.4', '3.5'],
  OBSERVATIONS: ['1.2'],
};

/** One criterion as a member sees it: what the rules propose and why, and what a registry has corrected since. */
export type ProposedCriterion = Evaluation['criteria'][number] & { corrections: Correction[] };

export const proposalOf = ({ criteria }: Evaluation, corrections: readonly Correction[]): ProposedCriterion[] =>
  criteria.map((each) => ({ ...each, corrections: corrections.filter(({ registry }) => PROVES[registry].some((criterion) => criterion === each.criterion)) }));
