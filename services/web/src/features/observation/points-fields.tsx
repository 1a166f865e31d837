import { Checkbox, Fieldset, NativeSelect, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useTranslation } from '../../i18n/speech';
import { type Draft, HIGHEST, HIGHEST_INDICATOR, totalOf } from './draft';

const CHOICES = ['', ...Array.from({ length: HIGHEST_INDICATOR + 1 }, (_, value) => String(value))];

interface PointsProps {
  draft: Draft;
  errors: { points?: string; indicators?: string };
  type: (more: Partial<Draft>) => void;
}

/** The total, or the indicators of the sheet by their numbers, which add up to it; only the total where nobody knows how many the variant has. */
export function PointsFields({ draft, errors, type }: PointsProps) {
  const { t } = useTranslation();
  const { indicators, form } = draft;
  const count = indicators?.length ?? form?.indicators ?? 0;
  const start = () => Array<string>(count).fill('');
  return (
    <Fieldset legend={t('observation.points')}>
      {form && <Text mb="xs">{t(`observation.variant.${form.variant}`)}</Text>}
      {form?.indicators === null && (
        <Text mb="xs" size="sm">
          {t('observation.totalAlone')}
        </Text>
      )}
      {count > 0 && (
        <Checkbox
          mb="xs"
          label={t('observation.byIndicators', { count })}
          checked={indicators !== undefined}
          onChange={({ currentTarget }) => type(currentTarget.checked ? { indicators: start() } : { indicators: undefined, points: '' })}
        />
      )}
      {!indicators && (
        <TextInput
          label={t('observation.total', { highest: HIGHEST })}
          required
          inputMode="numeric"
          maxLength={3}
          value={draft.points}
          error={errors.points}
          onChange={({ currentTarget }) => type({ points: currentTarget.value.trim() })}
        />
      )}
      {indicators && (
        <>
          <SimpleGrid cols={{ base: 3, sm: 6 }} spacing="xs">
            {indicators.map((value, index) => (
              <NativeSelect
                key={index}
                label={`№ ${index + 1}`}
                aria-label={t('observation.indicator', { number: index + 1 })}
                data={CHOICES}
                value={value}
                onChange={({ currentTarget }) => type({ indicators: indicators.with(index, currentTarget.value) })}
              />
            ))}
          </SimpleGrid>
          <Text mt="xs" fw={500} aria-live="polite">
            {t('observation.sum', { sum: totalOf(draft), highest: HIGHEST })}
          </Text>
          {errors.indicators && <Text c="var(--mantine-color-error)">{errors.indicators}</Text>}
        </>
      )}
    </Fieldset>
  );
}
