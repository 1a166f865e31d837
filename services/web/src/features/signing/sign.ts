import { problemOf } from '../../api/problem';
import { accessToken } from '../../session/tokens';

/**
 * Has a document signed over exactly its bytes by the key of whoever is signed in. The device is that of the issuer of
 * tokens, which on a laptop holds the demo's keys; where there is none, it says so.
 * @returns the detached CMS, base64
 * @throws Problem what the device refused; any other error: it was not reached
 */
export async function sign(content: Blob): Promise<string> {
  const response = await fetch('/oidc/demo-signatures', {
    method: 'POST',
    headers: { authorization: `Bearer ${(await accessToken()) ?? ''}`, 'content-type': 'application/json' },
    body: JSON.stringify({ content: await base64(content) }),
  });
  const answer: unknown = await response.json().catch(() => ({}));
  if (!response.ok) throw problemOf(response, answer);
  return (answer as { cms: string }).cms;
}

const base64 = (content: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error('The document could not be read.'));
    reader.readAsDataURL(content);
  });
