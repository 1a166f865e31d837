import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { dayOf } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Answered } from '../../parts/answered';
import { AsOf } from '../../parts/as-of';
import { Empty } from '../../parts/empty';
import { leading } from '../../parts/list/leading';
import { Rows } from '../../parts/list/rows';
import { Mark } from '../../parts/mark';
import { Page } from '../../parts/page';
import { Refused } from '../../parts/refused';
import { Section } from '../../parts/section';
import { TONES } from './status';
import type { Campaign } from './types';
import { useCampaigns, usePreparingFromLast } from './use-campaigns';

/** The campaigns of all years with what each still lacks, and the way to the next one. */
export function CampaignsPage() {
  const { t } = useTranslation();
  const asked = useCampaigns();
  const columns = useColumns();
  return (
    <Page title={t('campaign.campaigns')}>
      <Text>{t('campaign.lead')}</Text>
      <Answered query={asked} problem={t('campaign.problem')}>
        {({ items }) => (
          <Stack>
            {items.length > 0 ? <Rows items={items} columns={columns} idOf={({ year }) => String(year)} label={t('campaign.campaigns')} /> : <Empty title={t('campaign.none')} hint={t('campaign.noneHint')} />}
            <AsOf at={asked.dataUpdatedAt} />
            <Prepare key={items[0]?.year} next={(items[0]?.year ?? 0) + 1} years={items.map(({ year }) => year)} />
          </Stack>
        )}
      </Answered>
    </Page>
  );
}

/** The next year: from the one before, or from nothing. */
function Prepare({ next, years }: { next: number; years: readonly number[] }) {
  const { t } = useTranslation();
  const [typed, type] = useState(next > 1 ? String(next) : '');
  const year = Number(typed);
  const preparing = usePreparingFromLast(year);
  const navigate = useNavigate();
  const ready = /^20\d\d$/.test(typed) && !years.includes(year);
  return (
    <Section title={t('campaign.prepare')}>
      <Text size="sm">{t('campaign.prepareHint')}</Text>
      <Group align="end" gap="xs">
        <TextInput type="number" label={t('campaign.year')} min={2024} max={2099} value={typed} error={years.includes(year) && t('campaign.there')} onChange={({ currentTarget }) => type(currentTarget.value)} />
        <Button disabled={!ready} loading={preparing.isPending} onClick={() => preparing.mutate(null, { onSuccess: () => navigate(`/campaigns/${year}`) })}>
          {t('campaign.fromLast')}
        </Button>
        <Button variant="default" disabled={!ready} onClick={() => void navigate(`/campaigns/${year}/dates`)}>
          {t('campaign.fromNothing')}
        </Button>
      </Group>
      <Refused error={preparing.error} />
    </Section>
  );
}

function useColumns(): ColumnDef<Campaign>[] {
  const { t, i18n } = useTranslation();
  return useMemo(() => {
    const day = (date: string | null | undefined) => (date ? dayOf(date, i18n.language) : '—');
    return [
      leading({ id: 'year', header: t('campaign.year'), to: ({ year }) => String(year), said: ({ year }) => t('campaign.of', { year }) }),
      { id: 'status', header: t('campaign.state'), cell: ({ row: { original } }) => <Mark tone={TONES[original.status]}>{t(`campaign.status.${original.status}`)}</Mark> },
      { id: 'window', header: t('campaign.window'), accessorFn: ({ applicationFrom, applicationTo }) => `${day(applicationFrom)} – ${day(applicationTo)}` },
      { id: 'decisions', header: t('campaign.field.decisionsBy'), accessorFn: ({ decisionsBy }) => day(decisionsBy) },
      { id: 'order', header: t('campaign.field.orderNumber'), accessorFn: ({ orderNumber }) => orderNumber ?? '—' },
      { id: 'gaps', header: t('campaign.gaps'), accessorFn: ({ gaps }) => String(gaps.length) },
    ];
  }, [t, i18n.language]);
}
