import type { CloudEvent } from '@attestation/contracts';
import { orDeadLetter } from '@attestation/events';
import { Injectable } from '@nestjs/common';
import { receiveResult, type Booking } from '../domain/booking.js';
import { answerQuestion, type CaseQuestions } from '../domain/case-questions.js';
import { tellFact, type RegistryFact } from '../domain/registry-fact.js';
import { ANSWER_TYPE, FACT_TYPE } from '../registries/event-schemas.js';
import type { ReadAnswer, ReadEvent, ReadFact, ReadResult } from '../registries/read-event.js';
import { UnfitEvent } from '../registries/unfit-event.js';
import { AskedQuestions } from '../store/asked-questions.js';
import { BookingStore } from '../store/booking.store.js';
import { CaseQuestionsStore } from '../store/case-questions.store.js';
import { factSubject, RegistryFactStore } from '../store/registry-fact.store.js';
import { SubjectCheck } from './subject-check.js';

type Event = CloudEvent<unknown>;

/** By which name corrections wait for what they correct. */
export const factName = ({ source, eventId }: Pick<ReadEvent, 'source' | 'eventId'>): string => `${source}#${eventId}`;

/** What an event of a registry does here, once, however often it comes. */
@Injectable()
export class EventEffects {
  constructor(
    private readonly asked: AskedQuestions,
    private readonly cases: CaseQuestionsStore,
    private readonly bookings: BookingStore,
    private readonly facts: RegistryFactStore,
    private readonly subjects: SubjectCheck,
  ) {}

  /**
   * @returns what must appear first; `undefined`: it is done
   * @throws UnfitEvent, RefusedEvent for what cannot be used
   */
  async apply(read: ReadEvent, event: Event): Promise<string | undefined> {
    if (read.type === ANSWER_TYPE) return this.applyAnswer(read, event);
    return read.type === FACT_TYPE ? this.applyFact(read, event) : this.applyResult(read, event);
  }

  // a question leaves only after it is kept: an answer to an unknown one is wrong, however long it waits
  private async applyAnswer({ questionId, registry, subject, items, asOf: answeredAt, source }: ReadAnswer, event: Event): Promise<undefined> {
    const asked = await this.asked.find(questionId);
    if (!asked) throw new UnfitEvent('QUESTION_UNKNOWN');
    if (asked.registry !== registry) throw new UnfitEvent('QUESTION_OTHER_REGISTRY');
    await this.subjects.require(subject, questionId, asked.personId);
    const decide = (known: CaseQuestions | undefined) => answerQuestion(known, questionId, { items, answeredAt, source });
    orDeadLetter(await this.cases.change({ id: asked.workItemId, key: asked.attestationId }, decide, { inbox: event }));
  }

  private async applyFact(read: ReadFact, event: Event): Promise<string | undefined> {
    const { registry, subject, items, asOf: occurredAt, source, eventId, corrects } = read;
    const rootId = corrects === null ? eventId : await this.facts.rootOf(source, corrects);
    if (rootId === undefined) return factName({ source, eventId: corrects ?? eventId });
    const personId = await this.subjects.personIn(subject, eventId);
    const heard = { personId, registry, source, eventId, rootId, occurredAt, items: items.map((item) => ({ ...item })) };
    const decide = (known: RegistryFact | undefined) => tellFact(known, heard);
    orDeadLetter(await this.facts.change(factSubject(source, rootId, eventId, personId), decide, { inbox: event }));
    return undefined;
  }

  private async applyResult({ bookingId, points, tasks, takenAt, certificateNumber, source, subject, time }: ReadResult, event: Event): Promise<string | undefined> {
    const booking = await this.bookings.find(bookingId);
    if (!booking) return bookingId;
    await this.subjects.require(subject, bookingId, booking.personId);
    const decide = (known: Booking | undefined) => receiveResult(known, { bookingId, points, tasks, takenAt, certificateNumber, source }, time);
    orDeadLetter(await this.bookings.change({ id: bookingId, key: booking.attestationId }, decide, { inbox: event }));
    return undefined;
  }
}
