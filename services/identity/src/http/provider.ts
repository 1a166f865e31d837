import type { Clock } from '@attestation/service-kit';
import Provider, { type AdapterFactory, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import type { Accounts } from '../store/accounts.js';
import type { IssuerKeys } from '../store/keys.js';
import { answerInteractions } from './interactions.js';
import { languageOf } from './page-texts.js';
import { contentSecurityPolicy, failurePage, signedOutPage, signOutPage, withMovedClock } from './pages.js';

/** The audience of access tokens; services accept no other. */
export const AUDIENCE = 'attestation';
/** Its name as a resource indicator (RFC 8707), which must be an absolute URI. */
const RESOURCE = 'urn:attestation';

const MINUTES = 60;
const HOURS = 60 * MINUTES;

export interface IssuerSettings {
  /** e.g. `http://127.0.0.1:8080/oidc` */
  issuer: string;
  /** where the single-page application lives, e.g. `http://127.0.0.1:8080` */
  publicUrl: string;
  /** secret of the machine client `integrations`; without it that client does not exist */
  integrationsSecret?: string;
  /** machine accounts of registries, each with its secret */
  registryClients?: Record<string, string>;
}

/** What the issuer keeps, and where. */
export interface IssuerStore {
  accounts: Accounts;
  artefacts: AdapterFactory;
  keys: IssuerKeys;
}

/** The issuer: authorization code with PKCE for the application, client credentials for machines, JWT access tokens. */
export function createProvider(store: IssuerStore, settings: IssuerSettings, clock: Clock): Provider {
  const provider = new Provider(settings.issuer, configuration(store, settings));
  provider.proxy = true;
  provider.use(guardPages(settings));
  provider.use(keepDescription);
  provider.use(tellMovedClock(clock));
  provider.use(answerInteractions(provider, store.accounts, settings.publicUrl));
  return provider;
}

function configuration({ accounts, artefacts, keys }: IssuerStore, settings: IssuerSettings): Configuration {
  return {
    adapter: artefacts,
    jwks: { keys: keys.signing },
    cookies: { keys: keys.cookies, long: { sameSite: 'lax' }, short: { sameSite: 'lax' } },
    clients: clients(settings),
    scopes: ['openid', 'offline_access'],
    claims: { openid: ['sub', 'preferred_username'] },
    responseTypes: ['code'],
    pkce: { required: () => true },
    findAccount: async (_ctx, sub) => {
      const account = await accounts.byPerson(sub);
      return account && { accountId: sub, claims: () => ({ sub, preferred_username: account.login }) };
    },
    loadExistingGrant: grantEverythingAsked,
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    interactions: { url: (_ctx, interaction) => `${new URL(settings.issuer).pathname}/interaction/${interaction.uid}` },
    ttl: {
      AccessToken: 10 * MINUTES,
      ClientCredentials: 10 * MINUTES,
      IdToken: 10 * MINUTES,
      AuthorizationCode: 1 * MINUTES,
      Interaction: 1 * HOURS,
      RefreshToken: 8 * HOURS,
      Grant: 12 * HOURS,
      Session: 8 * HOURS,
    },
    features: features(settings),
    renderError: (ctx, out) => {
      ctx.type = 'html';
      ctx.body = failurePage(languageOfContext(ctx), settings.publicUrl, out.error);
    },
  };
}

function features(settings: IssuerSettings): Configuration['features'] {
  return {
    devInteractions: { enabled: false },
    userinfo: { enabled: false },
    clientCredentials: { enabled: true },
    revocation: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => {
        ctx.body = signOutPage(languageOfContext(ctx), form);
      },
      postLogoutSuccessSource: (ctx) => {
        ctx.body = signedOutPage(languageOfContext(ctx), settings.publicUrl);
      },
    },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => RESOURCE,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({
        scope: '',
        audience: AUDIENCE,
        accessTokenFormat: 'jwt',
        accessTokenTTL: 10 * MINUTES,
        jwt: { sign: { alg: 'RS256' } },
      }),
    },
  };
}

function clients({ publicUrl, integrationsSecret, registryClients = {} }: IssuerSettings): Configuration['clients'] {
  const home = publicUrl.replace(/\/$/, '');
  const web = {
    client_id: 'web',
    token_endpoint_auth_method: 'none' as const,
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code' as const],
    redirect_uris: [home, `${home}/`, `${home}/signed-in`],
    post_logout_redirect_uris: [home, `${home}/`],
  };
  const machines = { ...(integrationsSecret && { integrations: integrationsSecret }), ...registryClients };
  return [web, ...Object.entries(machines).map(([client, secret]) => machine(client, secret))];
}

const machine = (client: string, secret: string) => ({
  client_id: client,
  client_secret: secret,
  token_endpoint_auth_method: 'client_secret_basic' as const,
  grant_types: ['client_credentials'],
  response_types: [],
  redirect_uris: [],
});

/** The platform's own application needs nobody's consent: a grant for what it asks is made at once. */
async function grantEverythingAsked(ctx: KoaContextWithOIDC): Promise<InstanceType<Provider['Grant']> | undefined> {
  const { client, session, provider } = ctx.oidc;
  if (!client || !session?.accountId) return undefined;
  const earlier = ctx.oidc.result?.consent?.grantId ?? session.grantIdFor(client.clientId);
  const known = earlier ? await provider.Grant.find(earlier) : undefined;
  if (known) return known;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid offline_access');
  await grant.save();
  return grant;
}

/** Pages of the issuer are nobody's frame, run no script and are not kept by any cache. */
function guardPages({ publicUrl }: IssuerSettings): Parameters<Provider['use']>[0] {
  const policy = contentSecurityPolicy(new URL(publicUrl).origin);
  return async (ctx, next) => {
    ctx.set({ 'Content-Security-Policy': policy, 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer', 'X-Frame-Options': 'DENY' });
    await next();
  };
}

/** What the issuer says of itself changes with its version alone: on a slow line a browser that has just asked need not ask again. */
const keepDescription: Parameters<Provider['use']>[0] = async (ctx, next) => {
  await next();
  if (ctx.status === 200 && ctx.path.endsWith('/.well-known/openid-configuration')) ctx.set('Cache-Control', 'private, max-age=60');
};

/** Every page says so when the platform's clock is not real time. */
function tellMovedClock(clock: Clock): Parameters<Provider['use']>[0] {
  return async (ctx, next) => {
    await next();
    if (clock.offset === 0 || !ctx.response.is('html') || typeof ctx.body !== 'string') return;
    const language = /^<!doctype html>\n<html lang="(\w+)">/.exec(ctx.body)?.[1];
    ctx.body = withMovedClock(ctx.body, languageOf(language), clock.now());
  };
}

const languageOfContext = (ctx: KoaContextWithOIDC): ReturnType<typeof languageOf> =>
  languageOf(asText(ctx.query['lang']), asText(ctx.query['ui_locales']), ctx.get('accept-language'));

const asText = (value: string | string[] | undefined): string | undefined => (typeof value === 'string' ? value : undefined);
