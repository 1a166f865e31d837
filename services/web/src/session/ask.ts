/** What the platform refused, in the reader's language, with the reference that finds the log. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly detail: string,
    readonly reference: string | undefined,
  ) {
    super(detail);
  }
}

interface Asked extends Pick<RequestInit, 'signal' | 'cache' | 'credentials'> {
  language: string;
  /** whose right it is to know; absent: anybody's */
  accessToken?: string;
}

/**
 * Asks the platform for something in the reader's language.
 * @throws Problem what it refused; any other error: it was not reached
 */
export async function ask<T>(path: string, { language, accessToken, ...options }: Asked): Promise<T> {
  const authorization = accessToken && { authorization: `Bearer ${accessToken}` };
  const response = await fetch(`/api/v1/${path}`, { ...options, headers: { 'accept-language': language, ...authorization } });
  const body = (await response.json().catch(() => ({}))) as { detail?: string; title?: string; reference?: string };
  if (!response.ok) throw new Problem(response.status, body.detail ?? body.title ?? response.statusText, body.reference);
  return body as T;
}

/** Asked a second and a third time is what may yet be answered; a refusal stays one. */
export const mayYetBeAnswered = (tries: number, error: Error): boolean => tries < 2 && !(error instanceof Problem && error.status < 500);
