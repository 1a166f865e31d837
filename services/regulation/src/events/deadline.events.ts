import { FactType, type CloudEvent, type FactOf } from '@attestation/contracts';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { OpenDeadlineStore } from '../store/open-deadline.store.js';

type Of<T extends FactType> = CloudEvent<FactOf<T>>;
const ANSWERED = [FactType.ApplicationAccepted, FactType.ApplicationRefused] as const;
const OVER = [FactType.ApplicationWithdrawn, FactType.AttestationClosed] as const;
const NO_APPEAL = [FactType.AppealDecided, FactType.TestResultAnnulled] as const;

/** Which deadlines of running cases are counted in working days. */
@Controller()
export class DeadlineEvents {
  constructor(private readonly open: OpenDeadlineStore) {}

  @EventPattern(FactType.DraftOpened)
  onDraftOpened(@Payload() { data: { attestationId, ruleSet } }: Of<typeof FactType.DraftOpened>): Promise<void> {
    return this.open.keepCase(attestationId, ruleSet);
  }

  @EventPattern(FactType.ApplicationSubmitted)
  onSubmitted(@Payload() { time, data: { attestationId, submittedAt } }: Of<typeof FactType.ApplicationSubmitted>): Promise<void> {
    return this.open.keepWait(attestationId, 'REGISTRATION', submittedAt, time);
  }

  @EventPattern(FactType.ApplicationRegistered)
  onRegistered(@Payload() { time, data: { attestationId, registeredOn } }: Of<typeof FactType.ApplicationRegistered>): Promise<void> {
    return this.open.keepWait(attestationId, 'ANSWER', registeredOn, time);
  }

  @EventPattern([...ANSWERED])
  onAnswered(@Payload() { time, data: { attestationId } }: Of<(typeof ANSWERED)[number]>): Promise<void> {
    return this.open.keepWait(attestationId, null, null, time);
  }

  @EventPattern([...OVER])
  async onOver(@Payload() { time, data: { attestationId } }: Of<(typeof OVER)[number]>): Promise<void> {
    await this.open.keepWait(attestationId, null, null, time);
    await this.open.closeAppeals(attestationId);
  }

  @EventPattern(FactType.TestAppealed)
  onAppealed(@Payload() { data: { attestationId, appealId, filedAt } }: Of<typeof FactType.TestAppealed>): Promise<void> {
    return this.open.keepAppeal(appealId, attestationId, filedAt);
  }

  @EventPattern([...NO_APPEAL])
  onAppealDecided(@Payload() { data: { attestationId } }: Of<(typeof NO_APPEAL)[number]>): Promise<void> {
    return this.open.closeAppeals(attestationId);
  }
}
