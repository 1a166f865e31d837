import type { Api } from '../api.js';

/** Lays a document before somebody and has it signed over exactly its bytes by her own key. @returns the detached CMS, base64 */
export async function signed(api: Api, login: string, draft: string): Promise<string> {
  const content = await api.bytes(login, draft);
  const { cms } = await api.signing<{ cms: string }>(login, { content: content.toString('base64') });
  return cms;
}

interface Laid {
  items: { documentId: string; kk: string; ru: string }[];
}

/** The secretary signs the extracts of a closed meeting's protocol, as many at a time as he is shown. */
export async function signExtracts(api: Api, login: string, meeting: string): Promise<void> {
  const sign = async (content: string) => (await api.signing<{ cms: string }>(login, { content })).cms;
  for (;;) {
    const { items } = await api.get<Laid>(login, `${meeting}/extracts`);
    if (items.length === 0) return;
    const signedNow = await Promise.all(items.map(async ({ documentId, kk, ru }) => ({ documentId, kk: await sign(kk), ru: await sign(ru) })));
    await api.post(login, `${meeting}/extracts/signatures`, { items: signedNow });
  }
}

/** A document that is made in Kazakh and Russian is signed in both. */
export async function signedInBoth(api: Api, login: string, document: string): Promise<{ kk: string; ru: string }> {
  const [kk, ru] = [await signed(api, login, `${document}?language=kk`), await signed(api, login, `${document}?language=ru`)];
  return { kk, ru };
}
