import { type JobIn, type JobOut, JobType } from '@attestation/contracts';
import { because, isKnownRule } from '@attestation/regulation';
import { Clock } from '@attestation/service-kit';
import { complete, incident, type Job, type JobOutcome, JobWorker, onceFor } from '@attestation/workflow';
import { Controller } from '@nestjs/common';
import type { Exemption } from '../domain/exemption.js';
import { recordExemption } from '../domain/record-exemption.js';
import { CaseStore } from '../store/case.store.js';
import { KnownFacts } from '../store/known-facts.js';
import { notKnownYet } from './not-known-yet.js';

type In = JobIn<typeof JobType.RecordExemption>;
/** As the decision table names it. */
const LANGUAGE_CERTIFICATE = 'LANGUAGE_CERTIFICATE';

/** The case goes on without the test (D.1 #12, #13). */
@Controller()
export class ExemptionWorkers {
  constructor(
    private readonly cases: CaseStore,
    private readonly known: KnownFacts,
    private readonly clock: Clock,
  ) {}

  /** Records the ground the decision table gave, with its counter; of a language certificate, which one. */
  @JobWorker(JobType.RecordExemption, { fetch: ['attestationId', 'personId', 'organisationId', 'claimedCategory', 'serviceYears', 'consecutiveExemptConfirmations', 'ruleSet', 'settings', 'exemption'] })
  async recordExemption(job: Job<In>): Promise<JobOutcome<JobOut<typeof JobType.RecordExemption>>> {
    const { attestationId, personId, claimedCategory, ruleSet, exemption } = job.variables;
    const byCertificate = exemption.ground === LANGUAGE_CERTIFICATE;
    const [certificate, movedTo, mode] = await Promise.all([byCertificate ? this.known.findCertificate(attestationId) : undefined, this.known.movedTo(attestationId), this.known.modeOf(attestationId)]);
    if (!mode) return notKnownYet('The draft of the case');
    if (byCertificate && !certificate) return notKnownYet('The language certificate of the application');
    const openedAt = this.clock.now().toISOString();
    const wanted = { attestationId, personId, organisationId: movedTo ?? job.variables.organisationId, claimedCategory, mode, ruleSet, openedAt };
    const record: Exemption = { ...groundOf(job.variables), certificate: certificate ?? null, recordedAt: openedAt };
    const recorded = await this.cases.change({ id: attestationId, key: attestationId }, (existing) => recordExemption(existing, wanted, record), { idempotencyKey: onceFor(job), ruleSet });
    return recorded.ok ? complete({}) : incident(recorded.code);
  }
}

/** An analyst may have deployed a table that names a rule of his own: it is recorded, without a sentence. */
function groundOf({ exemption, serviceYears, consecutiveExemptConfirmations: consecutive, claimedCategory: claimed, settings }: In) {
  const { rule, ground } = exemption;
  const values = { serviceYears, consecutive, claimed, requiredYears: settings.legacyToModeratorMinServiceYears, max: settings.researcherMasterMaxConsecutive };
  return { ground: ground ?? rule, rule, consecutive, reasons: isKnownRule(rule) ? [because(rule, values)] : [] };
}
