import type { Api } from '../api.js';

/** Lays a document before somebody and has it signed over exactly its bytes by her own key. @returns the detached CMS, base64 */
export async function signed(api: Api, login: string, draft: string): Promise<string> {
  const content = await api.bytes(login, draft);
  const { cms } = await api.signing<{ cms: string }>(login, { content: content.toString('base64') });
  return cms;
}

/** A document that is made in Kazakh and Russian is signed in both. */
export async function signedInBoth(api: Api, login: string, document: string): Promise<{ kk: string; ru: string }> {
  const [kk, ru] = [await signed(api, login, `${document}?language=kk`), await signed(api, login, `${document}?language=ru`)];
  return { kk, ru };
}
