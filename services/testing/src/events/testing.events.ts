import { accept, type CloudEvent, type FactOf, FactType, MessageName } from '@attestation/contracts';
import { orDeadLetter, WHOLE_PAGES } from '@attestation/events';
import type { Settings } from '@attestation/regulation';
import { Clock } from '@attestation/service-kit';
import type { Taken } from '@attestation/persistence';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { onBooking, type TestCase } from '../domain/case.js';
import { recordResult } from '../domain/result.js';
import { stopCase } from '../domain/stop.js';
import { CaseStore } from '../store/case.store.js';
import { KnownFacts } from '../store/known-facts.js';

type Of<T extends FactType> = CloudEvent<FactOf<T>>;

/** The process has gone on to the summary: what it heard of the test has had its effect. */
const HEARD = [MessageName.TestResultReceived, MessageName.TestAppealed, MessageName.AppealDecided, MessageName.RetakeDeclined];
const ALL = [...HEARD, MessageName.TestBooked, MessageName.TestAnnulled];

/** The testing centre's results, the year's window, where a case goes, and the signs that our messages had their effect. */
@Controller()
export class TestingEvents {
  constructor(
    private readonly cases: CaseStore,
    private readonly known: KnownFacts,
    private readonly clock: Clock,
  ) {}

  @EventPattern([FactType.CampaignOpened, FactType.CampaignExtended])
  onCampaign(@Payload() event: Of<typeof FactType.CampaignOpened>): Promise<void> {
    return this.known.keepCampaign(event.data, event.time);
  }

  @EventPattern(FactType.SettingChanged)
  onSettingChanged(@Payload() event: Of<typeof FactType.SettingChanged>): Promise<void> {
    return this.known.keepSetting(event.data);
  }

  /** Whether the attestation is early: its attempts are counted by themselves. */
  @EventPattern(FactType.DraftOpened, WHOLE_PAGES)
  onDraftOpened(@Payload() page: Of<typeof FactType.DraftOpened>[]): Promise<void> {
    return this.known.keepModes(page.map(({ data }) => data));
  }

  /** A language certificate that came with the application, for when the process asks. */
  @EventPattern(FactType.ApplicationSubmitted, WHOLE_PAGES)
  onSubmitted(@Payload() page: Of<typeof FactType.ApplicationSubmitted>[]): Promise<void> {
    return this.known.keepCertificates(page.map(({ data }) => data));
  }

  /** Judges results and issues them. Refused (more points than tasks, another result, an annulled test): a dead letter, replayable. */
  @EventPattern(FactType.TestResultReceived, WHOLE_PAGES)
  async onResults(@Payload() page: Of<typeof FactType.TestResultReceived>[]): Promise<void> {
    const cases = await this.cases.casesOf(page.map(({ data }) => data.bookingId));
    const at = { now: this.clock.now().toISOString(), settings: await this.known.settingsOn(this.clock.today()) };
    orDeadLetter(await this.cases.takeAll(page.map((event) => resultTaken(event, cases, at))));
  }

  @EventPattern(FactType.CommissionAssigned, WHOLE_PAGES)
  async onCommissionsAssigned(@Payload() page: Of<typeof FactType.CommissionAssigned>[]): Promise<void> {
    orDeadLetter(await this.cases.takeAll(page.map((event) => taken(event, HEARD, (known) => known && { ...known, commissionId: event.data.commissionId }))));
  }

  /** The teacher took her application back: her seat is free again. */
  @EventPattern(FactType.ApplicationWithdrawn)
  async onWithdrawn(@Payload() event: Of<typeof FactType.ApplicationWithdrawn>): Promise<void> {
    const { attestationId, withdrawnAt } = event.data;
    orDeadLetter(await this.cases.change({ id: attestationId, key: attestationId }, (known) => stopCase(known, withdrawnAt, 'WITHDRAWN'), { inbox: event }));
  }

  /** The case belongs elsewhere now: who answers for it there may read it. */
  @EventPattern(FactType.AttestationMoved)
  async onMoved(@Payload() event: Of<typeof FactType.AttestationMoved>): Promise<void> {
    const { attestationId } = event.data;
    await this.known.keepMove(event.data, event.time);
    const organisationId = await this.known.movedTo(attestationId);
    const move = (known: TestCase | undefined) => accept({ next: known && organisationId && { ...known, organisationId }, result: undefined });
    orDeadLetter(await this.cases.change({ id: attestationId, key: attestationId }, (known) => move(known), { inbox: event }));
  }

  /** The case is over: what is open is cancelled, and nothing of it is published again. */
  @EventPattern(FactType.AttestationClosed, WHOLE_PAGES)
  async onClosed(@Payload() page: Of<typeof FactType.AttestationClosed>[]): Promise<void> {
    const closed = page.map((event): Taken<TestCase> => ({ ...taken(event, ALL), decide: (known) => stopCase(known, event.data.closedAt, 'CLOSED') }));
    orDeadLetter(await this.cases.takeAll(closed));
  }
}

/** @throws Error for a booking that is not known: the event is then tried again, and kept as a dead letter in the end */
function resultTaken(event: Of<typeof FactType.TestResultReceived>, cases: Awaited<ReturnType<CaseStore['casesOf']>>, { now, settings }: { now: string; settings: Settings }): Taken<TestCase> {
  const { bookingId, points, tasks, takenAt: finishedAt, certificateNumber } = event.data;
  const attestationId = cases.get(bookingId);
  if (!attestationId) throw new Error(`The booking ${bookingId} is not known to testing.`);
  const decide = (known: TestCase | undefined) => onBooking(known, bookingId, (booking, { ruleSet }) => withoutResult(recordResult(booking, { points, tasks, certificateNumber, finishedAt }, now, { ruleSet, settings })));
  return { subject: { id: attestationId, key: attestationId }, inbox: event, decide };
}

function withoutResult(change: ReturnType<typeof recordResult>) {
  return change.ok ? { ...change, result: undefined } : change;
}

/** A fact of a case that proves messages, and what it changes. */
function taken(event: Of<typeof FactType.AttestationClosed | typeof FactType.CommissionAssigned>, proves: MessageName[], next: (known: TestCase | undefined) => TestCase | undefined = () => undefined): Taken<TestCase> {
  const { attestationId } = event.data;
  return { subject: { id: attestationId, key: attestationId }, inbox: event, proves, decide: (known) => accept({ next: next(known), result: undefined }) };
}
