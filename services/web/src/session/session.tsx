import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { languageNow } from '../i18n/speech';
import { leaveForIssuer, withIssuer } from './leave-for-issuer';
import { forget } from './remembered';
import { isSignedIn, leftMs } from './tokens';

/** Whether somebody is signed in, and the ways in and out. */
export interface Session {
  state: 'starting' | 'out' | 'in';
  problem?: string;
  signIn(): void;
  signOut(): void;
}

const Current = createContext<Session | undefined>(undefined);

/** Who is signed in, for every component below. */
export const useSession = (): Session => {
  const session = useContext(Current);
  if (!session) throw new Error('useSession outside of SessionProvider');
  return session;
};

type Issuer = Awaited<ReturnType<typeof withIssuer>>;

/** One exchange of the code for all renderings: a code is good once. */
let arriving: Promise<string> | undefined;

/** Comes back from the issuer. @returns the page to go on with */
const arrive = async (): Promise<string> => from((await (await withIssuer()).signinRedirectCallback()).state);

/** The page somebody was on when she was asked to sign in; never another site's. */
const from = (state: unknown): string => (typeof state === 'string' && /^\/(?![/\\])/.test(state) ? state : '/');

/** Keeps the session by the issuer's tokens, renewed while the page is open. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [arrived, setArrived] = useState(window.location.pathname !== '/signed-in');
  const [signedIn, setSignedIn] = useState(isSignedIn);
  const [problem, setProblem] = useState<string>();
  const navigate = useNavigate();
  useEffect(() => {
    if (arrived) return;
    arriving ??= arrive();
    const goOn = (to: string) => (void navigate(to, { replace: true }), setSignedIn(isSignedIn()), setArrived(true));
    arriving.then(goOn, (error: Error) => (setProblem(error.message), goOn('/')));
  }, [arrived, navigate]);
  useRenewal(signedIn, () => setSignedIn(false));
  const session = useMemo<Session>(() => {
    const failed = (error: Error) => setProblem(error.message);
    const signIn = () => void leaveForIssuer(languageNow()).catch(failed);
    const signOut = () => (forget(), void leaveIssuer().catch(() => setSignedIn(false)));
    if (!arrived) return { state: 'starting', signIn, signOut };
    return signedIn ? { state: 'in', signIn, signOut } : { state: 'out', problem, signIn, signOut };
  }, [arrived, signedIn, problem]);
  return <Current.Provider value={session}>{children}</Current.Provider>;
}

/** Well before the issuer's client would renew a token by itself. */
const AHEAD_MS = 90_000;

/** Renews the tokens in time, and says so when that is over. Until then the page does without the issuer's client. */
function useRenewal(signedIn: boolean, gone: () => void): void {
  const over = useEffectEvent(gone);
  useEffect(() => {
    if (!signedIn) return;
    const end = () => over();
    let watching: Promise<Issuer> | undefined;
    const timer = setTimeout(() => {
      watching = withIssuer().then(renewing(end));
      watching.catch(end);
    }, leftMs() - AHEAD_MS);
    return () => {
      clearTimeout(timer);
      void watching?.then((issuer) => issuer.events.removeAccessTokenExpired(end)).catch(() => undefined);
    };
  }, [signedIn]);
}

const renewing = (end: () => void) => async (issuer: Issuer) => {
  issuer.events.addAccessTokenExpired(end);
  await issuer.getUser(); // from here on it renews what it keeps
  return issuer;
};

/** Out here and at the issuer; where that one is not reached, out here. */
async function leaveIssuer(): Promise<void> {
  const issuer = await withIssuer();
  await issuer.signoutRedirect({ extraQueryParams: { ui_locales: languageNow() } }).catch(async (error: unknown) => {
    await issuer.removeUser();
    throw error;
  });
}
