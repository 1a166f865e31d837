import { type Instant, type JobIn, type JobOut, JobType, type WorkItemId } from '@attestation/contracts';
import { endOfDay, RegulationError } from '@attestation/regulation';
import { Clock, newId } from '@attestation/service-kit';
import { complete, incident, retryLater, type Job, type JobOutcome, JobWorker, onceFor } from '@attestation/workflow';
import { Controller } from '@nestjs/common';
import { type CaseFile, assignCommission } from '../domain/case-file.js';
import { openScoring } from '../domain/scoring.js';
import { CaseFileStore } from '../store/case-file.store.js';
import { CommissionStore } from '../store/commission.store.js';
import { Following, noCommission } from '../store/following.js';
import { KnownCases } from '../store/known-cases.js';

const AT_ONCE_MS = 500;

type Work<T extends JobType> = Promise<JobOutcome<JobOut<T>>>;

/** The summary begins: which commission decides, and its members' sheets (D.1 #22–24). */
@Controller()
export class SummaryWorkers {
  constructor(
    private readonly files: CaseFileStore,
    private readonly commissions: CommissionStore,
    private readonly cases: KnownCases,
    private readonly following: Following,
    private readonly clock: Clock,
  ) {}

  /** Gives the case to the active commission of its level. Without one, or without the year's campaign, a person must act: an incident. */
  @JobWorker(JobType.AssignCommission, {
    fetch: ['attestationId', 'personId', 'organisationId', 'claimedCategory', 'currentCategory', 'openedOn', 'ruleSet', 'routing'],
  })
  async assignCommission(job: Job<JobIn<typeof JobType.AssignCommission>>): Work<typeof JobType.AssignCommission> {
    const { routing: asked, ...variables } = job.variables;
    const { attestationId } = variables;
    const { drafted: known, decisionsBy, settings } = await this.cases.beforeAssignment(attestationId, variables.openedOn);
    if (!decisionsBy) return incident(`The campaign of ${variables.openedOn.slice(0, 4)} is not known to commissions: open it in regulation, then retry.`);
    if (!known) return incident(`The case ${attestationId} is not known to commissions: its draft's fact has not come.`);
    const { moved, ...drafted } = known;
    const routing = moved ? this.following.routingOf(variables, moved) : asked;
    const organisationId = moved?.organisationId ?? variables.organisationId;
    const commission = await this.following.commissionFor(routing, organisationId, this.now());
    if (!commission) return incident(noCommission(routing, organisationId));

    const wanted = { ...variables, ...drafted, organisationId, settings, decisionsBy };
    const decide = (existing: CaseFile | undefined) => assignCommission(existing, wanted, commission, routing, this.now());
    const assigned = await this.files.change({ id: attestationId, key: attestationId }, decide, { idempotencyKey: onceFor(job), ruleSet: wanted.ruleSet });
    if (!assigned.ok) return incident(assigned.code);
    const { missing, commissionId = assigned.value.commissionId } = await this.following.follow(attestationId, this.now()); // it may have moved at this very moment
    return missing ? incident(missing) : complete({ commissionId, deadline: endOfDay(decisionsBy) });
  }

  /** Opens all members' sheets at once. A post or claim whose sheet the loaded rules do not give is named to the operator. */
  @JobWorker(JobType.OpenScoring, { fetch: ['attestationId', 'commissionId', 'deadlines'] })
  async openScoring(job: Job<JobIn<typeof JobType.OpenScoring>>): Work<typeof JobType.OpenScoring> {
    const { attestationId, deadlines } = job.variables;
    const commission = await this.commissions.ofCase(attestationId); // not by the job's variable: the case may have moved since it was given
    if (!commission || !deadlines.decision) return incident(`The commission ${job.variables.commissionId} is not known.`);
    const opening = { id: newId<WorkItemId>(), due: deadlines.decision, now: this.now() };
    try {
      const opened = await this.files.change({ id: attestationId, key: attestationId }, (file) => openScoring(file, opening, commission), { idempotencyKey: onceFor(job) });
      if (!opened.ok && opened.code === 'NOT_READY') return retryLater(AT_ONCE_MS, 'The case moves to another commission at this very moment.');
      return opened.ok ? complete({ workItemId: opened.value }) : incident(opened.code);
    } catch (problem) {
      if (problem instanceof RegulationError) return incident(`The portfolio cannot be scored: ${problem.message}.`);
      throw problem;
    }
  }

  private now = (): Instant => this.clock.now().toISOString();
}
