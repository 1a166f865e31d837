import { type CloudEvent, type FactOf, FactType } from '@attestation/contracts';
import { orDeadLetter } from '@attestation/events';
import { Clock } from '@attestation/service-kit';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { recompose } from '../domain/scoring.js';
import { CaseFileStore } from '../store/case-file.store.js';
import { CommissionStore } from '../store/commission.store.js';
import { KnownCases } from '../store/known-cases.js';

/** Our own fact comes back: a commission was composed anew, and its running scorings follow, each in a change of its own. */
@Controller()
export class CompositionEvents {
  constructor(
    private readonly files: CaseFileStore,
    private readonly commissions: CommissionStore,
    private readonly cases: KnownCases,
    private readonly clock: Clock,
  ) {}

  /** By the composition as it is now, not as it was when the fact was told: told again it changes nothing. */
  @EventPattern(FactType.CommissionApproved)
  async onApproved(@Payload() { data: { commissionId } }: CloudEvent<FactOf<typeof FactType.CommissionApproved>>): Promise<void> {
    const commission = await this.commissions.find(commissionId);
    if (!commission) return;
    for (const attestationId of await this.files.scoringWithOthersThan(commission)) {
      const evaluation = await this.cases.findEvaluation(attestationId);
      const now = this.clock.now().toISOString();
      orDeadLetter(await this.files.change({ id: attestationId, key: attestationId }, (file) => recompose(file, evaluation, commission, now)));
    }
  }
}
