/** Where `issuer` keeps what it was given (oidc-client-ts: `oidc.user:<authority>:<client>`). */
const KEPT = `oidc.user:${window.location.origin}/oidc:web`;
/** A token with less than this left is renewed before it is used. */
const LEFT_SECONDS = 5;

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

const isGood = ({ expires_at = 0 }: Kept): boolean => expires_at - LEFT_SECONDS > (performance.timeOrigin + performance.now()) / 1000;

/** Whether somebody has signed in here, as far as this browser knows. */
export const isSignedIn = (): boolean => kept().access_token !== undefined;

/** Of whoever is signed in, renewed where it is over; absent: nobody is, or not any more. */
export async function accessToken(): Promise<string | undefined> {
  const found = kept();
  if (found.access_token === undefined || isGood(found)) return found.access_token;
  const { issuer } = await import('./issuer');
  return (await issuer.signinSilent().catch(() => null))?.access_token;
}
