import { ask } from '../../api/ask';
import { useAsked } from '../../api/use-asked';
import { type PlatformClock, readClock } from '../../bare/clock';
import { languageNow } from '../../i18n/speech';

/** Something the service of the law tells anybody. @param path below `/api/v1/regulation/` */
export const lawAt = <T>(path: string): Promise<T> => ask<T>(`regulation/${path}`, { language: languageNow(), credentials: 'omit' });

export const useLaw = <T>(path: string, { enabled = true } = {}) => useAsked(['law', path], () => lawAt<T>(path), { enabled });

const CLOCK_MS = 10_000;
/** Asked again and again: whoever shows the platform may step its clock forward at any time. */
export const useClock = () => useAsked<PlatformClock | null>(['law', 'clock'], async () => (await readClock()) ?? null, { refreshMs: CLOCK_MS });
