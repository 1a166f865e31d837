import { type Instant, type JobIn, type JobOut, JobType, MessageName, type WorkItemId } from '@attestation/contracts';
import { endOfDay } from '@attestation/regulation';
import { Clock, newId } from '@attestation/service-kit';
import { complete, incident, type Job, type JobOutcome, JobWorker, onceFor } from '@attestation/workflow';
import { Controller } from '@nestjs/common';
import { openBooking } from '../domain/booking.js';
import { recordExemption } from '../domain/exemption.js';
import { sendNotice } from '../domain/notice.js';
import { closeUntaken } from '../domain/untaken.js';
import { BookingStore } from '../store/booking.store.js';
import { ExemptionStore } from '../store/exemption.store.js';
import { KnownFacts } from '../store/known-facts.js';

type Work<T extends JobType> = Promise<JobOutcome<JobOut<T>>>;

/** Stage 2: booking, notice, the end of the window; or the exemption from all that (D.1 #12–16). */
@Controller()
export class TestingWorkers {
  constructor(
    private readonly bookings: BookingStore,
    private readonly exemptions: ExemptionStore,
    private readonly known: KnownFacts,
    private readonly clock: Clock,
  ) {}

  /** No test is needed: the ground is recorded. */
  @JobWorker(JobType.RecordExemption, { fetch: ['attestationId', 'personId', 'exemption'] })
  async recordExemption(job: Job<JobIn<typeof JobType.RecordExemption>>): Work<typeof JobType.RecordExemption> {
    const { attestationId, personId, exemption } = job.variables;
    const record = { attestationId, personId, ground: exemption.ground ?? exemption.rule, rule: exemption.rule, exemptedAt: this.now() };
    const recorded = await this.exemptions.change({ id: attestationId, key: attestationId }, (existing) => recordExemption(existing, record), { idempotencyKey: onceFor(job) });
    return recorded.ok ? complete({}) : incident(recorded.code);
  }

  /** Puts the booking into the teacher's hands until the window closes. Without the year's campaign a person must act: an incident. */
  @JobWorker(JobType.OpenBooking, { fetch: ['attestationId', 'personId', 'organisationId', 'claimedCategory', 'openedOn', 'ruleSet', 'test'] })
  async openBooking(job: Job<JobIn<typeof JobType.OpenBooking>>): Work<typeof JobType.OpenBooking> {
    const { openedOn, ...facts } = job.variables;
    const year = Number(openedOn.slice(0, 4));
    const window = await this.known.findWindow(year);
    if (!window) return incident(`The campaign of ${year} is not known to testing: open it in regulation, then retry.`);
    const wanted = { ...facts, id: newId<WorkItemId>(), window, openedAt: this.now(), due: endOfDay(window.to) };
    const options = { idempotencyKey: onceFor(job), ruleSet: facts.ruleSet };
    const opened = await this.bookings.change({ id: wanted.id, key: facts.attestationId }, (existing) => openBooking(existing, wanted), options);
    return opened.ok ? complete({ workItemId: opened.value.id, deadline: opened.value.due }) : incident(opened.code);
  }

  /** Tells the teacher date, time and place in her cabinet. */
  @JobWorker(JobType.SendNotice, { fetch: ['attestationId', 'workItemId'] })
  async sendNotice(job: Job<JobIn<typeof JobType.SendNotice>>): Work<typeof JobType.SendNotice> {
    const { workItemId, attestationId } = job.variables;
    const sent = await this.bookings.change({ id: workItemId, key: attestationId }, (booking) => sendNotice(booking, this.now()), { idempotencyKey: onceFor(job), proves: [MessageName.TestBooked] });
    return sent.ok ? complete({}) : incident(sent.code);
  }

  /** The window closed before the test was sat. */
  @JobWorker(JobType.CloseUntaken, { fetch: ['attestationId', 'workItemId'] })
  async closeUntaken(job: Job<JobIn<typeof JobType.CloseUntaken>>): Work<typeof JobType.CloseUntaken> {
    const { workItemId, attestationId } = job.variables;
    const closed = await this.bookings.change({ id: workItemId, key: attestationId }, (booking) => closeUntaken(booking, this.now()), { idempotencyKey: onceFor(job) });
    return closed.ok ? complete({ testTaken: closed.value.result != null }) : incident(closed.code);
  }

  private now = (): Instant => this.clock.now().toISOString();
}
