import type { Reason } from '@attestation/contracts';
import { because } from '../answer.js';
import type { Criterion, TeacherClaim } from '../tables/scoring.js';

const MATERIAL_OF: Readonly<Record<TeacherClaim, string>> = {
  MODERATOR: 'R-083/moderator', EXPERT: 'R-083/expert', RESEARCHER: 'R-083/researcher', MASTER: 'R-083/master',
};

/**
 * What the algorithm advises whoever still has to prove a criterion. Advice alone: nothing is refused by it, people judge.
 * - 1.1: what a monitoring contains, where a subject knows no summative assessment;
 * - 1.2: what is observed, and what an observer looks at;
 * - 3.1: which material suits the category, how a council judges it, when it is made; of a master, the phases of an author programme.
 * @source
 */
export function adviceOn(criterion: Criterion, claimed: TeacherClaim): Reason[] {
  if (criterion === '1.1') return [because('R-056')];
  if (criterion === '1.2') return [because('R-066'), because('R-067')];
  if (criterion !== '3.1') return [];
  return [because(MATERIAL_OF[claimed]), because('R-084'), ...(claimed === 'MASTER' ? [because('R-085')] : []), because('R-086')];
}
