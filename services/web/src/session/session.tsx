import i18next from 'i18next';
import { UserManager, type User } from 'oidc-client-ts';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

/** Whether somebody is signed in, and the ways in and out. */
export interface Session {
  state: 'starting' | 'out' | 'in';
  problem?: string;
  accessToken?: string;
  signIn(): void;
  signOut(): void;
}

const home = window.location.origin;
const users = new UserManager({
  authority: `${home}/oidc`,
  client_id: 'web',
  redirect_uri: `${home}/signed-in`,
  post_logout_redirect_uri: home,
  response_type: 'code',
  scope: 'openid offline_access',
  automaticSilentRenew: true,
});

const Current = createContext<Session | undefined>(undefined);

/** Who is signed in, for every component below. */
export const useSession = (): Session => {
  const session = useContext(Current);
  if (!session) throw new Error('useSession outside of SessionProvider');
  return session;
};

/** One exchange of the code for all renderings: a code is good once. */
let arriving: Promise<User | null> | undefined;

function arrive(): Promise<User | null> {
  if (window.location.pathname !== '/signed-in') return users.getUser();
  return users.signinRedirectCallback().finally(() => window.history.replaceState({}, '', '/'));
}

/** Keeps the session by the issuer's tokens: authorization code with PKCE. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [user, setUser] = useState<User | null | undefined>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    arriving ??= arrive();
    arriving.then(setUser, (error: Error) => {
      setProblem(error.message);
      setUser(null);
    });
    const renewed = (next: User) => setUser(next);
    const gone = () => setUser(null);
    users.events.addUserLoaded(renewed);
    users.events.addAccessTokenExpired(gone);
    return () => {
      users.events.removeUserLoaded(renewed);
      users.events.removeAccessTokenExpired(gone);
    };
  }, []);
  const session = useMemo<Session>(() => {
    const signIn = () => void users.signinRedirect({ ui_locales: i18next.language }).catch((error: Error) => setProblem(error.message));
    const signOut = () => void users.signoutRedirect({ extraQueryParams: { ui_locales: i18next.language } }).catch(() => users.removeUser().then(() => setUser(null)));
    if (user === undefined) return { state: 'starting', signIn, signOut };
    return user && !user.expired ? { state: 'in', accessToken: user.access_token, signIn, signOut } : { state: 'out', problem, signIn, signOut };
  }, [user, problem]);
  return <Current.Provider value={session}>{children}</Current.Provider>;
}
