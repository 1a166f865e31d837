/** Where `issuer` keeps what it was given (oidc-client-ts: `oidc.user:<authority>:<client>`). */
const KEPT = `oidc.user:${window.location.origin}/oidc:web`;
/** A token with less than this left is renewed before it is used. */
const LEFT_MS = 5_000;

interface Kept {
  access_token?: string;
  expires_at?: number;
}

function kept(): Kept {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? '{}') as Kept;
  } catch {
    return {};
  }
}

/** For how long the token is still good; below zero: it is over. */
export const leftMs = (): number => (kept().expires_at ?? 0) * 1000 - (performance.timeOrigin + performance.now());

/** Whether somebody has signed in here, as far as this browser knows. */
export const isSignedIn = (): boolean => kept().access_token !== undefined;

/** Of whoever is signed in, renewed where it is over; absent: nobody is, or not any more. */
export async function accessToken(): Promise<string | undefined> {
  const found = kept();
  if (found.access_token === undefined || leftMs() > LEFT_MS) return found.access_token;
  const { issuer } = await import('./issuer');
  return (await issuer.signinSilent().catch(() => null))?.access_token;
}
