import { answered, api } from '../../api/client';
import { Problem } from '../../api/problem';
import { REFRESH_MS, useAsked } from '../../api/use-asked';
import { CASE_KEY } from '../case/use-case';
import type { TestCase } from './types';

/** The attempts of a case, or why it needs none; null: it has not come to the test. Others report the result: it is asked for again. */
export const useTest = (attestationId: string) =>
  useAsked<TestCase | null>(
    [...CASE_KEY, attestationId, 'test'],
    () => answered(api.GET('/api/v1/testing/attestations/{attestationId}', { params: { path: { attestationId } } })).then((known) => known as unknown as TestCase, notYet),
    { refreshMs: REFRESH_MS },
  );

function notYet(problem: unknown): null {
  if (problem instanceof Problem && problem.status === 404) return null;
  throw problem;
}
