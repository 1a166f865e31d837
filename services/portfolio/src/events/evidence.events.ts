import { accept, FactType, MessageName, type AttestationId, type CloudEvent, type Decide, type FactOf } from '@attestation/contracts';
import { orDeadLetter, WHOLE_PAGES } from '@attestation/events';
import { Clock } from '@attestation/service-kit';
import type { Taken } from '@attestation/persistence';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { assignCase, closeCase, moveCase } from '../domain/assessment.js';
import type { CaseEvidence } from '../domain/case-evidence.js';
import { openEvidence, registryAnswered, submitted } from '../domain/freezing.js';
import { EvidenceStore } from '../store/evidence.store.js';

type Of<T extends FactType> = CloudEvent<FactOf<T>>;
type OfCase = CloudEvent<{ attestationId: AttestationId }>;

/** What the process has heard when it is past the assessment. */
const HEARD = [MessageName.AssessmentCompleted, MessageName.PortfolioSupplemented];

/** What other services' facts mean for a case's evidence. One about a case not known here yet waits and is tried again. */
@Controller()
export class EvidenceEvents {
  constructor(private readonly evidence: EvidenceStore, private readonly clock: Clock) {}

  @EventPattern(FactType.DraftOpened, WHOLE_PAGES)
  async onDraftOpened(@Payload() page: Of<typeof FactType.DraftOpened>[]): Promise<void> {
    const drafts = page.map((event): Taken<CaseEvidence> => {
      const { attestationId, ruleSet } = event.data;
      return { subject: { id: attestationId, key: attestationId }, decide: (known) => openEvidence(known, event.data), inbox: event, ruleSet };
    });
    orDeadLetter(await this.evidence.takeAll(drafts));
  }

  /** Eight for each case. */
  @EventPattern(FactType.RegistryAnswered, WHOLE_PAGES)
  onRegistryAnswered(@Payload() page: Of<typeof FactType.RegistryAnswered>[]): Promise<void> {
    return this.takeAll(page, (event) => (known) => registryAnswered(known, event.data, event.time));
  }

  @EventPattern(FactType.ApplicationSubmitted, WHOLE_PAGES)
  onSubmitted(@Payload() page: Of<typeof FactType.ApplicationSubmitted>[]): Promise<void> {
    return this.takeAll(page, (event) => (known) => submitted(known, event.data, event.time));
  }

  /** From now on the commission's members see the frozen evidence. */
  @EventPattern(FactType.CommissionAssigned, WHOLE_PAGES)
  onCommissionAssigned(@Payload() page: Of<typeof FactType.CommissionAssigned>[]): Promise<void> {
    return this.takeAll(page, (event) => (known) => assignCase(known, event.data));
  }

  /** The process went on after the assessment: its message was heard. */
  @EventPattern([FactType.TestingWorkItemOpened, FactType.TestExempted], WHOLE_PAGES)
  onWentOn(@Payload() page: OfCase[]): Promise<void> {
    return this.takeAll(page, () => () => accept({ result: undefined }), HEARD);
  }

  @EventPattern(FactType.AttestationMoved)
  onMoved(@Payload() event: Of<typeof FactType.AttestationMoved>): Promise<void> {
    const now = this.clock.now().toISOString();
    return this.apply(event, (known) => moveCase(known, event.data.to.organisationId, now));
  }

  @EventPattern([FactType.AttestationClosed, FactType.ApplicationWithdrawn], WHOLE_PAGES)
  onClosed(@Payload() page: OfCase[]): Promise<void> {
    const now = this.clock.now().toISOString();
    return this.takeAll(page, () => (known) => closeCase(known, now), HEARD);
  }

  private async takeAll<E extends OfCase>(page: readonly E[], decide: (event: E) => Decide<CaseEvidence, void>, proves: MessageName[] = []): Promise<void> {
    const taken = page.map((event) => ({ subject: { id: event.data.attestationId, key: event.data.attestationId }, decide: decide(event), inbox: event, proves }));
    orDeadLetter(await this.evidence.takeAll(taken));
  }

  private async apply(event: OfCase, decide: Decide<CaseEvidence, void>): Promise<void> {
    const { attestationId } = event.data;
    orDeadLetter(await this.evidence.change({ id: attestationId, key: attestationId }, decide, { inbox: event }));
  }
}
