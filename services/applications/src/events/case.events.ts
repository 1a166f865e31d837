import { FactType, MessageName, type AttestationId, type CloudEvent, type Fact } from '@attestation/contracts';
import { orDeadLetter, WHOLE_PAGES } from '@attestation/events';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { project } from '../domain/projection.js';
import { CaseStore } from '../store/case.store.js';
import { CASE_FACTS } from './facts.js';

type CaseEvent = CloudEvent<{ attestationId: AttestationId }>;

/** Facts whose arrival shows that a message of ours was heard. */
const PROOFS: Readonly<Record<string, MessageName[]>> = {
  [FactType.PortfolioWorkItemOpened]: [MessageName.ApplicationAnswered],
  [FactType.CommissionAssigned]: [MessageName.AttestationMoved],
};

/** The case's state, its holders and its time-line, out of all services' facts. */
@Controller()
export class CaseEvents {
  constructor(private readonly cases: CaseStore) {}

  /** A fact about a case unknown here waits among the dead letters and is tried again. */
  @EventPattern([...CASE_FACTS], WHOLE_PAGES)
  async onCaseFacts(@Payload() page: CaseEvent[]): Promise<void> {
    orDeadLetter(await this.cases.takeAll(page.map(taken)));
  }
}

const taken = (event: CaseEvent) => {
  const { type, time, data: { attestationId }, data } = event;
  const fact = { type, data } as Fact;
  return { subject: { id: attestationId, key: attestationId }, decide: (file: Parameters<typeof project>[0]) => project(file, fact, time), inbox: event, proves: PROOFS[type] };
};
