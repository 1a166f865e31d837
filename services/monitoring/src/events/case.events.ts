import { type CloudEvent, type FactOf, FactType } from '@attestation/contracts';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { KnownCases } from '../store/known-cases.js';

type Of<T extends FactType> = CloudEvent<FactOf<T>>;
type ItemOpened = Of<typeof FactType.TestingWorkItemOpened>;
type ItemClosed = Of<typeof FactType.TestingWorkItemClosed>;

/** Where a case belongs, and which step of it is in whose hands. */
@Controller()
export class CaseEvents {
  constructor(private readonly cases: KnownCases) {}

  @EventPattern(FactType.DraftOpened)
  onDraftOpened(@Payload() { data }: Of<typeof FactType.DraftOpened>): Promise<void> {
    return this.cases.keepOpened(data);
  }

  @EventPattern(FactType.AttestationClosed)
  onClosed(@Payload() { data }: Of<typeof FactType.AttestationClosed>): Promise<void> {
    return this.cases.keepClosed(data);
  }

  @EventPattern(FactType.ApplicationsWorkItemOpened)
  onApplicationsItemOpened(@Payload() { data }: ItemOpened): Promise<void> {
    return this.cases.keepItem(data);
  }

  @EventPattern(FactType.ApplicationsWorkItemClosed)
  onApplicationsItemClosed(@Payload() { data }: ItemClosed): Promise<void> {
    return this.cases.keepItemClosed(data);
  }

  @EventPattern(FactType.PortfolioWorkItemOpened)
  onPortfolioItemOpened(@Payload() { data }: ItemOpened): Promise<void> {
    return this.cases.keepItem(data);
  }

  @EventPattern(FactType.PortfolioWorkItemClosed)
  onPortfolioItemClosed(@Payload() { data }: ItemClosed): Promise<void> {
    return this.cases.keepItemClosed(data);
  }

  @EventPattern(FactType.TestingWorkItemOpened)
  onTestingItemOpened(@Payload() { data }: ItemOpened): Promise<void> {
    return this.cases.keepItem(data);
  }

  @EventPattern(FactType.TestingWorkItemClosed)
  onTestingItemClosed(@Payload() { data }: ItemClosed): Promise<void> {
    return this.cases.keepItemClosed(data);
  }

  @EventPattern(FactType.CommissionsWorkItemOpened)
  onCommissionsItemOpened(@Payload() { data }: ItemOpened): Promise<void> {
    return this.cases.keepItem(data);
  }

  @EventPattern(FactType.CommissionsWorkItemClosed)
  onCommissionsItemClosed(@Payload() { data }: ItemClosed): Promise<void> {
    return this.cases.keepItemClosed(data);
  }
}
