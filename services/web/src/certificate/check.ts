import { ask } from '../api/ask';
import { mayYetBeAnswered, Problem } from '../api/problem';
import type { Language } from '../i18n/languages';
import type { CheckedCertificate } from './types';

/** What an id that nobody issued is answered with: unknown, or written as no id is. */
const UNKNOWN = [400, 404, 422];
const PAUSE_MS = 1_000;

/**
 * The certificate with this public id, or null where none was issued. Asked by nobody in particular and kept nowhere; what may yet be answered
 * is asked a second and a third time.
 * @throws Problem what the platform refused; any other error: it was not reached
 */
export async function check(publicId: string, language: Language, signal: AbortSignal): Promise<CheckedCertificate | null> {
  if (publicId === '') return null;
  for (let tries = 0; ; tries += 1) {
    try {
      return await ask<CheckedCertificate>(`commissions/certificates/public/${encodeURIComponent(publicId)}`, { signal, language, cache: 'no-store', credentials: 'omit' });
    } catch (error) {
      if (error instanceof Problem && UNKNOWN.includes(error.status)) return null;
      if (signal.aborted || !mayYetBeAnswered(tries, error as Error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * 2 ** tries));
    }
  }
}
