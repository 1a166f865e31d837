import { Alert, Button, Group, Loader, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTranslation } from '../../i18n/speech';
import { Refused } from '../../parts/refused';
import { Section } from '../../parts/section';
import { useKept } from '../../parts/use-kept';
import { RegionChoice, useRegions } from './region-choice';
import { type AttesteeFilter, useApproving } from './use-attestees';

interface ApproveProps {
  filter: AttesteeFilter;
  /** how many the filter gives; absent: not counted yet */
  total: number | undefined;
  chosen: string[];
}

/** Approves the list of all whom the filter shows, or of those chosen, under the region's own number. */
export function ApproveForm({ filter, total = 0, chosen }: ApproveProps) {
  const { t } = useTranslation();
  const [given, type, forget] = useKept('attestee-list', { number: '', region: '' });
  const [whom, setWhom] = useState('ALL');
  const [approving, navigate, regions] = [useApproving(), useNavigate(), useRegions()];
  const searching = filter.q !== undefined;
  const some = searching || whom === 'CHOSEN';
  const count = some ? chosen.length : total;
  const region = regions.length > 1 ? given.region : undefined;
  const ready = given.number.trim() !== '' && count > 0 && filter.year !== undefined && region !== '';
  const approve = () => {
    const of = some ? { attestationIds: chosen } : { districtCode: filter.placeCode, category: filter.category, expected: total };
    const done = ({ listId }: { listId: string }) => {
      forget();
      void navigate(`/attestee-lists/${listId}`);
    };
    approving.mutate({ number: given.number.trim(), year: filter.year, placeCode: region, ...of }, { onSuccess: done });
  };
  return (
    <Section title={t('attestee.approve')}>
      <Stack>
        <Radio.Group label={t('attestee.whom')} value={some ? 'CHOSEN' : 'ALL'} onChange={setWhom}>
          <Stack gap="xs" mt="xs">
            <Radio value="ALL" label={t('attestee.all', { count: total })} disabled={searching} />
            <Radio value="CHOSEN" label={t('attestee.chosen', { count: chosen.length })} />
          </Stack>
        </Radio.Group>
        {searching && <Text size="sm">{t('attestee.notWhileSearching')}</Text>}
        <RegionChoice regions={regions} value={given.region} choose={(next) => type({ region: next })} />
        <TextInput label={t('attestee.number')} description={t('attestee.numberHint')} value={given.number} maxLength={50} onChange={({ currentTarget }) => type({ number: currentTarget.value })} />
        {approving.isPending && <UnderWay count={count} />}
        <Refused error={approving.error} />
        <Button disabled={!ready} loading={approving.isPending} onClick={approve} style={{ alignSelf: 'flex-start' }}>
          {t('attestee.approveCount', { count })}
        </Button>
      </Stack>
    </Section>
  );
}

/** Thousands take some seconds. */
function UnderWay({ count }: { count: number }) {
  const { t } = useTranslation();
  return (
    <Alert color="blue" role="status">
      <Group gap="xs">
        <Loader size="sm" role="img" aria-label={t('loading')} />
        <Text>{t('attestee.approving', { count })}</Text>
      </Group>
    </Alert>
  );
}
