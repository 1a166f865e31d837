import { type Instant, type JobIn, type JobOut, JobType, MessageName, type WorkItemId } from '@attestation/contracts';
import { Clock, newId } from '@attestation/service-kit';
import { complete, incident, type Job, type JobOutcome, JobWorker, onceFor } from '@attestation/workflow';
import { Controller } from '@nestjs/common';
import { enlist, flagOverdue } from '../domain/agenda.js';
import { openCertificate } from '../domain/certificate.js';
import { openOrder } from '../domain/order.js';
import { CaseFileStore } from '../store/case-file.store.js';
import { CommissionStore } from '../store/commission.store.js';

type Work<T extends JobType> = Promise<JobOutcome<JobOut<T>>>;

/** From the meeting's queue to the certificate's: each opens the next person's work item (D.1 #25–28). */
@Controller()
export class DecisionWorkers {
  constructor(
    private readonly files: CaseFileStore,
    private readonly commissions: CommissionStore,
    private readonly clock: Clock,
  ) {}

  /** Proposes the case for a meeting: the secretary's queue. */
  @JobWorker(JobType.Enlist, { fetch: ['attestationId', 'commissionId', 'deadlines'] })
  async enlist(job: Job<JobIn<typeof JobType.Enlist>>): Work<typeof JobType.Enlist> {
    const { attestationId, deadlines } = job.variables;
    const commission = await this.commissions.ofCase(attestationId); // not by the job's variable: the case may have moved since it was given
    if (!commission || !deadlines.decision) return incident(`The commission ${job.variables.commissionId} is not known.`);
    const opening = { id: newId<WorkItemId>(), due: deadlines.decision, now: this.now() };
    const enlisted = await this.files.change({ id: attestationId, key: attestationId }, (file) => enlist(file, opening, commission.secretaryId), {
      idempotencyKey: onceFor(job),
      proves: [MessageName.ScoresSubmitted],
    });
    return enlisted.ok ? complete({ workItemId: enlisted.value }) : incident(enlisted.code);
  }

  /** The campaign's last day has passed and no decision was taken. */
  @JobWorker(JobType.FlagOverdue, { fetch: ['attestationId'] })
  async flagOverdue(job: Job<JobIn<typeof JobType.FlagOverdue>>): Work<typeof JobType.FlagOverdue> {
    const { attestationId } = job.variables;
    const flagged = await this.files.change({ id: attestationId, key: attestationId }, (file) => flagOverdue(file, this.now()), { idempotencyKey: onceFor(job) });
    return flagged.ok ? complete({}) : incident(flagged.code);
  }

  /** Asks the head of the attesting body for the order. */
  @JobWorker(JobType.OpenOrder, { fetch: ['attestationId'] })
  async openOrder(job: Job<JobIn<typeof JobType.OpenOrder>>): Work<typeof JobType.OpenOrder> {
    const { attestationId } = job.variables;
    const id = newId<WorkItemId>();
    const opened = await this.files.change({ id: attestationId, key: attestationId }, (file) => openOrder(file, id, this.now()), {
      idempotencyKey: onceFor(job),
      proves: [MessageName.DecisionRecorded],
    });
    return opened.ok ? complete({ workItemId: opened.value }) : incident(opened.code);
  }

  /** Asks the education organisation for the certificate. */
  @JobWorker(JobType.OpenCertificate, { fetch: ['attestationId'] })
  async openCertificate(job: Job<JobIn<typeof JobType.OpenCertificate>>): Work<typeof JobType.OpenCertificate> {
    const { attestationId } = job.variables;
    const id = newId<WorkItemId>();
    const opened = await this.files.change({ id: attestationId, key: attestationId }, (file) => openCertificate(file, id, this.now()), {
      idempotencyKey: onceFor(job),
      proves: [MessageName.OrderIssued],
    });
    return opened.ok ? complete({ workItemId: opened.value }) : incident(opened.code);
  }

  private now = (): Instant => this.clock.now().toISOString();
}
