import { JobType, MessageName, type JobIn, type JobOut, type WorkItemId } from '@attestation/contracts';
import { Clock, newId } from '@attestation/service-kit';
import { complete, incident, JobWorker, onceFor, retryLater, type Job, type JobOutcome } from '@attestation/workflow';
import { Controller } from '@nestjs/common';
import { openAssessment } from '../domain/assessment.js';
import { EvidenceStore } from '../store/evidence.store.js';

const NOT_YET_MS = 1_000;

/** The organisation's check that all documents are there. */
@Controller()
export class AssessmentWorkers {
  constructor(private readonly evidence: EvidenceStore, private readonly clock: Clock) {}

  /**
   * Puts the portfolio into the responsible person's queue. The facts it is frozen from may still be on their way: then a little later.
   * Where the case ended at this very moment, the process is on its way to its end too.
   */
  @JobWorker(JobType.OpenAssessment, { fetch: ['attestationId'] })
  async openAssessment(job: Job<JobIn<'portfolio.open-assessment'>>): Promise<JobOutcome<JobOut<'portfolio.open-assessment'>>> {
    const { attestationId } = job.variables;
    const workItemId = newId<WorkItemId>();
    const now = this.clock.now().toISOString();
    const subject = { id: attestationId, key: attestationId };
    const opened = await this.evidence.change(subject, (known) => openAssessment(known, { workItemId, now }), {
      idempotencyKey: onceFor(job),
      proves: [MessageName.AssessmentCompleted, MessageName.PortfolioSupplemented],
    });
    if (opened.ok) return complete(opened.value);
    return opened.code === 'NOT_FOUND' ? retryLater(NOT_YET_MS, 'the submitted portfolio has not been frozen yet') : incident(opened.code);
  }
}
