import { type Instant, type JobIn, type JobOut, JobType, type WorkItemId } from '@attestation/contracts';
import { endOfDay, RegulationError } from '@attestation/regulation';
import { Clock, newId } from '@attestation/service-kit';
import { complete, incident, type Job, type JobOutcome, JobWorker, onceFor } from '@attestation/workflow';
import { Controller } from '@nestjs/common';
import { type CaseFile, assignCommission } from '../domain/case-file.js';
import { openScoring } from '../domain/scoring.js';
import { CaseFileStore } from '../store/case-file.store.js';
import { CommissionStore } from '../store/commission.store.js';
import { KnownCases } from '../store/known-cases.js';
import { KnownFacts } from '../store/known-facts.js';

type Work<T extends JobType> = Promise<JobOutcome<JobOut<T>>>;

/** The summary begins: which commission decides, and its members' sheets (D.1 #22–24). */
@Controller()
export class SummaryWorkers {
  constructor(
    private readonly files: CaseFileStore,
    private readonly commissions: CommissionStore,
    private readonly known: KnownFacts,
    private readonly cases: KnownCases,
    private readonly clock: Clock,
  ) {}

  /** Gives the case to the active commission of its level. Without one, or without the year's campaign, a person must act: an incident. */
  @JobWorker(JobType.AssignCommission, {
    fetch: ['attestationId', 'personId', 'organisationId', 'claimedCategory', 'currentCategory', 'openedOn', 'ruleSet', 'routing'],
  })
  async assignCommission(job: Job<JobIn<typeof JobType.AssignCommission>>): Work<typeof JobType.AssignCommission> {
    const { routing, ...file } = job.variables;
    const { attestationId, organisationId } = file;
    const year = Number(file.openedOn.slice(0, 4));
    const [campaign, places, known] = await Promise.all([this.known.findCampaign(year), this.known.placesOf(organisationId), this.cases.find(attestationId)]);
    if (!campaign) return incident(`The campaign of ${year} is not known to commissions: open it in regulation, then retry.`);
    if (!known) return incident(`The case ${attestationId} is not known to commissions: its draft's fact has not come.`);
    const commission = await this.commissions.findActive({ level: routing.level, organisationId, places }, this.clock.today());
    if (!commission) return incident(`No active commission of level ${routing.level} for organisation ${organisationId}: approve one and elect its chair, then retry.`);

    const decide = (existing: CaseFile | undefined) => assignCommission(existing, { ...file, ...known, decisionsBy: campaign.decisionsBy }, commission, routing, this.now());
    const assigned = await this.files.change({ id: attestationId, key: attestationId }, decide, { idempotencyKey: onceFor(job), ruleSet: file.ruleSet });
    return assigned.ok ? complete({ commissionId: assigned.value.commissionId, deadline: endOfDay(campaign.decisionsBy) }) : incident(assigned.code);
  }

  /** Opens all members' sheets at once. A post or claim whose sheet the loaded rules do not give is named to the operator. */
  @JobWorker(JobType.OpenScoring, { fetch: ['attestationId', 'commissionId', 'deadlines'] })
  async openScoring(job: Job<JobIn<typeof JobType.OpenScoring>>): Work<typeof JobType.OpenScoring> {
    const { attestationId, commissionId, deadlines } = job.variables;
    const commission = await this.commissions.find(commissionId);
    if (!commission || !deadlines.decision) return incident(`The commission ${commissionId} is not known.`);
    const opening = { id: newId<WorkItemId>(), due: deadlines.decision, now: this.now() };
    try {
      const opened = await this.files.change({ id: attestationId, key: attestationId }, (file) => openScoring(file, opening, commission), { idempotencyKey: onceFor(job) });
      return opened.ok ? complete({ workItemId: opened.value }) : incident(opened.code);
    } catch (problem) {
      if (problem instanceof RegulationError) return incident(`The portfolio cannot be scored: ${problem.message}.`);
      throw problem;
    }
  }

  private now = (): Instant => this.clock.now().toISOString();
}
