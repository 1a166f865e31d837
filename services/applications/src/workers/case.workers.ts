import {
  JobType, MessageName, type AttestationId, type JobIn, type JobOut, type Outcome, type WorkItemId,
} from '@attestation/contracts';
import { Clock, newId } from '@attestation/service-kit';
import { businessError, complete, JobWorker, onceFor, type Job, type JobOutcome } from '@attestation/workflow';
import { Controller } from '@nestjs/common';
import { escalate, openAcceptance } from '../domain/acceptance.js';
import { close } from '../domain/closing.js';
import { planRegistration, register } from '../domain/registration.js';
import { begin, expireDraft } from '../domain/submission.js';
import { CaseStore } from '../store/case.store.js';
import { RegistrationStore } from '../store/registration.store.js';

/** The platform's own steps of a case. Every one may be delivered twice and does its work once. */
@Controller()
export class CaseWorkers {
  constructor(private readonly cases: CaseStore, private readonly registrations: RegistrationStore, private readonly clock: Clock) {}

  /** The process takes the case on; a second process of the same case is turned away. */
  @JobWorker(JobType.Begin, { fetch: ['attestationId'] })
  async begin(job: Job<JobIn<'applications.begin'>>): Promise<JobOutcome<JobOut<'applications.begin'>>> {
    const proves = [MessageName.AttestationOpened];
    const begun = await this.cases.change(subjectOf(job), (file) => begin(file, job.processInstanceKey), { idempotencyKey: onceFor(job), proves });
    return toOutcome(begun);
  }

  /** The window closed on a draft nobody submitted. */
  @JobWorker(JobType.ExpireDraft, { fetch: ['attestationId'] })
  async expireDraft(job: Job<JobIn<'applications.expire-draft'>>): Promise<JobOutcome<JobOut<'applications.expire-draft'>>> {
    return toOutcome(await this.cases.change(subjectOf(job), (file) => expireDraft(file, this.now()), { idempotencyKey: onceFor(job) }));
  }

  /** When the application will be registered. */
  @JobWorker(JobType.PlanRegistration, { fetch: ['attestationId'] })
  async planRegistration(job: Job<JobIn<'applications.plan-registration'>>): Promise<JobOutcome<JobOut<'applications.plan-registration'>>> {
    const proves = [MessageName.ApplicationSubmitted];
    return toOutcome(await this.cases.change(subjectOf(job), planRegistration, { idempotencyKey: onceFor(job), proves }));
  }

  /** Gives the application its number, and the day by which it is answered. */
  @JobWorker(JobType.Register, { fetch: ['attestationId'] })
  async register(job: Job<JobIn<'applications.register'>>): Promise<JobOutcome<JobOut<'applications.register'>>> {
    return toOutcome(await this.registrations.change(subjectOf(job), (state) => register(state, this.now()), { idempotencyKey: onceFor(job) }));
  }

  /** Puts the application into the provider's queue. */
  @JobWorker(JobType.OpenAcceptance, { fetch: ['attestationId'] })
  async openAcceptance(job: Job<JobIn<'applications.open-acceptance'>>): Promise<JobOutcome<JobOut<'applications.open-acceptance'>>> {
    const workItemId = newId<WorkItemId>();
    const opened = this.cases.change(subjectOf(job), (file) => openAcceptance(file, { workItemId, now: this.now() }), { idempotencyKey: onceFor(job) });
    return toOutcome(await opened);
  }

  /** The working day passed without an answer. */
  @JobWorker(JobType.EscalateAcceptance, { fetch: ['attestationId'] })
  async escalateAcceptance(job: Job<JobIn<'applications.escalate-acceptance'>>): Promise<JobOutcome<JobOut<'applications.escalate-acceptance'>>> {
    return toOutcome(await this.cases.change(subjectOf(job), (file) => escalate(file, this.now()), { idempotencyKey: onceFor(job) }));
  }

  /** The process ended; whatever message of the case is still open has no one to wait for it. */
  @JobWorker(JobType.Close, { fetch: ['attestationId', 'outcome'] })
  async close(job: Job<JobIn<'applications.close'>>): Promise<JobOutcome<JobOut<'applications.close'>>> {
    const { outcome } = job.variables;
    const proves = [MessageName.AttestationOpened, MessageName.ApplicationSubmitted, MessageName.ApplicationAnswered];
    return toOutcome(await this.cases.change(subjectOf(job), (file) => close(file, { outcome, now: this.now() }), { idempotencyKey: onceFor(job), proves }));
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}

const subjectOf = ({ variables: { attestationId } }: Job<{ attestationId: AttestationId }>) => ({ id: attestationId, key: attestationId });

/** A refusal goes to the model under its code: where the model has no catch for it, it is an incident with that name. */
const toOutcome = <Out>(outcome: Outcome<Out>): JobOutcome<Out> => (outcome.ok ? complete(outcome.value) : businessError(outcome.code));
