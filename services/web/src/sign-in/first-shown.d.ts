import type { Language } from '../i18n/languages';

/** What the page says before any script is there. */
interface Said {
  signInFailed: string;
  signInFailedHint: string;
  clock: { title: string; now: string };
}

declare global {
  /** They stand within the page itself (first-plugin.ts). */
  const TEXTS: Record<Language, Said>;
  const FILES: { app: { scripts: string[] } };
}
