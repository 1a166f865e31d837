import { registryTopic, REGISTRIES, type CloudEvent, type Registry, type WorkItemId } from '@attestation/contracts';
import { MisfitEvent, orDeadLetter } from '@attestation/events';
import { Injectable, Logger } from '@nestjs/common';
import { receiveResult, type Booking } from '../domain/booking.js';
import { answerQuestion, type Question } from '../domain/question.js';
import { readAnswer, readResult, type ReadAnswer, type ReadResult } from '../registries/read-event.js';
import { BookingStore } from '../store/booking.store.js';
import { EarlyEvents, type EarlyEvent } from '../store/early-events.js';
import { QuestionStore } from '../store/question.store.js';
import { SubjectCheck } from './subject-check.js';

/** The topics on which registries answer, each with its registry. */
export const ANSWER_TOPICS: Readonly<Record<string, Registry>> = Object.fromEntries(REGISTRIES.map((registry) => [registryTopic(registry, 'answers'), registry]));
export const RESULTS_TOPIC = registryTopic('TESTING_CENTRE', 'results');

/** What registries send, whether it is expected already or not. */
@Injectable()
export class RegistryIntake {
  private readonly log = new Logger(RegistryIntake.name);

  constructor(
    private readonly questions: QuestionStore,
    private readonly bookings: BookingStore,
    private readonly early: EarlyEvents,
    private readonly subjects: SubjectCheck,
  ) {}

  /**
   * Takes an event of a registry's topic. What it is about may appear later: then it is kept until {@link applyEarly}.
   * @throws MisfitEvent when it does not fit, RefusedEvent when it is refused: both are dead letters with their reason
   */
  async receive(topic: string, event: unknown): Promise<void> {
    const registry = ANSWER_TOPICS[topic];
    const read = registry ? readAnswer(registry, event) : readResult(event);
    const about = 'questionId' in read ? read.questionId : read.bookingId;
    if (await this.apply(topic, read, event)) return;
    const kept: EarlyEvent = { topic, eventId: read.eventId, event };
    await this.early.keep(kept, about);
    this.log.log({ msg: 'An event came before what it is about: it is kept.', topic, event: read.eventId, waitsFor: about });
    // it may have appeared in between, when nothing was kept yet
    if (await this.apply(topic, read, event)) await this.early.markApplied(kept);
  }

  /** Something appeared: whatever has waited for it is applied now. One that does not fit keeps nobody else waiting. */
  async applyEarly(id: WorkItemId): Promise<void> {
    for (const kept of await this.early.waitingFor(id)) {
      const registry = ANSWER_TOPICS[kept.topic];
      try {
        await this.apply(kept.topic, registry ? readAnswer(registry, kept.event) : readResult(kept.event), kept.event);
        await this.early.markApplied(kept);
      } catch (problem) {
        if (!(problem instanceof MisfitEvent)) throw problem;
        await this.early.markApplied(kept, problem.message);
      }
    }
  }

  /** @returns false: what it is about is not known */
  private async apply(topic: string, read: ReadAnswer | ReadResult, event: unknown): Promise<boolean> {
    if ('bookingId' in read) {
      const booking = await this.bookings.find(read.bookingId);
      if (booking) await this.applyResult(booking, read, event);
      return booking !== undefined;
    }
    const question = await this.questions.find(read.questionId);
    if (question) await this.applyAnswer(question, ANSWER_TOPICS[topic], read, event);
    return question !== undefined;
  }

  private async applyAnswer(question: Question, registry: Registry | undefined, read: ReadAnswer, event: unknown): Promise<void> {
    const { workItemId, attestationId, personId } = question;
    if (question.registry !== registry) throw new MisfitEvent('the question was put to another registry');
    await this.subjects.require(read.subject, workItemId, personId, read.items);
    const { items, answeredAt, source } = read;
    const decide = (known: Question | undefined) => answerQuestion(known, { items, answeredAt, source });
    orDeadLetter(await this.questions.change({ id: workItemId, key: attestationId }, decide, { inbox: event as CloudEvent<unknown> }));
  }

  private async applyResult(booking: Booking, read: ReadResult, event: unknown): Promise<void> {
    const { bookingId, attestationId, personId } = booking;
    const { points, tasks, takenAt, certificateNumber, source } = read;
    const result = { bookingId, points, tasks, takenAt, certificateNumber, source };
    await this.subjects.require(read.subject, bookingId, personId, result);
    orDeadLetter(
      await this.bookings.change({ id: bookingId, key: attestationId }, (known) => receiveResult(known, result), { inbox: event as CloudEvent<unknown> }),
    );
  }
}
