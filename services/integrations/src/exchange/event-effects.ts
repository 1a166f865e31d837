import type { CloudEvent, Outcome } from '@attestation/contracts';
import { orDeadLetter } from '@attestation/events';
import { Injectable } from '@nestjs/common';
import { receiveResult, type Booking } from '../domain/booking.js';
import { answerQuestion, type CaseQuestions } from '../domain/case-questions.js';
import { tellFact, type RegistryFact } from '../domain/registry-fact.js';
import { ANSWER_TYPE, FACT_TYPE, RESULT_TYPE } from '../registries/event-schemas.js';
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

  /**
   * What a page of events does, in one change: answers to questions, or results of bookings that are here.
   * @returns false: they are others, and nothing was done
   * @throws as `apply`, of any of them
   */
  async applyAll(read: readonly ReadEvent[], events: readonly Event[]): Promise<boolean> {
    const answers = read.filter((each) => each.type === ANSWER_TYPE);
    if (answers.length === read.length) return done(await this.cases.takeAll(withInbox(await Promise.all(answers.map((each) => this.answering(each))), events)));
    const results = read.filter((each) => each.type === RESULT_TYPE);
    if (results.length < read.length) return false;
    const receiving = await Promise.all(results.map((each) => this.receiving(each)));
    const here = receiving.filter((each) => each !== undefined);
    return here.length === read.length && done(await this.bookings.takeAll(withInbox(here, events)));
  }

  private async applyAnswer(read: ReadAnswer, event: Event): Promise<undefined> {
    const { subject, decide } = await this.answering(read);
    orDeadLetter(await this.cases.change(subject, decide, { inbox: event }));
  }

  // a question leaves only after it is kept: an answer to an unknown one is wrong, however long it waits
  private async answering({ questionId, registry, subject, items, asOf: answeredAt, source }: ReadAnswer) {
    const asked = await this.asked.find(questionId);
    if (!asked) throw new UnfitEvent('QUESTION_UNKNOWN');
    if (asked.registry !== registry) throw new UnfitEvent('QUESTION_OTHER_REGISTRY');
    await this.subjects.require(subject, questionId, asked.personId);
    const decide = (known: CaseQuestions | undefined) => answerQuestion(known, questionId, { items, answeredAt, source });
    return { subject: { id: asked.workItemId, key: asked.attestationId }, decide };
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

  private async applyResult(read: ReadResult, event: Event): Promise<string | undefined> {
    const receiving = await this.receiving(read);
    if (!receiving) return read.bookingId;
    orDeadLetter(await this.bookings.change(receiving.subject, receiving.decide, { inbox: event }));
    return undefined;
  }

  /** `undefined`: the booking is not here yet. */
  private async receiving({ bookingId, points, tasks, takenAt, certificateNumber, source, subject, time }: ReadResult) {
    const booking = await this.bookings.find(bookingId);
    if (!booking) return undefined;
    await this.subjects.require(subject, bookingId, booking.personId);
    const decide = (known: Booking | undefined) => receiveResult(known, { bookingId, points, tasks, takenAt, certificateNumber, source }, time);
    return { subject: { id: bookingId, key: booking.attestationId }, decide };
  }
}

const withInbox = <T extends object>(page: readonly T[], events: readonly Event[]) => page.map((each, index) => ({ ...each, inbox: events[index] as Event }));

/** @throws RefusedEvent */
function done(outcome: Outcome<void>): true {
  orDeadLetter(outcome);
  return true;
}
