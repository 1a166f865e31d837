import { FactType, MessageName, type AttestationId, type CloudEvent, type FactOf } from '@attestation/contracts';
import { orDeadLetter } from '@attestation/events';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { keepBooking } from '../domain/booking.js';
import { closeCase, leaveAsIs } from '../domain/closed-case.js';
import { RegistryIntake } from '../exchange/registry-intake.js';
import { BookingStore } from '../store/booking.store.js';
import { ClosedCaseStore } from '../store/closed-case.store.js';

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
  @EventPattern(FactType.ApplicationSubmitted)
  async onSubmitted(@Payload() event: CloudEvent<FactOf<typeof FactType.ApplicationSubmitted>>): Promise<void> {
    orDeadLetter(await this.cases.change(subjectOf(event.data), leaveAsIs, { inbox: event, proves: ANSWERED }));
  }

  @EventPattern(FactType.DraftExpired)
  async onDraftExpired(@Payload() event: CloudEvent<FactOf<typeof FactType.DraftExpired>>): Promise<void> {
    await this.close(event);
  }

  @EventPattern(FactType.AttestationClosed)
  async onClosed(@Payload() event: CloudEvent<FactOf<typeof FactType.AttestationClosed>>): Promise<void> {
    await this.close(event);
  }

  /** Keeps our own copy of a booking, and tells the result if the testing centre was quicker. */
  @EventPattern(FactType.TestBooked)
  async onBooked(@Payload() event: CloudEvent<FactOf<typeof FactType.TestBooked>>): Promise<void> {
    const { bookingId, attestationId, personId } = event.data;
    const decide = (known: Parameters<typeof keepBooking>[0]) => keepBooking(known, { bookingId, attestationId, personId });
    orDeadLetter(await this.bookings.change({ id: bookingId, key: attestationId }, decide, { inbox: event }));
    await this.intake.applyWaiting(bookingId);
  }

  private async close(event: CloudEvent<{ attestationId: AttestationId }>): Promise<void> {
    orDeadLetter(await this.cases.change(subjectOf(event.data), closeCase, { inbox: event, proves: ANSWERED }));
  }
}

const subjectOf = ({ attestationId }: { attestationId: AttestationId }) => ({ id: attestationId, key: attestationId });
