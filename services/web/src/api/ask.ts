import { problemOf } from './problem';

interface Asked extends Pick<RequestInit, 'signal' | 'cache' | 'credentials'> {
  language: string;
}

/**
 * Asks the platform for something that anybody may know, in the reader's language: without the client of those who have
 * signed in.
 * @throws Problem what it refused; any other error: it was not reached
 */
export async function ask<T>(path: string, { language, ...options }: Asked): Promise<T> {
  const response = await fetch(`/api/v1/${path}`, { ...options, headers: { 'accept-language': language } });
  const body: unknown = await response.json().catch(() => ({}));
  if (!response.ok) throw problemOf(response, body);
  return body as T;
}
