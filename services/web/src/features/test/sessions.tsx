import { Button, Card, Group, Stack, Text } from '@mantine/core';
import { moment } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { List } from '../../parts/list/list';
import { Mark } from '../../parts/mark';
import { useAddress } from '../../parts/list/use-address';
import { searchOf, SESSION_FIELDS, SessionFields } from './session-fields';
import { type Session, useSessions } from './use-sessions';

/** The sittings with free seats, by place, day and language; one is chosen. */
export function Sessions({ chosen, choose }: { chosen?: string; choose: (session: Session) => void }) {
  const { t } = useTranslation();
  const { values, set, clear, any } = useAddress(SESSION_FIELDS);
  const sessions = useSessions(searchOf(values));
  return (
    <List list={sessions} problem={t('test.search.problem')} filters={<SessionFields values={values} set={set} />} filtered={{ any, clear }} empty={{ title: t('test.search.none'), hint: t('test.search.noneHint') }}>
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
