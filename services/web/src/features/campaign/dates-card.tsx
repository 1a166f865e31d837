import { List, Stack, Text } from '@mantine/core';
import { dayOf } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { AsOf } from '../../parts/as-of';
import { Line } from '../../parts/line';
import { Mark } from '../../parts/mark';
import { PersonName } from '../../parts/person-name';
import { Section } from '../../parts/section';
import { TONES } from './status';
import { type Campaign, DAYS } from './types';

/** What a campaign says: its days, the order they rest on, the fee, the topics; and who did what. */
export function DatesCard({ campaign, asOf }: { campaign: Campaign; asOf: number }) {
  const { t, i18n } = useTranslation();
  const { status, orderNumber, source, testFee, essayTopics = [] } = campaign;
  return (
    <Section title={t('campaign.dates')}>
      <Mark tone={TONES[status]}>{t(`campaign.status.${status}`)}</Mark>
      <Stack component="dl" gap="xs" m={0}>
        {DAYS.map((field) => (
          <Line key={field} term={t(`campaign.field.${field}`)}>
            {campaign[field] ? dayOf(campaign[field], i18n.language) : '—'}
          </Line>
        ))}
        <Line term={t('campaign.field.testFee')}>{testFee === null || testFee === undefined ? '—' : t('campaign.tenge', { fee: testFee })}</Line>
        <Line term={t('campaign.field.orderNumber')}>{orderNumber ?? '—'}</Line>
        <Line term={t('campaign.field.source')}>{source ?? '—'}</Line>
        <Line term={t('campaign.field.essayTopics')}>{essayTopics.length === 0 ? '—' : String(essayTopics.length)}</Line>
      </Stack>
      <List>
        {essayTopics.map((topic) => (
          <List.Item key={topic.ru}>{topic[i18n.language]}</List.Item>
        ))}
      </List>
      <Who campaign={campaign} />
      <AsOf at={asOf} />
    </Section>
  );
}

function Who({ campaign: { preparedBy, approvedBy, openedBy, closedBy, closedOn, extensions } }: { campaign: Campaign }) {
  const { t, i18n } = useTranslation();
  const named = { preparedBy, approvedBy, openedBy, closedBy };
  const known = (Object.keys(named) as (keyof typeof named)[]).filter((key) => named[key] !== null);
  return (
    <>
      <Stack component="dl" gap="xs" m={0}>
        {known.map((key) => (
          <Line key={key} term={t(`campaign.${key}`)}>
            <PersonName personId={named[key]} />
            {key === 'closedBy' && closedOn && `, ${dayOf(closedOn, i18n.language)}`}
          </Line>
        ))}
      </Stack>
      {extensions.length > 0 && <Text fw={500}>{t('campaign.extensions')}</Text>}
      <List>
        {extensions.map(({ orderNumber, source, approvedOn, approvedBy: by }) => (
          <List.Item key={orderNumber + approvedOn}>
            {t('campaign.extendedBy', { order: orderNumber, source, day: dayOf(approvedOn, i18n.language) })} (<PersonName personId={by} />)
          </List.Item>
        ))}
      </List>
    </>
  );
}
