import { Stack } from '@mantine/core';
import type { Shapes } from '../../api/client';
import { dayOf } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { AsOf } from '../../parts/as-of';
import { Line } from '../../parts/line';

/** What each registry had of her, and what was entered by hand beside it, by which order. */
export function RegistriesTable({ registries, asOf }: { registries: readonly Shapes['ApplicationsRegistryOut'][]; asOf: number }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <Stack component="dl" gap="xs" m={0}>
        {registries.map(({ registry, text, status, items, byHand }) => (
          <Line key={registry} term={text}>
            {t(`acceptance.registry.${status}`, { items })}
            {byHand && ` · ${t('acceptance.byHand', { items: byHand.items, order: byHand.orderNumber, on: dayOf(byHand.at, i18n.language) })}`}
          </Line>
        ))}
      </Stack>
      <AsOf at={asOf} source={t('acceptance.registriesSource')} />
    </>
  );
}
