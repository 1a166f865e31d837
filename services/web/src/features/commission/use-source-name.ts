import { useCallback } from 'react';
import { useTranslation } from '../../i18n/speech';

const OF_REGISTRY = /^\/registries\/([a-z-]+)$/;

/** What a source is called: a registry by its name, anybody else as written. */
export function useSourceName(): (source: string) => string {
  const { t } = useTranslation();
  return useCallback(
    (source) => {
      const registry = OF_REGISTRY.exec(source)?.[1]?.toUpperCase().replaceAll('-', '_');
      return registry ? t([`commission.registry.${registry}`], { defaultValue: source }) : source;
    },
    [t],
  );
}
