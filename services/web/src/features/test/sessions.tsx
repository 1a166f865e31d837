import { Button, Card, Group, Stack, Text, TextInput } from '@mantine/core';
import { moment } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Choice } from '../../parts/list/choice';
import { List } from '../../parts/list/list';
import { Mark } from '../../parts/mark';
import { useAddress } from '../../parts/list/use-address';
import { type Session, useRegions, useSessions } from './use-sessions';

/** The sittings with free seats, by place, day and language; one is chosen. */
export function Sessions({ chosen, choose }: { chosen?: string; choose: (session: Session) => void }) {
  const { t } = useTranslation();
  const { values, set, clear, any } = useAddress(['place', 'from', 'to', 'language']);
  const { place, from, to, language } = values;
  const regions = useRegions();
  const sessions = useSessions({ ...(place && { placeCode: place }), ...(from && { from }), ...(to && { to }), ...((language === 'kk' || language === 'ru') && { language }) });
  const languages = (['kk', 'ru'] as const).map((value) => ({ value, label: t(`test.languages.${value}`) }));
  const filters = (
    <>
      <Choice label={t('test.search.place')} value={place} options={regions.data ?? []} choose={(value) => set('place', value)} />
      <Choice label={t('test.search.language')} value={language} options={languages} choose={(value) => set('language', value)} />
      <TextInput type="date" label={t('test.search.from')} value={from} onChange={({ currentTarget }) => set('from', currentTarget.value)} />
      <TextInput type="date" label={t('test.search.to')} value={to} onChange={({ currentTarget }) => set('to', currentTarget.value)} />
    </>
  );
  return (
    <List list={sessions} problem={t('test.search.problem')} filters={filters} filtered={{ any, clear }} empty={{ title: t('test.search.none'), hint: t('test.search.noneHint') }}>
      {(items) => (
        <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
          {items.map((each) => (
            <OneSession key={each.id} session={each} chosen={each.id === chosen} choose={choose} />
          ))}
        </Stack>
      )}
    </List>
  );
}

function OneSession({ session, chosen, choose }: { session: Session; chosen: boolean; choose: (session: Session) => void }) {
  const { t, i18n } = useTranslation();
  const { startsAt, place, languages, free, seats } = session;
  const when = moment(startsAt, i18n.language);
  return (
    <Card component="li" withBorder padding="sm">
      <Group justify="space-between" gap="xs">
        <div style={{ flex: '1 1 14rem', minWidth: 0, overflowWrap: 'anywhere' }}>
          <Text fw={500}>{when}</Text>
          <Text size="sm">{place}</Text>
          <Text size="sm">
            {languages.map((each) => t(`test.languages.${each}`)).join(', ')} · {t('test.search.seats', { free, seats })}
          </Text>
        </div>
        {chosen ? (
          <Mark tone="good">{t('test.search.chosen')}</Mark>
        ) : (
          <Button variant="default" onClick={() => choose(session)} aria-label={`${t('test.search.choose')}: ${when}, ${place}`}>
            {t('test.search.choose')}
          </Button>
        )}
      </Group>
    </Card>
  );
}
