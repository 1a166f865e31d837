import { JobType, type EventId, type JobIn, type JobOut, type WorkItemId } from '@attestation/contracts';
import { Clock, newId } from '@attestation/service-kit';
import { businessError, complete, incident, JobWorker, onceFor, type Job, type JobOutcome } from '@attestation/workflow';
import { Controller } from '@nestjs/common';
import { askRegistries, markSilent } from '../domain/case-questions.js';
import { CaseQuestionsStore } from '../store/case-questions.store.js';

type Ask = typeof JobType.AskRegistries;
type Silent = typeof JobType.MarkRegistriesSilent;

@Controller()
export class RegistryWorkers {
  constructor(
    private readonly cases: CaseQuestionsStore,
    private readonly clock: Clock,
  ) {}

  /** Puts a case's questions to all registries on their way and completes at once. A second delivery gets the first answer. */
  @JobWorker(JobType.AskRegistries, { fetch: ['attestationId', 'personId', 'registries', 'deadlines'], maxJobs: 32, timeout: '30s' })
  async askRegistries(job: Job<JobIn<Ask>>): Promise<JobOutcome<JobOut<Ask>>> {
    const { attestationId, personId, registries, deadlines } = job.variables;
    const workItemId = newId<WorkItemId>();
    const questions = [...new Set(registries)].map((registry) => ({ questionId: newId<EventId>(), registry }));
    const asked = { workItemId, attestationId, personId, askedAt: this.clock.now().toISOString(), answerBy: deadlines.registries ?? null, questions };
    const opened = await this.cases.change({ id: workItemId, key: attestationId }, () => askRegistries(asked), { idempotencyKey: onceFor(job) });
    return opened.ok ? complete({ workItemId: opened.value.workItemId }) : businessError(opened.code);
  }

  /** The deadline has passed. An answer that arrived at the last moment stands. */
  @JobWorker(JobType.MarkRegistriesSilent, { fetch: ['attestationId', 'workItemId'], maxJobs: 32, timeout: '30s' })
  async markRegistriesSilent(job: Job<JobIn<Silent>>): Promise<JobOutcome<JobOut<Silent>>> {
    const { attestationId, workItemId } = job.variables;
    const at = this.clock.now().toISOString();
    const marked = await this.cases.change({ id: workItemId, key: attestationId }, (known) => markSilent(known, at), { idempotencyKey: onceFor(job) });
    return marked.ok ? complete({}) : incident(`No questions ${workItemId} were put to registries for this case (${marked.code}).`);
  }
}
