import { filled } from '../i18n/filled';
import type { Language } from '../i18n/languages';
import { moment } from '../i18n/moment';
import { element } from './elements';

/** The platform's clock as the service of the law tells it, to anybody. */
export interface PlatformClock {
  now: string;
  offsetMs: number;
  moved: boolean;
}

/** @returns undefined while it is not told: then the last that was known holds */
export async function readClock(): Promise<PlatformClock | undefined> {
  const response = await fetch('/api/v1/regulation/clock').catch(() => undefined);
  return response?.ok ? ((await response.json()) as PlatformClock) : undefined;
}

interface Said {
  title: string;
  now: string;
}

/** On every page of a platform whose clock is not real time: that it is so, and what it shows. */
export const clockBanner = ({ now }: PlatformClock, language: Language, said: Said): HTMLElement =>
  element('div', { role: 'note', class: 'note expired' }, element('div', {}, element('strong', {}, said.title), element('p', {}, filled(said.now, { at: moment(now, language) }))));
