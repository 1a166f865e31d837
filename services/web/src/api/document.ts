import { languageNow } from '../i18n/speech';
import { accessToken } from '../session/tokens';
import { problemOf } from './problem';

/**
 * A document as the platform made it.
 * @param path below `/api/v1/`, e.g. `commissions/documents/….pdf?language=kk`
 * @throws Problem what the platform refused; any other error: it was not reached
 */
export async function documentAt(path: string): Promise<Blob> {
  const response = await fetch(`/api/v1/${path}`, { headers: { authorization: `Bearer ${(await accessToken()) ?? ''}`, 'accept-language': languageNow() } });
  if (!response.ok) throw problemOf(response, await response.json().catch(() => ({})));
  return response.blob();
}
