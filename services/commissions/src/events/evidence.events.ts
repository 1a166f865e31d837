import { type CloudEvent, type FactOf, FactType } from '@attestation/contracts';
import { WHOLE_PAGES } from '@attestation/events';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { KnownCases } from '../store/known-cases.js';

type Of<T extends FactType> = CloudEvent<FactOf<T>>;

/** What the commission weighs: the test and the evaluated portfolio, kept as our own copy. */
@Controller()
export class EvidenceEvents {
  constructor(private readonly cases: KnownCases) {}

  @EventPattern(FactType.TestResultIssued, WHOLE_PAGES)
  onTestResult(@Payload() page: Of<typeof FactType.TestResultIssued>[]): Promise<void> {
    return this.cases.keepAll(page, ({ data, time }, tx) => this.cases.keepResult(data, time, tx));
  }

  @EventPattern(FactType.TestExempted)
  onTestExempted(@Payload() event: Of<typeof FactType.TestExempted>): Promise<void> {
    const { attestationId, ground } = event.data;
    return this.cases.keepReplacement(attestationId, { kind: 'EXEMPT', ground }, event.time);
  }

  @EventPattern(FactType.LanguageCertificateAccepted)
  onCertificateAccepted(@Payload() event: Of<typeof FactType.LanguageCertificateAccepted>): Promise<void> {
    const { attestationId, rule } = event.data;
    return this.cases.keepReplacement(attestationId, { kind: 'CERTIFICATE', ground: rule }, event.time);
  }

  @EventPattern(FactType.TestAppealed)
  onAppealed(@Payload() event: Of<typeof FactType.TestAppealed>): Promise<void> {
    return this.cases.keepAppeal(event.data);
  }

  @EventPattern(FactType.AppealDecided)
  onAppealDecided(@Payload() event: Of<typeof FactType.AppealDecided>): Promise<void> {
    return this.cases.decideAppeal(event.data);
  }

  @EventPattern(FactType.PortfolioEvaluated, WHOLE_PAGES)
  onEvaluated(@Payload() page: Of<typeof FactType.PortfolioEvaluated>[]): Promise<void> {
    return this.cases.keepAll(page, ({ data }, tx) => this.cases.keepEvaluation(data, tx));
  }

  @EventPattern(FactType.PortfolioCorrected)
  onCorrected(@Payload() event: Of<typeof FactType.PortfolioCorrected>): Promise<void> {
    return this.cases.keepCorrection(event.data);
  }
}
