import {
  JobType, MessageName, type AttestationId, type JobIn, type JobOut, type Outcome, type WorkItemId,
} from '@attestation/contracts';
import { KnownCalendar } from '@attestation/persistence';
import { calendarOf, epochOf, type WorkCalendar } from '@attestation/regulation';
import { Clock, newId } from '@attestation/service-kit';
import { businessError, complete, JobWorker, onceFor, retryLater, type Job, type JobOutcome } from '@attestation/workflow';
import { Controller } from '@nestjs/common';
import { escalate } from '../domain/acceptance.js';
import { close } from '../domain/closing.js';
import { notBefore, recount } from '../domain/recounting.js';
import { register } from '../domain/registration.js';
import { begin, expireDraft } from '../domain/submission.js';
import { CaseStore } from '../store/case.store.js';
import { RegistrationStore } from '../store/registration.store.js';

/** The platform's own steps of a case. Every one may be delivered twice and does its work once. */
@Controller()
export class CaseWorkers {
  constructor(
    private readonly cases: CaseStore,
    private readonly registrations: RegistrationStore,
    private readonly calendar: KnownCalendar,
    private readonly clock: Clock,
  ) {}

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

  /** Gives the application its number, the day by which it is answered, and a place in the provider's queue. */
  @JobWorker(JobType.Register, { fetch: ['attestationId'] })
  async register(job: Job<JobIn<'applications.register'>>): Promise<JobOutcome<JobOut<'applications.register'>>> {
    const { later, calendar } = await this.counted(job);
    if (later) return later;
    const given = { workItemId: newId<WorkItemId>(), now: this.now(), calendar };
    const proves = [MessageName.ApplicationSubmitted];
    return toOutcome(await this.registrations.change(subjectOf(job), (state) => register(state, given), { idempotencyKey: onceFor(job), proves }));
  }

  /** The working day passed without an answer. */
  @JobWorker(JobType.EscalateAcceptance, { fetch: ['attestationId'] })
  async escalateAcceptance(job: Job<JobIn<'applications.escalate-acceptance'>>): Promise<JobOutcome<JobOut<'applications.escalate-acceptance'>>> {
    const { later } = await this.counted(job);
    if (later) return later;
    return toOutcome(await this.cases.change(subjectOf(job), (file) => escalate(file, this.now()), { idempotencyKey: onceFor(job) }));
  }

  /** The process ended; whatever message of the case is still open has no one to wait for it. */
  @JobWorker(JobType.Close, { fetch: ['attestationId', 'outcome'] })
  async close(job: Job<JobIn<'applications.close'>>): Promise<JobOutcome<JobOut<'applications.close'>>> {
    const { outcome } = job.variables;
    return toOutcome(await this.cases.change(subjectOf(job), (file) => close(file, { outcome, now: this.now() }), { idempotencyKey: onceFor(job), proves: OURS }));
  }

  /** A timer does not move: where the calendar was changed after it was set, its job waits for the day as it is counted now. */
  private async counted(job: Job<{ attestationId: AttestationId }>): Promise<{ later?: JobOutcome<never>; calendar?: WorkCalendar }> {
    const years = await this.calendar.years();
    if (years.length === 0) return {};
    const given = { calendar: calendarOf(years), now: this.now() };
    await this.cases.change(subjectOf(job), (file) => recount(file, given));
    const until = notBefore(await this.cases.find(job.variables.attestationId), given);
    const later = until ? retryLater(epochOf(until) - epochOf(given.now), `The working calendar was changed: this is due at ${until}.`) : undefined;
    return { later, calendar: given.calendar };
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}

/** Every message of ours that a case may have been told. */
const OURS = [
  MessageName.AttestationOpened, MessageName.ApplicationSubmitted, MessageName.ApplicationAnswered, MessageName.ApplicationWithdrawn, MessageName.AttestationMoved,
];

const subjectOf = ({ variables: { attestationId } }: Job<{ attestationId: AttestationId }>) => ({ id: attestationId, key: attestationId });

/** A refusal goes to the model under its code: where the model has no catch for it, it is an incident with that name. */
const toOutcome = <Out>(outcome: Outcome<Out>): JobOutcome<Out> => (outcome.ok ? complete(outcome.value) : businessError(outcome.code));
