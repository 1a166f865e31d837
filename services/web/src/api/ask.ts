import { problemOf } from './problem';

interface Asked extends Pick<RequestInit, 'signal' | 'cache' | 'credentials'> {
  language: string;
  /** what is asked about, where that is more than an address holds: it goes as JSON, by POST */
  about?: unknown;
}

/**
 * Asks the platform for something that anybody may know, in the reader's language: without the client of those who have
 * signed in.
 * @throws Problem what it refused; any other error: it was not reached
 */
export async function ask<T>(path: string, { language, about, ...options }: Asked): Promise<T> {
  const headers = { 'accept-language': language, ...(about === undefined ? {} : { 'content-type': 'application/json' }) };
  const response = await fetch(`/api/v1/${path}`, { ...options, headers, ...(about === undefined ? {} : { method: 'POST', body: JSON.stringify(about) }) });
  const body: unknown = await response.json().catch(() => ({}));
  if (!response.ok) throw problemOf(response, body);
  return body as T;
}
