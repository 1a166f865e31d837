import { answered, api } from '../../api/client';
import { useAsked } from '../../api/use-asked';
import { CASE_KEY } from '../case/use-case';

/** The address that an application gives; null: none yet. */
export const useEmail = (attestationId: string) =>
  useAsked([...CASE_KEY, attestationId, 'email'], () => answered(api.GET('/api/v1/applications/{attestationId}/email', { params: { path: { attestationId } } })));
