import { JobType, type JobIn, type JobOut, type WorkItemId } from '@attestation/contracts';
import { Clock, newId } from '@attestation/service-kit';
import { businessError, complete, incident, JobWorker, onceFor, type Job, type JobOutcome } from '@attestation/workflow';
import { Controller } from '@nestjs/common';
import { markSilent, openQuestion } from '../domain/question.js';
import { RegistryIntake } from '../exchange/registry-intake.js';
import { QuestionStore } from '../store/question.store.js';

type Ask = typeof JobType.AskRegistry;
type Silent = typeof JobType.MarkRegistrySilent;

@Controller()
export class RegistryWorkers {
  constructor(
    private readonly questions: QuestionStore,
    private readonly intake: RegistryIntake,
    private readonly clock: Clock,
  ) {}

  /** Puts a question to a registry on its way and completes at once. A second delivery gets the first answer. */
  @JobWorker(JobType.AskRegistry, { fetch: ['attestationId', 'personId', 'registry', 'deadlines'], maxJobs: 32, timeout: '30s' })
  async askRegistry(job: Job<JobIn<Ask>>): Promise<JobOutcome<JobOut<Ask>>> {
    const { attestationId, personId, registry, deadlines } = job.variables;
    const workItemId = newId<WorkItemId>();
    const asked = { workItemId, attestationId, personId, registry, askedAt: this.clock.now().toISOString(), answerBy: deadlines.registries ?? null };
    const opened = await this.questions.change({ id: workItemId, key: attestationId }, () => openQuestion(asked), { idempotencyKey: onceFor(job) });
    if (!opened.ok) return businessError(opened.code);
    await this.intake.applyEarly(opened.value.workItemId);
    return complete({ workItemId: opened.value.workItemId });
  }

  /** The deadline has passed. An answer that arrived at the last moment stands. */
  @JobWorker(JobType.MarkRegistrySilent, { fetch: ['attestationId', 'workItemId'], maxJobs: 32, timeout: '30s' })
  async markRegistrySilent(job: Job<JobIn<Silent>>): Promise<JobOutcome<JobOut<Silent>>> {
    const { attestationId, workItemId } = job.variables;
    const at = this.clock.now().toISOString();
    const marked = await this.questions.change({ id: workItemId, key: attestationId }, (question) => markSilent(question, at), { idempotencyKey: onceFor(job) });
    return marked.ok ? complete({}) : incident(`No question ${workItemId} was put to any registry for this case (${marked.code}).`);
  }
}
