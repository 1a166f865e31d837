import { type CloudEvent, type Fact, FactType } from '@attestation/contracts';
import { WHOLE_PAGES } from '@attestation/events';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { KnownCases } from '../store/known-cases.js';

/** Which facts tell where a case belongs, and which step of it is in whose hands. */
const OF_INTEREST = [
  FactType.DraftOpened,
  FactType.AttestationMoved,
  FactType.AttestationClosed,
  FactType.ApplicationsWorkItemOpened,
  FactType.ApplicationsWorkItemClosed,
  FactType.ApplicationsDeadlineMoved,
  FactType.PortfolioWorkItemOpened,
  FactType.PortfolioWorkItemClosed,
  FactType.TestingWorkItemOpened,
  FactType.TestingWorkItemClosed,
  FactType.TestingDeadlineMoved,
  FactType.CommissionsWorkItemOpened,
  FactType.CommissionsWorkItemClosed,
] as const;

/** Where a case belongs, and which step of it is in whose hands. */
@Controller()
export class CaseEvents {
  constructor(private readonly cases: KnownCases) {}

  @EventPattern([...OF_INTEREST], WHOLE_PAGES)
  onCaseFacts(@Payload() page: CloudEvent<unknown>[]): Promise<void> {
    return this.cases.keepAll(page.map(({ type, data }) => ({ type, data }) as Fact));
  }
}
