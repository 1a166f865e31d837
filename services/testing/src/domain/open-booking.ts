import { accept, type Change, FactType, type Instant, refuse, type TestSpecification, type WorkItemId } from '@attestation/contracts';
import { partsOf } from '@attestation/regulation';
import { attemptAfter, type TakenAttempt, usedIn } from './attempt.js';
import { type Booking, held, isOpen, type TestWindow } from './booking.js';
import { newCase, type NewCase, type TestCase, withBooking } from './case.js';

export interface WantedBooking extends NewCase {
  id: WorkItemId;
  test: TestSpecification;
  window: TestWindow;
  /** end of the test window */
  due: Instant;
  /** the person’s attempts so far, in this case and others */
  taken: readonly TakenAttempt[];
}

/** Puts an attempt into the teacher's hands (D.1 #14, #19). A case has one open at a time: asked again, the process gets it. */
export function openBooking(existing: TestCase | undefined, wanted: WantedBooking): Change<TestCase, Booking> {
  const known = existing ?? newCase(caseOf(wanted));
  if (known.stoppedAt) return refuse('CASE_STOPPED');
  const open = known.bookings.find(isOpen);
  if (open) return accept({ result: open });
  const next = bookingOf(known, wanted);
  return accept({ next: withBooking(known, next), result: next, facts: [{ type: FactType.TestingWorkItemOpened, data: held(next, 'booking', wanted.openedAt) }] });
}

const caseOf = ({ attestationId, personId, organisationId, claimedCategory, mode, ruleSet, openedAt }: WantedBooking): NewCase => ({
  attestationId, personId, organisationId, claimedCategory, mode, ruleSet, openedAt,
});

function bookingOf({ attestationId, personId, claimedCategory, mode, ruleSet }: TestCase, { id, test, window, openedAt, due, taken }: WantedBooking): Booking {
  const used = usedIn(partsOf(window.from).year, { claimedCategory, mode }, taken);
  const { outcome, next: attempt } = attemptAfter(used, { claimedCategory, mode }, ruleSet);
  return {
    id, attestationId, personId, claimedCategory, mode, test, window, openedAt, due, attempt, paid: outcome === 'PAID', status: 'OPEN',
    fee: null, paymentReference: null, language: null, session: null, seatHeld: false, result: null, takenOn: null, appeal: null, violation: null,
  };
}
