import type { Instant, PersonId, Reason } from '@attestation/contracts';
import type { AppealedTask } from '@attestation/regulation';
import type { TestResult } from './test-result.js';

/** An appeal against the result of an attempt (X-068…X-071); its id is the work item of the appeal commission. */
export interface Appeal {
  id: string;
  status: 'FILED' | 'UPHELD' | 'REJECTED' | 'CANCELLED';
  tasks: readonly AppealedTask[];
  filedAt: Instant;
  /** by when the appeal commission decides */
  due: Instant;
  reasons: Reason[];
  decision: AppealDecision | null;
}

export interface AppealDecision {
  protocolNumber: string;
  decidedAt: Instant;
  by: PersonId;
  /** what the appeal was about */
  before: Pick<TestResult, 'points' | 'certificateNumber'>;
  tasks: readonly DecidedTask[];
}
/** What the commission says about a task that was disputed. */
export interface DecidedTask {
  number: number;
  granted: boolean;
  reason: string;
}
