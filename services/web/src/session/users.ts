import { UserManager } from 'oidc-client-ts';

const home = window.location.origin;

/** Keeps the tokens of whoever signed in: authorization code with PKCE. */
export const users = new UserManager({
  authority: `${home}/oidc`,
  client_id: 'web',
  redirect_uri: `${home}/signed-in`,
  post_logout_redirect_uri: home,
  response_type: 'code',
  scope: 'openid offline_access',
  automaticSilentRenew: true,
});

/** Of whoever is signed in; absent: nobody. */
export async function accessToken(): Promise<string | undefined> {
  const user = await users.getUser();
  return user && !user.expired ? user.access_token : undefined;
}
