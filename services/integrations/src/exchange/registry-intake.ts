import { registryTopic, REGISTRIES, type CloudEvent, type Registry, type WorkItemId } from '@attestation/contracts';
import { MisfitEvent, orDeadLetter } from '@attestation/events';
import { Injectable, Logger } from '@nestjs/common';
import { receiveResult, type Booking } from '../domain/booking.js';
import { answerQuestion, type CaseQuestions } from '../domain/case-questions.js';
import { readAnswer, readResult, type ReadAnswer, type ReadResult } from '../registries/read-event.js';
import { BookingStore } from '../store/booking.store.js';
import { EarlyEvents, type EarlyEvent } from '../store/early-events.js';
import { AskedQuestions } from '../store/asked-questions.js';
import { CaseQuestionsStore } from '../store/case-questions.store.js';
import { SubjectCheck } from './subject-check.js';

/** The topics on which registries answer, each with its registry. */
export const ANSWER_TOPICS: Readonly<Record<string, Registry>> = Object.fromEntries(REGISTRIES.map((registry) => [registryTopic(registry, 'answers'), registry]));
export const RESULTS_TOPIC = registryTopic('TESTING_CENTRE', 'results');

/** What registries send, whether it is expected already or not. */
@Injectable()
export class RegistryIntake {
  private readonly log = new Logger(RegistryIntake.name);

  constructor(
    private readonly asked: AskedQuestions,
    private readonly cases: CaseQuestionsStore,
    private readonly bookings: BookingStore,
    private readonly early: EarlyEvents,
    private readonly subjects: SubjectCheck,
  ) {}

  /**
   * Takes an event of a registry's topic. A booking may become known after its result: that is kept until {@link applyEarly}.
   * @throws MisfitEvent when it does not fit, RefusedEvent when it is refused: both are dead letters with their reason
   */
  async receive(topic: string, event: unknown): Promise<void> {
    const registry = ANSWER_TOPICS[topic];
    const read = registry ? readAnswer(registry, event) : readResult(event);
    if ('questionId' in read) return this.applyAnswer(registry, read, event);
    if (await this.applyResult(read, event)) return;
    const kept: EarlyEvent = { topic, eventId: read.eventId, event };
    await this.early.keep(kept, read.bookingId);
    this.log.log({ msg: 'An event came before what it is about: it is kept.', topic, event: read.eventId, waitsFor: read.bookingId });
    // it may have appeared in between, when nothing was kept yet
    if (await this.applyResult(read, event)) await this.early.markApplied(kept);
  }

  /** Something appeared: whatever has waited for it is applied now. One that does not fit keeps nobody else waiting. */
  async applyEarly(id: WorkItemId): Promise<void> {
    for (const kept of await this.early.waitingFor(id)) {
      try {
        await this.applyResult(readResult(kept.event), kept.event);
        await this.early.markApplied(kept);
      } catch (problem) {
        if (!(problem instanceof MisfitEvent)) throw problem;
        await this.early.markApplied(kept, problem.message);
      }
    }
  }

  // a question leaves only after it is kept: an answer to an unknown one is wrong, however long it waits
  private async applyAnswer(registry: Registry | undefined, read: ReadAnswer, event: unknown): Promise<void> {
    const asked = await this.asked.find(read.questionId);
    if (!asked) throw new MisfitEvent('nobody put this question');
    if (asked.registry !== registry) throw new MisfitEvent('the question was put to another registry');
    await this.subjects.require(read.subject, read.questionId, asked.personId, read.items);
    const { questionId, items, answeredAt, source } = read;
    const decide = (known: CaseQuestions | undefined) => answerQuestion(known, questionId, { items, answeredAt, source });
    orDeadLetter(await this.cases.change({ id: asked.workItemId, key: asked.attestationId }, decide, { inbox: event as CloudEvent<unknown> }));
  }

  /** @returns false: the booking is not known */
  private async applyResult(read: ReadResult, event: unknown): Promise<boolean> {
    const booking = await this.bookings.find(read.bookingId);
    if (!booking) return false;
    const { bookingId, attestationId, personId } = booking;
    const { points, tasks, takenAt, certificateNumber, source } = read;
    const result = { bookingId, points, tasks, takenAt, certificateNumber, source };
    await this.subjects.require(read.subject, bookingId, personId, result);
    const decide = (known: Booking | undefined) => receiveResult(known, result);
    orDeadLetter(await this.bookings.change({ id: bookingId, key: attestationId }, decide, { inbox: event as CloudEvent<unknown> }));
    return true;
  }
}
