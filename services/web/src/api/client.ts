import createClient from 'openapi-fetch';
import type { components, paths } from '../generated/api';
import { languageNow } from '../i18n/speech';
import { accessToken } from '../session/tokens';
import { problemOf } from './problem';

/** The shapes that cross the wire, as the services describe them. */
export type Shapes = components['schemas'];

/** The platform, typed by its committed description; asked as whoever is signed in, in the language of the page. */
export const api = createClient<paths>({ baseUrl: '' });

api.use({
  async onRequest({ request }) {
    request.headers.set('accept-language', languageNow());
    const token = await accessToken();
    if (token) request.headers.set('authorization', `Bearer ${token}`);
    return request;
  },
});

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/**
 * What was asked for.
 * @throws Problem what the platform refused; any other error: it was not reached
 */
export async function answered<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw problemOf(response, error);
  return data as T; // 204 has none, and nobody who asks for one reads it
}
