import i18next from 'i18next';
import type { User } from 'oidc-client-ts';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { users } from './users';

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

/** One exchange of the code for all renderings: a code is good once. */
let arriving: Promise<{ user: User | null; to?: string }> | undefined;

async function arrive(): Promise<{ user: User | null; to?: string }> {
  if (window.location.pathname !== '/signed-in') return { user: await users.getUser() };
  const user = await users.signinRedirectCallback();
  return { user, to: from(user.state) };
}

/** The page somebody was on when she was asked to sign in; never another site's. */
const from = (state: unknown): string => (typeof state === 'string' && /^\/(?![/\\])/.test(state) ? state : '/');

/** Keeps the session by the issuer's tokens: authorization code with PKCE. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [user, setUser] = useState<User | null | undefined>();
  const [problem, setProblem] = useState<string>();
  const navigate = useNavigate();
  useEffect(() => {
    arriving ??= arrive();
    const arrived = ({ user: found, to }: { user: User | null; to?: string }) => {
      if (to) void navigate(to, { replace: true });
      setUser(found);
    };
    const failed = (error: Error) => {
      void navigate('/', { replace: true });
      setProblem(error.message);
      setUser(null);
    };
    arriving.then(arrived, failed);
    const renewed = (next: User) => setUser(next);
    const gone = () => setUser(null);
    users.events.addUserLoaded(renewed);
    users.events.addAccessTokenExpired(gone);
    return () => {
      users.events.removeUserLoaded(renewed);
      users.events.removeAccessTokenExpired(gone);
    };
  }, [navigate]);
  const session = useMemo<Session>(() => {
    const signIn = () => void users.signinRedirect({ ui_locales: i18next.language, state: window.location.pathname + window.location.search }).catch((error: Error) => setProblem(error.message));
    const signOut = () => void users.signoutRedirect({ extraQueryParams: { ui_locales: i18next.language } }).catch(() => users.removeUser().then(() => setUser(null)));
    if (user === undefined) return { state: 'starting', signIn, signOut };
    return user && !user.expired ? { state: 'in', signIn, signOut } : { state: 'out', problem, signIn, signOut };
  }, [user, problem]);
  return <Current.Provider value={session}>{children}</Current.Provider>;
}
