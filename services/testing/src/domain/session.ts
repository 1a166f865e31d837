import { accept, type Change, type Instant, type PlaceCode, refuse } from '@attestation/contracts';

/** The languages in which a sitting can be held; those the law offers to a case are its rules' (F-20). */
export const TEST_LANGUAGES = ['kk', 'ru'] as const;
export type TestLanguage = (typeof TEST_LANGUAGES)[number];

export const SESSION_STATUSES = ['OPEN', 'CLOSED', 'CANCELLED'] as const;

/** A sitting of the knowledge test: when, where, in which languages, how many seats. How long it takes says each booking’s test. */
export interface Session {
  id: string;
  startsAt: Instant;
  placeCode: PlaceCode;
  place: string;
  languages: readonly TestLanguage[];
  seats: number;
  taken: number;
  /** CLOSED: no more bookings, those made stand; CANCELLED: it does not take place, nobody had booked it */
  status: (typeof SESSION_STATUSES)[number];
}

export type NewSession = Omit<Session, 'taken' | 'status'>;

/** Opens a sitting for booking. One opened before under the same id stays as it is. */
export function openSession(existing: Session | undefined, wanted: NewSession, now: Instant): Change<Session, Session> {
  if (existing) return accept({ result: existing });
  if (wanted.startsAt <= now) return refuse('OUTSIDE_TEST_WINDOW');
  const next: Session = { ...wanted, taken: 0, status: 'OPEN' };
  return accept({ next, result: next });
}

/** Opens many at once, all or none. */
export function openSessions(wanted: readonly NewSession[], now: Instant): Change<Session[], Session[]> {
  if (wanted.some(({ startsAt }) => startsAt <= now)) return refuse('OUTSIDE_TEST_WINDOW');
  const next = wanted.map((each): Session => ({ ...each, taken: 0, status: 'OPEN' }));
  return accept({ next, result: next });
}

/** No more bookings; those made stand. */
export function closeSession(known: Session | undefined): Change<Session, Session> {
  if (!known) return refuse('NOT_FOUND');
  return known.status === 'OPEN' ? endSession(known, 'CLOSED') : accept({ result: known });
}

/** It does not take place. Refused once somebody has booked it: the process of the booked waits for their test. */
export function cancelSession(known: Session | undefined): Change<Session, Session> {
  if (!known) return refuse('NOT_FOUND');
  if (known.taken > 0) return refuse('SESSION_BOOKED');
  return known.status === 'CANCELLED' ? accept({ result: known }) : endSession(known, 'CANCELLED');
}

function endSession(known: Session, status: Session['status']): Change<Session, Session> {
  const next: Session = { ...known, status };
  return accept({ next, result: next });
}
