import { eventually } from '../api.js';
import type { Link } from '../link.js';
import { queued } from './queued.js';

interface Booking {
  attestationId: string;
  workItemId: string;
  status: string;
}

/** Opens a sitting of the test for booking. */
export async function openSitting({ api }: Link, ministry: string, sitting: { startsAt: string; placeCode: string; place: string; seats: number }): Promise<string> {
  return (await api.post<{ id: string }>(ministry, 'testing/sessions', sitting)).id;
}

/** She books language, date, time and place. @returns the booking */
export async function book({ api }: Link, login: string, attestationId: string, sessionId: string): Promise<string> {
  const { workItemId } = await queued<Booking>(api, login, 'testing/bookings', attestationId);
  await api.post(login, `testing/bookings/${workItemId}`, { sessionId, language: 'kk' });
  return workItemId;
}

/** Waits until a booking has come so far. */
export const bookingIs = ({ api }: Link, login: string, bookingId: string, status: string): Promise<Booking> =>
  eventually(`the booking of ${login} is ${status}`, async () => {
    const { items } = await api.get<{ items: Booking[] }>(login, 'testing/bookings');
    return items.find((booking) => booking.workItemId === bookingId && booking.status === status);
  });

/** The testing centre reports. */
export async function report({ registries }: Link, result: { bookingId: string; personalNumber: string; points: number; tasks: number; takenAt: string; certificateNumber: string }): Promise<void> {
  await registries.sendResult(result);
}

/** Below the threshold she may sit the test again; she goes on with the result she has. */
export async function declineRetake({ api }: Link, login: string, attestationId: string): Promise<void> {
  const open = await eventually(`another attempt is offered to ${login}`, async () => {
    const { items } = await api.get<{ items: Booking[] }>(login, 'testing/bookings');
    return items.find((booking) => booking.attestationId === attestationId && booking.status === 'OPEN');
  });
  await api.post(login, `testing/bookings/${open.workItemId}/declination`);
}
