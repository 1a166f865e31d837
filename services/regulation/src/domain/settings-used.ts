import type { Settings } from '@attestation/regulation';

/** Notes which settings an answer looks at. */
export const watched = (settings: Settings, used: Set<keyof Settings>): Settings =>
  new Proxy(settings, {
    get(target, key) {
      if (key in target) used.add(key as keyof Settings);
      return Reflect.get(target, key) as unknown;
    },
  });
