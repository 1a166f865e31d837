import { clockBanner, type PlatformClock, readClock } from '../bare/clock';
import { element } from '../bare/elements';
import type { Language } from '../i18n/languages';
import { leaveForIssuer, prepareSignIn } from '../session/leave-for-issuer';

/**
 * The way in, for whoever is not signed in: the page as it is shown first, brought to life without the application, which a slow line needs
 * seconds for. What it says, and the choice of a language, are there before (first/first.js).
 */
const CLOCK_MS = 10_000;
const page = document.documentElement;
let clock: PlatformClock | undefined;
let failed = false;

function show(): void {
  const language = page.lang as Language;
  const said = TEXTS[language];
  fill('clock', clock?.moved ? [clockBanner(clock, language, said.clock)] : []);
  fill('problem', failed ? [element('strong', {}, said.signInFailed), element('p', {}, said.signInFailedHint)] : []);
}

const fill = (name: string, shown: Node[]): void => document.querySelector(`[data-place=${name}]`)?.replaceChildren(...shown);

async function signIn(): Promise<void> {
  page.dataset.wish = 'signIn';
  failed = await leaveForIssuer(page.lang as Language).then(() => false, () => true);
  if (failed) again();
}

/** Here again: it did not come to it, or she came back by the browser's way. */
function again(): void {
  delete page.dataset.wish;
  show();
}

async function watchClock(): Promise<void> {
  if (document.hidden) return;
  clock = (await readClock()) ?? clock;
  show();
}

/** While she signs in, the application comes for when she is back. */
function fetchApplication(): void {
  for (const href of FILES.app.scripts) document.head.append(element('link', { rel: 'prefetch', as: 'script', href }));
}

document.querySelector('.first select')?.addEventListener('change', show);
document.querySelector('.first button')?.addEventListener('click', () => void signIn());
window.addEventListener('pageshow', ({ persisted }) => persisted && again());
document.addEventListener('visibilitychange', () => void watchClock());
setInterval(() => void watchClock(), CLOCK_MS);
if (page.dataset.wish === 'signIn') void signIn();
void watchClock();
await prepareSignIn();
page.dataset.ready = '';
fetchApplication();
