import type { Language } from '../i18n/languages';

/** The issuer's client is fetched when it is needed: a page is shown without it. */
export const withIssuer = async () => (await import('./issuer')).issuer;

/** While she reads, the way to the issuer is made ready: what is pressed happens at once. Where that fails, pressing tells. */
export const prepareSignIn = async (): Promise<void> => void (await withIssuer().then((issuer) => issuer.metadataService.getMetadata()).catch(() => undefined));

/** She goes to sign in, in her language, and comes back to the page she is on. @throws what the network says */
export const leaveForIssuer = async (language: Language): Promise<void> =>
  (await withIssuer()).signinRedirect({ ui_locales: language, state: window.location.pathname + window.location.search });
