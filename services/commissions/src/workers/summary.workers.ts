import { type Instant, type JobIn, type JobOut, JobType, MessageName, type WorkItemId } from '@attestation/contracts';
import { endOfDay } from '@attestation/regulation';
import { Clock, newId } from '@attestation/service-kit';
import { complete, incident, type Job, type JobOutcome, JobWorker, onceFor } from '@attestation/workflow';
import { Controller } from '@nestjs/common';
import { assignCommission } from '../domain/case-file.js';
import { openSheet } from '../domain/score-sheet.js';
import { aggregateScores } from '../domain/scoring.js';
import { CaseFileStore } from '../store/case-file.store.js';
import { CommissionStore } from '../store/commission.store.js';
import { KnownFacts } from '../store/known-facts.js';
import { ScoreSheetStore } from '../store/score-sheet.store.js';

type Work<T extends JobType> = Promise<JobOutcome<JobOut<T>>>;

/** The summary: which commission decides, what its members' sheets say (D.1 #22–24). */
@Controller()
export class SummaryWorkers {
  constructor(
    private readonly files: CaseFileStore,
    private readonly commissions: CommissionStore,
    private readonly sheets: ScoreSheetStore,
    private readonly known: KnownFacts,
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
    const [campaign, places] = await Promise.all([this.known.findCampaign(year), this.known.placesOf(organisationId)]);
    if (!campaign) return incident(`The campaign of ${year} is not known to commissions: open it in regulation, then retry.`);
    const commission = await this.commissions.findActive({ level: routing.level, organisationId, places }, this.clock.today());
    if (!commission) return incident(`No active commission of level ${routing.level} for organisation ${organisationId}: approve one and elect its chair, then retry.`);

    const decide = (existing: Parameters<typeof assignCommission>[0]) =>
      assignCommission(existing, { ...file, decisionsBy: campaign.decisionsBy, test: null }, commission, routing, this.now());
    const assigned = await this.files.change({ id: attestationId, key: attestationId }, decide, { idempotencyKey: onceFor(job), ruleSet: file.ruleSet });
    if (!assigned.ok) return incident(assigned.code);
    return complete({ commissionId: commission.id, memberIds: commission.memberIds, deadline: endOfDay(campaign.decisionsBy) });
  }

  /** Puts a score sheet into the member's queue. A second delivery gets the first answer. */
  @JobWorker(JobType.OpenScoring, { fetch: ['attestationId', 'commissionId', 'memberId', 'deadlines'] })
  async openScoring(job: Job<JobIn<typeof JobType.OpenScoring>>): Work<typeof JobType.OpenScoring> {
    const { attestationId, memberId, commissionId, deadlines } = job.variables;
    const [file, positionGroup] = await Promise.all([this.files.find(attestationId), this.known.findPositionGroup(attestationId)]);
    if (!file || !positionGroup || !deadlines.decision) return incident(`The case ${attestationId} is not known to commissions: its draft's fact has not come.`);
    const sheet = {
      id: newId<WorkItemId>(), attestationId, commissionId, memberId, positionGroup, claimedCategory: file.claimedCategory, openedAt: this.now(), due: deadlines.decision,
    };
    const opened = await this.sheets.change({ id: sheet.id, key: attestationId }, (existing) => openSheet(existing, sheet), { idempotencyKey: onceFor(job) });
    return opened.ok ? complete({ workItemId: opened.value.id }) : incident(opened.code);
  }

  /** All members have submitted: one score of many sheets. */
  @JobWorker(JobType.AggregateScores, { fetch: ['attestationId'] })
  async aggregateScores(job: Job<JobIn<typeof JobType.AggregateScores>>): Work<typeof JobType.AggregateScores> {
    const { attestationId } = job.variables;
    const sheets = await this.sheets.ofCase(attestationId);
    const scored = await this.files.change({ id: attestationId, key: attestationId }, (file, ruleSet) => aggregateScores(file, sheets, ruleSet), {
      idempotencyKey: onceFor(job),
      proves: [MessageName.SheetSubmitted],
    });
    return scored.ok ? complete({ portfolioMeets: scored.value.score?.meets === true }) : incident(scored.code);
  }

  private now = (): Instant => this.clock.now().toISOString();
}

