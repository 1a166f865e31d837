import { Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { instantOf } from '../../i18n/local-time';
import { moment } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Refused } from '../../parts/refused';
import { useKept } from '../../parts/use-kept';
import { useOpening } from './use-sittings';

const LANGUAGES = ['kk', 'ru'] as const;
type TestLanguage = (typeof LANGUAGES)[number];
const EMPTY = { starts: '', region: '', place: '', seats: '30', languages: [...LANGUAGES] as TestLanguage[] };

/** One more sitting: when, where, how many seats, in which languages. What is typed is kept until it is opened; the place and the seats stay for the next. */
export function OpenSitting({ regions }: { regions: { value: string; label: string }[] }) {
  const { t, i18n } = useTranslation();
  const [given, change] = useKept('sitting', EMPTY);
  const opening = useOpening();
  const { starts, region, place, seats, languages } = given;
  const ready = starts !== '' && region !== '' && place.trim().length >= 3 && Number(seats) >= 1 && languages.length > 0;
  const open = () => opening.mutate({ startsAt: instantOf(starts), placeCode: region, place: place.trim(), seats: Number(seats), languages }, { onSuccess: () => change({ starts: '' }) });
  const speak = (language: TestLanguage, given: boolean) => change({ languages: LANGUAGES.filter((each) => (each === language ? given : languages.includes(each))) });
  return (
    <details>
      <summary>{t('sitting.open')}</summary>
      <Stack gap="sm" mt="xs">
        <Group align="end" gap="xs">
          <TextInput type="datetime-local" label={t('sitting.startsAt')} value={starts} onChange={({ currentTarget }) => change({ starts: currentTarget.value })} />
          <NativeSelect label={t('sitting.region')} value={region} data={[{ value: '', label: '—' }, ...regions]} onChange={({ currentTarget }) => change({ region: currentTarget.value })} />
          <TextInput label={t('sitting.address')} value={place} maxLength={200} miw="16rem" onChange={({ currentTarget }) => change({ place: currentTarget.value })} />
          <TextInput type="number" label={t('sitting.seats')} value={seats} min={1} max={2000} w="7rem" onChange={({ currentTarget }) => change({ seats: currentTarget.value })} />
        </Group>
        <Group gap="md">
          {LANGUAGES.map((language) => (
            <Checkbox key={language} label={t(`test.languages.${language}`)} checked={languages.includes(language)} onChange={({ currentTarget }) => speak(language, currentTarget.checked)} />
          ))}
        </Group>
        <Text size="sm">{t('sitting.hint')}</Text>
        <Refused error={opening.error} />
        {opening.data && (
          <Text role="status" size="sm">
            {t('sitting.opened', { at: moment(opening.data.startsAt, i18n.language), place: opening.data.place })}
          </Text>
        )}
        <Button disabled={!ready} loading={opening.isPending} onClick={open} style={{ alignSelf: 'flex-start' }}>
          {t('sitting.do')}
        </Button>
      </Stack>
    </details>
  );
}
