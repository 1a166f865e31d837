import { type Instant, type JobIn, type JobOut, JobType, MessageName, type OrganisationId, type RuleSetId, type WorkItemId } from '@attestation/contracts';
import { KnownCalendar } from '@attestation/persistence';
import { addDays, calendarOf, endOfDay, epochOf } from '@attestation/regulation';
import { Clock, newId } from '@attestation/service-kit';
import { complete, incident, type Job, type JobOutcome, JobWorker, onceFor, retryLater } from '@attestation/workflow';
import { Controller } from '@nestjs/common';
import type { Booking } from '../domain/booking.js';
import { onBooking } from '../domain/case.js';
import { flagOverdue, overdueNotBefore } from '../domain/file-appeal.js';
import { sendNotice } from '../domain/notice.js';
import { openBooking } from '../domain/open-booking.js';
import { closeUntaken } from '../domain/untaken.js';
import { CaseStore } from '../store/case.store.js';
import { KnownFacts } from '../store/known-facts.js';
import { notKnownYet } from './not-known-yet.js';

type Work<T extends JobType> = Promise<JobOutcome<JobOut<T>>>;
/** What the process has heard once it opens another attempt. */
const HEARD = [MessageName.TestResultReceived, MessageName.TestAppealed, MessageName.AppealDecided];

/** Stage 2: booking, notice, appeal, the end of the window (D.1 #14–19). */
@Controller()
export class TestingWorkers {
  constructor(
    private readonly cases: CaseStore,
    private readonly known: KnownFacts,
    private readonly calendar: KnownCalendar,
    private readonly clock: Clock,
  ) {}

  /** Puts an attempt into the teacher's hands until the window closes. Without the year's campaign a person must act: an incident. */
  @JobWorker(JobType.OpenBooking, { fetch: ['attestationId', 'personId', 'organisationId', 'claimedCategory', 'openedOn', 'ruleSet', 'test'] })
  async openBooking(job: Job<JobIn<typeof JobType.OpenBooking>>): Work<typeof JobType.OpenBooking> {
    const { openedOn, ...facts } = job.variables;
    const { attestationId, personId, ruleSet } = facts;
    const year = Number(openedOn.slice(0, 4));
    const { window, taken, movedTo, mode } = await this.known.beforeAttempt({ attestationId, personId, year });
    if (!window) return incident(`The campaign of ${year} is not known to testing: open it in regulation, then retry.`);
    if (!mode) return notKnownYet('The draft of the case');
    const organisationId: OrganisationId = movedTo ?? facts.organisationId;
    const wanted = { ...facts, organisationId, mode, id: newId<WorkItemId>(), window, taken, openedAt: this.now(), due: endOfDay(window.to) };
    const opened = await this.cases.change(subjectOf(job), (existing) => openBooking(existing, wanted), { ...options(job, HEARD), ruleSet });
    return opened.ok ? complete({ workItemId: opened.value.id, deadline: await this.lastResultOf(opened.value) }) : incident(opened.code);
  }

  /** Tells the teacher date, time and place in her cabinet. */
  @JobWorker(JobType.SendNotice, { fetch: ['attestationId', 'workItemId'] })
  async sendNotice(job: Job<JobIn<typeof JobType.SendNotice>>): Work<typeof JobType.SendNotice> {
    const now = this.now();
    const sent = await this.cases.change(subjectOf(job), (known) => onBooking(known, job.variables.workItemId, (booking) => sendNotice(booking, now)), options(job, [MessageName.TestBooked]));
    return sent.ok ? complete({}) : incident(sent.code);
  }

  /** The window closed before the test was sat. */
  @JobWorker(JobType.CloseUntaken, { fetch: ['attestationId', 'workItemId'] })
  async closeUntaken(job: Job<JobIn<typeof JobType.CloseUntaken>>): Work<typeof JobType.CloseUntaken> {
    const now = this.now();
    const closed = await this.cases.change(subjectOf(job), (known) => onBooking(known, job.variables.workItemId, (booking, of) => closeUntaken(booking, of, now)), options(job));
    return closed.ok ? complete({ testTaken: closed.value }) : incident(closed.code);
  }

  /** The appeal commission's working days are over. */
  @JobWorker(JobType.FlagAppealOverdue, { fetch: ['attestationId', 'workItemId'] })
  async flagAppealOverdue(job: Job<JobIn<typeof JobType.FlagAppealOverdue>>): Work<typeof JobType.FlagAppealOverdue> {
    const until = await this.movedTo(job.variables);
    if (until) return retryLater(epochOf(until) - this.clock.now().getTime(), `The working calendar was changed: the appeal is due at ${until}.`);
    const flagged = await this.cases.change(subjectOf(job), (known) => onBooking(known, job.variables.workItemId, flagOverdue), options(job));
    return flagged.ok ? complete({}) : incident(flagged.code);
  }

  /** A timer does not move: where the calendar was changed after it was set, the appeal is due later than it says. */
  private async movedTo({ attestationId, workItemId }: JobIn<typeof JobType.FlagAppealOverdue>): Promise<Instant | null> {
    const years = await this.calendar.years();
    if (years.length === 0) return null;
    const given = { calendar: calendarOf(years), now: this.now() };
    const counted = await this.cases.change({ id: attestationId, key: attestationId }, (known) => onBooking(known, workItemId, (booking, of) => overdueNotBefore(booking, of, given)));
    return counted.ok ? counted.value : null;
  }

  private now = (): Instant => this.clock.now().toISOString();

  /** Until when the process waits: a result of the window's last day may still be on its way. */
  private async lastResultOf({ window }: Booking): Promise<Instant> {
    const { resultTransitDays } = await this.known.settingsOn(this.clock.today());
    return endOfDay(addDays(window.to, resultTransitDays));
  }
}

const subjectOf = ({ variables: { attestationId } }: Job<Pick<JobIn<typeof JobType.SendNotice>, 'attestationId'>>) => ({ id: attestationId, key: attestationId });

const options = (job: Job<unknown>, proves: MessageName[] = []): { idempotencyKey: ReturnType<typeof onceFor>; proves: MessageName[]; ruleSet?: RuleSetId } => ({
  idempotencyKey: onceFor(job), proves,
});
