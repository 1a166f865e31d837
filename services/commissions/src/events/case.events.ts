import { type AttestationOutcome, type CloudEvent, type FactOf, FactType, MessageName } from '@attestation/contracts';
import { orDeadLetter } from '@attestation/events';
import { Clock } from '@attestation/service-kit';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { endCase } from '../domain/ending.js';
import { CaseFileStore } from '../store/case-file.store.js';
import { Following } from '../store/following.js';
import { KnownCases } from '../store/known-cases.js';

type Of<T extends FactType> = CloudEvent<FactOf<T>>;

const OURS = [MessageName.ScoresSubmitted, MessageName.DecisionRecorded, MessageName.OrderIssued, MessageName.CertificateIssued];

/** How a case begins, moves and ends, as `applications` tells it. */
@Controller()
export class CaseEvents {
  constructor(
    private readonly cases: KnownCases,
    private readonly files: CaseFileStore,
    private readonly following: Following,
    private readonly clock: Clock,
  ) {}

  @EventPattern(FactType.DraftOpened)
  onDraftOpened(@Payload() event: Of<typeof FactType.DraftOpened>): Promise<void> {
    return this.cases.keepDraft(event.data, event.time);
  }

  @EventPattern(FactType.AttestationMoved)
  async onMoved(@Payload() event: Of<typeof FactType.AttestationMoved>): Promise<void> {
    await this.cases.move(event.data, event.time);
    const { missing } = await this.following.follow(event.data.attestationId, this.clock.now().toISOString());
    if (missing) throw new Error(missing); // waits among the dead letters until there is a commission
  }

  /** The teacher took her application back: what waits for somebody waits no more, before the process has said so. */
  @EventPattern(FactType.ApplicationWithdrawn)
  onWithdrawn(@Payload() event: Of<typeof FactType.ApplicationWithdrawn>): Promise<void> {
    return this.end(event, 'WITHDRAWN');
  }

  /** An act of violation annuls the result, whenever it was found; the case ends with it. */
  @EventPattern(FactType.TestResultAnnulled)
  async onAnnulled(@Payload() event: Of<typeof FactType.TestResultAnnulled>): Promise<void> {
    await this.cases.annulResult(event.data);
    await this.end(event, 'ANNULLED');
  }

  /** The case is over: nothing of it is published again. */
  @EventPattern(FactType.AttestationClosed)
  async onClosed(@Payload() event: Of<typeof FactType.AttestationClosed>): Promise<void> {
    await this.cases.close(event.data.attestationId);
    await this.end(event, event.data.outcome, OURS);
  }

  private async end(event: Of<typeof FactType.ApplicationWithdrawn | typeof FactType.TestResultAnnulled | typeof FactType.AttestationClosed>, outcome: AttestationOutcome | null, proves: MessageName[] = []): Promise<void> {
    const { attestationId } = event.data;
    const [now, today] = [this.clock.now().toISOString(), this.clock.today()];
    orDeadLetter(await this.files.change({ id: attestationId, key: attestationId }, (file) => endCase(file, outcome, now, today), { inbox: event, proves }));
  }
}
