import { FactType, type CloudEvent, type FactOf } from '@attestation/contracts';
import { WHOLE_PAGES } from '@attestation/events';
import { together } from '@attestation/persistence';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { OpenDeadlineStore } from '../store/open-deadline.store.js';

type Of<T extends FactType> = CloudEvent<FactOf<T>>;
const ANSWERED = [FactType.ApplicationAccepted, FactType.ApplicationRefused] as const;
const OVER = [FactType.ApplicationWithdrawn, FactType.AttestationClosed] as const;
const NO_APPEAL = [FactType.AppealDecided, FactType.TestResultAnnulled] as const;

/** Which deadlines of running cases are counted in working days. Nobody waits for it: what is told within a second is kept together. */
@Controller()
export class DeadlineEvents {
  constructor(private readonly open: OpenDeadlineStore) {}

  @EventPattern(FactType.DraftOpened, WHOLE_PAGES)
  onDraftOpened(@Payload() page: Of<typeof FactType.DraftOpened>[]): Promise<void> {
    return this.open.keepAll(page, ({ data: { attestationId, ruleSet } }, tx) => this.open.keepCase(attestationId, ruleSet, tx));
  }

  @EventPattern(FactType.ApplicationSubmitted, WHOLE_PAGES)
  onSubmitted(@Payload() page: Of<typeof FactType.ApplicationSubmitted>[]): Promise<void> {
    return this.open.keepAll(page, ({ time, data: { attestationId, submittedAt } }, tx) => this.open.keepWait(attestationId, 'REGISTRATION', submittedAt, time, tx));
  }

  @EventPattern(FactType.ApplicationRegistered, WHOLE_PAGES)
  onRegistered(@Payload() page: Of<typeof FactType.ApplicationRegistered>[]): Promise<void> {
    return this.open.keepAll(page, ({ time, data: { attestationId, registeredOn } }, tx) => this.open.keepWait(attestationId, 'ANSWER', registeredOn, time, tx));
  }

  @EventPattern([...ANSWERED], WHOLE_PAGES)
  onAnswered(@Payload() page: Of<(typeof ANSWERED)[number]>[]): Promise<void> {
    return this.open.keepAll(page, ({ time, data: { attestationId } }, tx) => this.open.keepWait(attestationId, null, null, time, tx));
  }

  @EventPattern([...OVER], WHOLE_PAGES)
  onOver(@Payload() page: Of<(typeof OVER)[number]>[]): Promise<void> {
    return this.open.keepAll(page, ({ time, data: { attestationId } }, tx) =>
      together(this.open.keepWait(attestationId, null, null, time, tx), this.open.closeAppeals(attestationId, tx)));
  }

  @EventPattern(FactType.TestAppealed, WHOLE_PAGES)
  onAppealed(@Payload() page: Of<typeof FactType.TestAppealed>[]): Promise<void> {
    return this.open.keepAll(page, ({ data: { attestationId, appealId, filedAt } }, tx) => this.open.keepAppeal(appealId, attestationId, filedAt, tx));
  }

  @EventPattern([...NO_APPEAL], WHOLE_PAGES)
  onAppealDecided(@Payload() page: Of<(typeof NO_APPEAL)[number]>[]): Promise<void> {
    return this.open.keepAll(page, ({ data: { attestationId } }, tx) => this.open.closeAppeals(attestationId, tx));
  }
}
