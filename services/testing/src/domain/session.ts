import { accept, type Change, type Instant, type PlaceCode, refuse } from '@attestation/contracts';

/** A sitting of the knowledge test: when, where, how many seats. */
export interface Session {
  id: string;
  startsAt: Instant;
  placeCode: PlaceCode;
  place: string;
  seats: number;
  taken: number;
}

export type NewSession = Omit<Session, 'taken'>;

/** Opens a sitting for booking. One opened before under the same id stays as it is. */
export function openSession(existing: Session | undefined, wanted: NewSession, now: Instant): Change<Session, Session> {
  if (existing) return accept({ result: existing });
  if (wanted.startsAt <= now) return refuse('OUTSIDE_TEST_WINDOW');
  const next: Session = { ...wanted, taken: 0 };
  return accept({ next, result: next });
}
