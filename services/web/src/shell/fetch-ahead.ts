import { fetchTexts } from '../i18n/i18n';
import { isSignedIn } from '../session/tokens';
import { ENTRIES } from './entries';

/** The page of this address is on its way while the platform is still asked what may be done on it. Where that fails, the page itself tells. */
export function fetchAhead(): void {
  const entry = ENTRIES.find(({ path }) => `${window.location.pathname}/`.startsWith(`${path}/`));
  if (entry && isSignedIn()) void Promise.all([entry.page(), fetchTexts(entry.texts)]).catch(() => undefined);
}
