import { UserManager } from 'oidc-client-ts';

const home = window.location.origin;

/** The way to the issuer of tokens and back: authorization code with PKCE. Fetched when it is needed: a page is shown without it. */
export const issuer = new UserManager({
  authority: `${home}/oidc`,
  client_id: 'web',
  redirect_uri: `${home}/signed-in`,
  post_logout_redirect_uri: home,
  response_type: 'code',
  scope: 'openid offline_access',
  automaticSilentRenew: true,
});
