import { accept, type CloudEvent, type FactOf, FactType, type MessageName as Name, MessageName } from '@attestation/contracts';
import { orDeadLetter } from '@attestation/events';
import { Clock } from '@attestation/service-kit';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { recordResult } from '../domain/result.js';
import { BookingStore } from '../store/booking.store.js';
import { KnownFacts } from '../store/known-facts.js';

type Of<T extends FactType> = CloudEvent<FactOf<T>>;

/** The testing centre's results, the year's window, and the signs that our messages had their effect. */
@Controller()
export class TestingEvents {
  constructor(
    private readonly bookings: BookingStore,
    private readonly known: KnownFacts,
    private readonly clock: Clock,
  ) {}

  @EventPattern(FactType.CampaignOpened)
  onCampaignOpened(@Payload() event: Of<typeof FactType.CampaignOpened>): Promise<void> {
    return this.known.keepCampaign(event.data, event.time);
  }

  /** Judges a result and issues it. Refused (an unknown booking, more points than tasks): a dead letter, replayable. */
  @EventPattern(FactType.TestResultReceived)
  async onResult(@Payload() event: Of<typeof FactType.TestResultReceived>): Promise<void> {
    const { bookingId, points, tasks, takenAt, certificateNumber } = event.data;
    const booking = await this.bookings.get(bookingId);
    const sat = { points, tasks, certificateNumber, finishedAt: takenAt };
    const now = this.clock.now().toISOString();
    const subject = { id: bookingId, key: booking.attestationId };
    orDeadLetter(await this.bookings.change(subject, (known, ruleSet) => recordResult(known, sat, now, ruleSet), { inbox: event }));
  }

  @EventPattern(FactType.CommissionAssigned)
  onCommissionAssigned(@Payload() event: Of<typeof FactType.CommissionAssigned>): Promise<void> {
    return this.proved(event, [MessageName.TestResultReceived]);
  }

  /** The case is over: nothing of it is published again. */
  @EventPattern(FactType.AttestationClosed)
  onClosed(@Payload() event: Of<typeof FactType.AttestationClosed>): Promise<void> {
    return this.proved(event, [MessageName.TestBooked, MessageName.TestResultReceived]);
  }

  private async proved(event: Of<typeof FactType.AttestationClosed | typeof FactType.CommissionAssigned>, proves: Name[]): Promise<void> {
    const { attestationId } = event.data;
    orDeadLetter(await this.bookings.change({ id: attestationId, key: attestationId }, () => accept({ result: undefined }), { inbox: event, proves }));
  }
}
