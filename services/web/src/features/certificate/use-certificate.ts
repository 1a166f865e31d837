import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ask } from '../../api/ask';
import { mayYetBeAnswered, Problem } from '../../api/problem';
import type { CheckedCertificate } from './types';

/** What an id that nobody issued is answered with: unknown, or written as no id is. */
const UNKNOWN = [400, 404, 422];

/**
 * The certificate with this public id, or null where none was issued. Asked by nobody in particular and kept nowhere.
 * @param ahead by how much the platform's clock is ahead, in ms: where it is moved, what was valid is asked anew
 */
export function useCertificate(publicId: string, ahead: number) {
  const { i18n } = useTranslation();
  return useQuery<CheckedCertificate | null>({
    queryKey: ['certificate', publicId, i18n.language, ahead],
    gcTime: 0,
    retry: mayYetBeAnswered,
    queryFn: ({ signal }) => check(publicId, i18n.language, signal),
  });
}

async function check(publicId: string, language: string, signal: AbortSignal): Promise<CheckedCertificate | null> {
  if (publicId === '') return null;
  try {
    return await ask<CheckedCertificate>(`commissions/certificates/public/${encodeURIComponent(publicId)}`, { signal, language, cache: 'no-store', credentials: 'omit' });
  } catch (error) {
    if (error instanceof Problem && UNKNOWN.includes(error.status)) return null;
    throw error;
  }
}
