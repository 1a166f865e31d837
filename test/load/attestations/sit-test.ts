import type { TestResult } from '@attestation/integrations/simulator';
import { DAYS, fixturePersonalNumber } from '@attestation/standalone/demo';
import type { Crowd, Going } from './crowd.js';

interface Bookings {
  items: { attestationId: string; workItemId: string; status: string }[];
}
/** A teacher who sits the test. */
export interface Sitting extends Going {
  bookingId: string;
  test: NonNullable<Going['test']>;
}

const LIST = 'testing/bookings';

/** She books language, date, time and place. */
export async function book({ caller, sessionId }: Crowd, going: Going, due: number): Promise<string> {
  const { person, attestationId } = going;
  const open = ({ items }: Bookings) => items.find((each) => each.attestationId === attestationId && each.status === 'OPEN');
  const { workItemId } = await caller.eventually(`a booking is open for ${person.login}`, person, LIST, open);
  await caller.post(person, `${LIST}/${workItemId}`, { kind: 'booking', due, body: { sessionId, language: 'kk' } });
  return workItemId;
}

/** What the testing centre reports of her. @param serial of the certificate */
export const resultOf = ({ bookingId, person, test }: Sitting, serial: number): TestResult =>
  ({ bookingId, personalNumber: fixturePersonalNumber(person.serial), ...test, takenAt: DAYS.testFinished, certificateNumber: `ПББ-2025-${String(serial + 1).padStart(6, '0')}` });

/** Waits until her booking has come so far. */
export async function bookingIs({ caller }: Crowd, { person, bookingId }: Sitting, status: string): Promise<void> {
  const found = ({ items }: Bookings) => items.find((each) => each.workItemId === bookingId && each.status === status);
  await caller.eventually(`the booking of ${person.login} is ${status}`, person, LIST, found);
}

/** Below the threshold she may sit the test again; she goes on with the result she has. */
export async function declineRetake({ caller }: Crowd, { person, attestationId }: Going): Promise<void> {
  const open = ({ items }: Bookings) => items.find((each) => each.attestationId === attestationId && each.status === 'OPEN');
  const { workItemId } = await caller.eventually(`another attempt is offered to ${person.login}`, person, LIST, open);
  await caller.post(person, `${LIST}/${workItemId}/declination`, { kind: 'no other attempt' });
}
