import { Alert, Button, Group, List, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { dayOf } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Confirmed } from '../../parts/confirmed';
import { PersonName } from '../../parts/person-name';
import { Section } from '../../parts/section';
import { useKept } from '../../parts/use-kept';
import { useMe } from '../../session/use-me';
import { useRights } from '../../session/use-rights';
import { type Campaign, ENDS, type Extension } from './types';
import { useApprovingExtension, useExtending } from './use-campaigns';

const EMPTY = { applicationTo: '', testTo: '', decisionsBy: '', orderNumber: '', source: '' };

/** Later ends of an open campaign by another order: one person prepares them, a second approves. */
export function Extend({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const { may } = useRights();
  if (campaign.extension) return <Waiting campaign={campaign} extension={campaign.extension} />;
  if (!may('regulation.campaign.extend')) return null;
  return (
    <Section title={t('campaign.extend')}>
      <ExtensionForm campaign={campaign} />
    </Section>
  );
}

function ExtensionForm({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const [given, type, forget] = useKept(`extension:${campaign.year}`, EMPTY);
  const [seen, see] = useState(false);
  const extending = useExtending(campaign.year);
  const change = (part: Partial<typeof EMPTY>) => {
    see(false);
    type(part);
  };
  const wanted: Extension = { ...Object.fromEntries(ENDS.filter((end) => given[end] !== '').map((end) => [end, given[end]])), orderNumber: given.orderNumber.trim(), source: given.source.trim() };
  const ready = ENDS.some((end) => given[end] !== '') && wanted.orderNumber !== '' && wanted.source !== '';
  return (
    <>
      <Text size="sm">{t('campaign.extendHint')}</Text>
      <Group align="end" gap="xs">
        {ENDS.map((end) => (
          <TextInput key={end} type="date" label={t(`campaign.field.${end}`)} min={campaign[end] ?? undefined} value={given[end]} onChange={({ currentTarget }) => change({ [end]: currentTarget.value })} />
        ))}
      </Group>
      <TextInput label={t('campaign.extensionOrder')} maxLength={200} value={given.orderNumber} onChange={({ currentTarget }) => change({ orderNumber: currentTarget.value })} />
      <TextInput label={t('campaign.field.source')} maxLength={1000} value={given.source} onChange={({ currentTarget }) => change({ source: currentTarget.value })} />
      {!seen && (
        <Button variant="default" disabled={!ready} onClick={() => see(true)} style={{ alignSelf: 'flex-start' }}>
          {t('campaign.preview')}
        </Button>
      )}
      {seen && (
        <>
          <Moved campaign={campaign} extension={wanted} />
          <Confirmed sure={t('campaign.compared')} label={t('campaign.prepareExtension')} act={extending} run={() => extending.mutate(wanted, { onSuccess: forget })} />
        </>
      )}
    </>
  );
}

/** Each end as it is and as it would be. */
function Moved({ campaign, extension }: { campaign: Campaign; extension: Extension }) {
  const { t, i18n } = useTranslation();
  const day = (date: string | null | undefined) => (date ? dayOf(date, i18n.language) : '—');
  return (
    <List>
      {ENDS.filter((end) => extension[end]).map((end) => (
        <List.Item key={end}>{t('campaign.moved', { field: t(`campaign.field.${end}`), from: day(campaign[end]), to: day(extension[end]) })}</List.Item>
      ))}
    </List>
  );
}

/** Prepared, and not yet approved. */
function Waiting({ campaign, extension }: { campaign: Campaign; extension: NonNullable<Campaign['extension']> }) {
  const { t } = useTranslation();
  const { may } = useRights();
  const me = useMe().data?.personId;
  const approving = useApprovingExtension(campaign.year);
  return (
    <Section title={t('campaign.extensionWaits')}>
      <Moved campaign={campaign} extension={extension} />
      <Stack gap="xs">
        <Text>{t('campaign.byOrder', { order: extension.orderNumber, source: extension.source })}</Text>
        <Text>
          {t('campaign.preparedBy')}: <PersonName personId={extension.preparedBy} />
        </Text>
      </Stack>
      {extension.preparedBy === me && <Alert color="yellow">{t('campaign.second')}</Alert>}
      {me && extension.preparedBy !== me && may('regulation.campaign.approve') && <Confirmed sure={t('campaign.compared')} label={t('campaign.approveExtension')} act={approving} run={() => approving.mutate(null)} />}
    </Section>
  );
}
