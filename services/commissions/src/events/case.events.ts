import { type AttestationOutcome, type CloudEvent, type FactOf, FactType, MessageName } from '@attestation/contracts';
import { orDeadLetter, WHOLE_PAGES } from '@attestation/events';
import type { Taken } from '@attestation/persistence';
import { Clock } from '@attestation/service-kit';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { CaseFile } from '../domain/case-file.js';
import { endCase } from '../domain/ending.js';
import { CaseFileStore } from '../store/case-file.store.js';
import { Following } from '../store/following.js';
import { KnownCases } from '../store/known-cases.js';

type Of<T extends FactType> = CloudEvent<FactOf<T>>;
type Ending = Of<typeof FactType.ApplicationWithdrawn | typeof FactType.TestResultAnnulled | typeof FactType.AttestationClosed>;

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

  @EventPattern(FactType.DraftOpened, WHOLE_PAGES)
  onDraftOpened(@Payload() page: Of<typeof FactType.DraftOpened>[]): Promise<void> {
    return this.cases.keepAll(page, ({ data, time }, tx) => this.cases.keepDraft(data, time, tx));
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
    return this.endAll([event], () => 'WITHDRAWN');
  }

  /** An act of violation annuls the result, whenever it was found; the case ends with it. */
  @EventPattern(FactType.TestResultAnnulled)
  async onAnnulled(@Payload() event: Of<typeof FactType.TestResultAnnulled>): Promise<void> {
    await this.cases.annulResult(event.data);
    await this.endAll([event], () => 'ANNULLED');
  }

  /** The cases are over: nothing of them is published again. */
  @EventPattern(FactType.AttestationClosed, WHOLE_PAGES)
  async onClosed(@Payload() page: Of<typeof FactType.AttestationClosed>[]): Promise<void> {
    await this.cases.close(page.map(({ data }) => data.attestationId));
    await this.endAll(page, ({ data }) => data.outcome, OURS);
  }

  private async endAll<E extends Ending>(page: readonly E[], outcomeOf: (event: E) => AttestationOutcome | null, proves: MessageName[] = []): Promise<void> {
    const [now, today] = [this.clock.now().toISOString(), this.clock.today()];
    const taken = page.map((event): Taken<CaseFile> => {
      const { attestationId } = event.data;
      return { subject: { id: attestationId, key: attestationId }, decide: (file) => endCase(file, outcomeOf(event), now, today), inbox: event, proves };
    });
    orDeadLetter(await this.files.takeAll(taken));
  }
}
