import { Button, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useNavigate, useParams } from 'react-router';
import { Problem } from '../../api/problem';
import { useTranslation } from '../../i18n/speech';
import { Answered } from '../../parts/answered';
import { Page } from '../../parts/page';
import { Refused } from '../../parts/refused';
import { Section } from '../../parts/section';
import { useKept } from '../../parts/use-kept';
import { datesOf, type Typed, typedOf } from './typed';
import { Topics } from './topics';
import { type Campaign, DAYS } from './types';
import { useCampaign, usePreparing } from './use-campaigns';

/** Prepares or corrects the dates of a year: what is not known yet may be left out, and is named as missing. */
export function DatesPage() {
  const { t } = useTranslation();
  const year = Number(useParams().year);
  const asked = useCampaign(year);
  const missing = asked.error instanceof Problem && asked.error.status === 404;
  return (
    <Page title={t('campaign.datesOf', { year })} back={missing ? { to: '/campaigns', title: t('campaign.campaigns') } : { to: `/campaigns/${year}`, title: t('campaign.of', { year }) }}>
      {missing && !asked.data ? <DatesForm year={year} /> : <Answered query={asked} problem={t('campaign.problem')}>{(campaign) => <DatesForm year={year} campaign={campaign} />}</Answered>}
    </Page>
  );
}

function DatesForm({ year, campaign }: { year: number; campaign?: Campaign }) {
  const { t } = useTranslation();
  const [typed, type, forget] = useKept<Typed>(`campaign:${year}`, typedOf(campaign));
  const preparing = usePreparing(year);
  const navigate = useNavigate();
  const done = () => {
    forget();
    void navigate(`/campaigns/${year}`);
  };
  const text = (field: 'orderNumber' | 'source', maxLength: number) => (
    <TextInput label={t(`campaign.field.${field}`)} maxLength={maxLength} value={typed[field]} onChange={({ currentTarget }) => type({ [field]: currentTarget.value })} />
  );
  return (
    <Section title={t('campaign.dates')}>
      <Text size="sm">{t('campaign.datesHint')}</Text>
      {campaign?.status === 'APPROVED' && <Text fw={500}>{t('campaign.approvalEnds')}</Text>}
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {DAYS.map((field) => (
          <TextInput key={field} type="date" label={t(`campaign.field.${field}`)} value={typed[field]} onChange={({ currentTarget }) => type({ [field]: currentTarget.value })} />
        ))}
        <TextInput type="number" label={t('campaign.field.testFee')} min={0} max={1_000_000} value={typed.testFee} onChange={({ currentTarget }) => type({ testFee: currentTarget.value })} />
      </SimpleGrid>
      {text('orderNumber', 200)}
      {text('source', 1000)}
      <Topics topics={typed.essayTopics} change={(essayTopics) => type({ essayTopics })} />
      <Refused error={preparing.error} />
      <Button loading={preparing.isPending} onClick={() => preparing.mutate(datesOf(typed), { onSuccess: done })} style={{ alignSelf: 'flex-start' }}>
        {t('campaign.save')}
      </Button>
    </Section>
  );
}
