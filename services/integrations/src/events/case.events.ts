import { FactType, MessageName, type AttestationId, type CloudEvent, type Decide, type FactOf } from '@attestation/contracts';
import { orDeadLetter, WHOLE_PAGES } from '@attestation/events';
import type { Taken } from '@attestation/persistence';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { keepBooking, type Booking } from '../domain/booking.js';
import { closeCase, leaveAsIs, type ClosedCase } from '../domain/closed-case.js';
import { RegistryIntake } from '../exchange/registry-intake.js';
import { BookingStore } from '../store/booking.store.js';
import { ClosedCaseStore } from '../store/closed-case.store.js';

type OfCase = CloudEvent<{ attestationId: AttestationId }>;
type Booked = CloudEvent<FactOf<typeof FactType.TestBooked>>;

const ANSWERED = [MessageName.RegistriesAnswered];

/** What other services tell about a case, as far as registries are concerned. */
@Controller()
export class CaseEvents {
  constructor(
    private readonly cases: ClosedCaseStore,
    private readonly bookings: BookingStore,
    private readonly intake: RegistryIntake,
  ) {}

  /** The process has gone past the registries: what was told about their answers has had its effect. */
  @EventPattern(FactType.ApplicationSubmitted, WHOLE_PAGES)
  onSubmitted(@Payload() page: OfCase[]): Promise<void> {
    return this.takeAll(page, leaveAsIs);
  }

  @EventPattern([FactType.DraftExpired, FactType.AttestationClosed], WHOLE_PAGES)
  onClosed(@Payload() page: OfCase[]): Promise<void> {
    return this.takeAll(page, closeCase);
  }

  /** Keeps our own copy of bookings, and tells the results if the testing centre was quicker. */
  @EventPattern(FactType.TestBooked, WHOLE_PAGES)
  async onBooked(@Payload() page: Booked[]): Promise<void> {
    orDeadLetter(await this.bookings.takeAll(page.map(booked)));
    await this.intake.applyWaiting(page.map(({ data }) => data.bookingId));
  }

  private async takeAll(page: readonly OfCase[], decide: Decide<ClosedCase, void>): Promise<void> {
    const taken = page.map((event) => ({ subject: { id: event.data.attestationId, key: event.data.attestationId }, decide, inbox: event, proves: ANSWERED }));
    orDeadLetter(await this.cases.takeAll(taken));
  }
}

function booked(event: Booked): Taken<Booking> {
  const { bookingId, attestationId, personId } = event.data;
  return { subject: { id: bookingId, key: attestationId }, decide: (known) => keepBooking(known, { bookingId, attestationId, personId }), inbox: event };
}
