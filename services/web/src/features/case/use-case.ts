import { answered, api } from '../../api/client';
import { REFRESH_MS, useAsked } from '../../api/use-asked';

/** The first part of the key of whatever is asked about cases: a command on a case asks all of it again. */
export const CASE_KEY = ['cases'] as const;

/** One case, asked for again and again: others work on it. */
export const useCase = (attestationId: string) =>
  useAsked([...CASE_KEY, attestationId], () => answered(api.GET('/api/v1/applications/{attestationId}', { params: { path: { attestationId } } })), { refreshMs: REFRESH_MS });

/** What happened to a case, with the reasons. */
export const useTimeLine = (attestationId: string) =>
  useAsked([...CASE_KEY, attestationId, 'time-line'], () => answered(api.GET('/api/v1/applications/{attestationId}/time-line', { params: { path: { attestationId } } })), { refreshMs: REFRESH_MS });
