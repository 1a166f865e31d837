import { type CloudEvent, type FactOf, FactType, MessageName, accept } from '@attestation/contracts';
import { orDeadLetter } from '@attestation/events';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { CaseFileStore } from '../store/case-file.store.js';
import { KnownFacts } from '../store/known-facts.js';

type Of<T extends FactType> = CloudEvent<FactOf<T>>;

/** What others tell of a case: kept as our own small copy, so that no service is asked for it. */
@Controller()
export class CaseEvents {
  constructor(
    private readonly known: KnownFacts,
    private readonly files: CaseFileStore,
  ) {}

  @EventPattern(FactType.DraftOpened)
  onDraftOpened(@Payload() event: Of<typeof FactType.DraftOpened>): Promise<void> {
    return this.known.keepCase(event.data, event.time);
  }

  @EventPattern(FactType.TestResultIssued)
  onTestResult(@Payload() event: Of<typeof FactType.TestResultIssued>): Promise<void> {
    const { attestationId, thresholdReached, highestCategory, percent, certificateNumber } = event.data;
    return this.known.keepTest(attestationId, { kind: 'RESULT', thresholdReached, highestCategory, percent, certificateNumber }, event.time);
  }

  @EventPattern(FactType.TestExempted)
  onTestExempted(@Payload() event: Of<typeof FactType.TestExempted>): Promise<void> {
    return this.known.keepTest(event.data.attestationId, { kind: 'EXEMPT', ground: event.data.ground }, event.time);
  }

  /** The case is over: nothing of it is published again. */
  @EventPattern(FactType.AttestationClosed)
  async onClosed(@Payload() event: Of<typeof FactType.AttestationClosed>): Promise<void> {
    const { attestationId } = event.data;
    await this.known.closeCase(attestationId);
    const proves = [MessageName.SheetSubmitted, MessageName.DecisionRecorded, MessageName.OrderIssued, MessageName.CertificateIssued];
    orDeadLetter(await this.files.change({ id: attestationId, key: attestationId }, () => accept({ result: undefined }), { inbox: event, proves }));
  }
}
