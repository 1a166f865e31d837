import { FactType, MessageName, type AttestationId, type CloudEvent, type Fact } from '@attestation/contracts';
import { orDeadLetter } from '@attestation/events';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { project } from '../domain/projection.js';
import { CaseStore } from '../store/case.store.js';
import { CASE_FACTS } from './facts.js';

/** Facts whose arrival shows that a message of ours was heard. */
const PROOFS: Readonly<Record<string, MessageName[]>> = { [FactType.PortfolioWorkItemOpened]: [MessageName.ApplicationAnswered] };

/** The case's state, its holders and its time-line, out of all services' facts. */
@Controller()
export class CaseEvents {
  constructor(private readonly cases: CaseStore) {}

  /** A fact about a case unknown here waits among the dead letters and is tried again. */
  @EventPattern([...CASE_FACTS])
  async onCaseFact(@Payload() event: CloudEvent<{ attestationId: AttestationId }>): Promise<void> {
    const { attestationId } = event.data;
    const fact = { type: event.type, data: event.data } as Fact;
    const subject = { id: attestationId, key: attestationId };
    orDeadLetter(await this.cases.change(subject, (file) => project(file, fact, event.time), { inbox: event, proves: PROOFS[event.type] }));
  }
}
