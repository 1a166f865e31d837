import { createHash } from 'node:crypto';
import type { CloudEvent, Outcome, RefusalCode } from '@attestation/contracts';
import { MisfitEvent, orDeadLetter, RefusedEvent } from '@attestation/events';
import { canonical } from '@attestation/persistence';
import { Clock, newId } from '@attestation/service-kit';
import { Injectable, Logger } from '@nestjs/common';
import { settle, takeEvent, type Receipt, type Settlement, type Taken } from '../domain/receipt.js';
import { FACT_TYPE } from '../registries/event-schemas.js';
import { readEvent, type ReadEvent } from '../registries/read-event.js';
import { SENDER_ON } from '../registries/senders.js';
import { UnfitEvent } from '../registries/unfit-event.js';
import { receiptOf, ReceiptStore } from '../store/receipt.store.js';
import { EventEffects, factName } from './event-effects.js';

/** A clock may be ahead of ours by so much. */
const AHEAD_MS = 5 * 60_000;

/** What registries send, by whichever door, whether it is expected already or not. */
@Injectable()
export class RegistryIntake {
  private readonly log = new Logger(RegistryIntake.name);

  constructor(
    private readonly effects: EventEffects,
    private readonly receipts: ReceiptStore,
    private readonly clock: Clock,
  ) {}

  /** @throws MisfitEvent for what cannot be read, or whose time has not come */
  read(event: unknown): ReadEvent {
    const read = readEvent(event);
    if ([read.time, read.asOf].some((at) => Date.parse(at) > this.clock.now().getTime() + AHEAD_MS)) throw new UnfitEvent('EVENT_IN_FUTURE');
    return read;
  }

  /** A page of the bus: together where that can be, else one by one. @throws as `receive` */
  async receiveAll(topic: string, events: readonly unknown[]): Promise<void> {
    if (events.length > 1 && (await this.effects.applyAll(events.map((event) => this.readOn(topic, event)), events as CloudEvent<unknown>[]))) return;
    for (const event of events) await this.receive(topic, event);
  }

  /**
   * The door of the bus. What an event is about may become known after it: then it is kept until {@link applyWaiting}.
   * @throws MisfitEvent when it does not fit, RefusedEvent when it is refused: both are dead letters with their reason
   */
  async receive(topic: string, event: unknown): Promise<void> {
    const read = this.readOn(topic, event);
    const waitsFor = await this.effects.apply(read, event as CloudEvent<unknown>);
    if (waitsFor === undefined) return this.applyFollowers(read);
    this.log.log({ msg: 'An event came before what it is about: it is kept.', source: read.source, event: read.eventId, waitsFor });
    await this.settle(orDeadLetter(await this.take(read, event, null)).receipt);
  }

  private readOn(topic: string, event: unknown): ReadEvent {
    const read = this.read(event);
    if (read.sender !== SENDER_ON.get(topic)) throw new UnfitEvent('EVENT_SOURCE_FOREIGN');
    return read;
  }

  /** Keeps an event with its receipt; refused where its id stands for another content. @param client null: it came over the bus */
  async take(read: ReadEvent, event: unknown, client: string | null): Promise<Outcome<Taken>> {
    const { source, eventId, type } = read;
    const fingerprint = createHash('sha256').update(canonical(event)).digest('hex');
    const given = { receiptId: newId(), source, eventId, client, type, fingerprint, receivedAt: this.clock.now().toISOString(), event };
    return this.receipts.change(receiptOf(source, eventId), (known) => takeEvent(known, given));
  }

  /** Applies what was taken and writes down what became of it. @throws what is a passing fault: it is tried again later */
  async settle(receipt: Receipt): Promise<Receipt> {
    if (receipt.settledAt !== null) return receipt;
    const settled = await this.write(receipt, await this.outcomeOf(receipt));
    // what it waits for may have appeared in between, when nothing waited yet
    const last = settled.state === 'WAITING' ? await this.write(settled, await this.outcomeOf(settled)) : settled;
    if (last.state === 'APPLIED') await this.applyFollowers(readEvent(receipt.event));
    return last;
  }

  /** Something appeared: whatever has waited for it is applied now. One that does not fit keeps nobody else waiting. */
  async applyWaiting(ids: readonly string[]): Promise<void> {
    for (const receipt of await this.receipts.waitingFor(ids)) await this.settle(receipt);
  }

  /** An event has waited too long. */
  async giveUp(receipt: Receipt): Promise<void> {
    await this.write(receipt, { state: 'REFUSED', reason: 'WAITED_IN_VAIN' });
  }

  private async applyFollowers(read: ReadEvent): Promise<void> {
    if (read.type === FACT_TYPE) await this.applyWaiting([factName(read)]);
  }

  private async outcomeOf({ event }: Receipt): Promise<Settlement> {
    try {
      const waitsFor = await this.effects.apply(readEvent(event), event as CloudEvent<unknown>);
      return waitsFor === undefined ? { state: 'APPLIED' } : { state: 'WAITING', waitsFor };
    } catch (problem) {
      const reason = reasonOf(problem);
      if (reason === undefined) throw problem;
      return { state: 'REFUSED', reason };
    }
  }

  private async write({ source, eventId }: Receipt, settlement: Settlement): Promise<Receipt> {
    const at = this.clock.now().toISOString();
    return orDeadLetter(await this.receipts.change(receiptOf(source, eventId), (known) => settle(known, settlement, at)));
  }
}

function reasonOf(problem: unknown): RefusalCode | undefined {
  if (problem instanceof UnfitEvent) return problem.code;
  if (problem instanceof RefusedEvent) return problem.refusal.code;
  return problem instanceof MisfitEvent ? 'EVENT_TYPE_UNKNOWN' : undefined; // it could be read when it was taken
}
