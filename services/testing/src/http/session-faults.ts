import { type Instant, type PlaceCode, REFUSAL_TEXTS } from '@attestation/contracts';
import { commonProblem, type FieldError } from '@attestation/service-kit';
import type { NewSession } from '../domain/session.js';

/**
 * Names what is wrong with each sitting of a list: of many, a person must find the wrong one.
 * @throws ProblemException 422 with a path for each
 */
export function refuseWrongSessions(sessions: readonly NewSession[], known: ReadonlySet<PlaceCode>, now: Instant): void {
  const errors = sessions.flatMap(({ startsAt, placeCode }, index): FieldError[] => [
    ...(startsAt <= now ? [{ field: `sessions.${index}.startsAt`, code: 'outside-test-window', text: REFUSAL_TEXTS.OUTSIDE_TEST_WINDOW }] : []),
    ...(known.has(placeCode) ? [] : [{ field: `sessions.${index}.placeCode`, code: 'place-unknown', text: REFUSAL_TEXTS.PLACE_UNKNOWN }]),
  ]);
  if (errors.length > 0) throw commonProblem('VALIDATION_FAILED', { errors });
}
