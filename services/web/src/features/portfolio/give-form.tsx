import { Alert, Button, Group, List, NativeSelect, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../i18n/speech';
import { Refused } from '../../parts/refused';
import { Section } from '../../parts/section';
import { useColleagues, useGiving } from './use-portfolio';

const WHOEVER = 'WHOEVER';

/** One portfolio or several go to one of the responsible persons, or back to all. Where there is but one there is nobody to give to. */
export function GiveForm({ workItemIds, given }: { workItemIds: string[]; given?: (ids: string[]) => void }) {
  const { t } = useTranslation();
  const colleagues = useColleagues().data?.items ?? [];
  const giving = useGiving();
  const [to, choose] = useState('');
  const [reason, say] = useState('');
  if (colleagues.length < 2) return null;
  const options = [{ value: '', label: '—' }, ...colleagues.map(({ id, name }) => ({ value: id, label: name ?? t('portfolio.nameless') })), { value: WHOEVER, label: t('portfolio.whoever') }];
  const give = () =>
    giving.mutate(
      { workItemIds, personId: to === WHOEVER ? null : to, ...(reason.trim() && { reason: reason.trim() }) },
      { onSuccess: ({ items }) => given?.(items.filter(({ refused }) => refused === null).map(({ workItemId }) => workItemId)) },
    );
  return (
    <Section title={t('portfolio.giving')}>
      <Text size="sm">{t('portfolio.chosenCount', { count: workItemIds.length })}</Text>
      <Group align="start" gap="xs">
        <NativeSelect label={t('portfolio.giveTo')} value={to} data={options} onChange={({ currentTarget }) => choose(currentTarget.value)} />
        <TextInput label={t('portfolio.reason')} description={t('portfolio.reasonHint')} maxLength={500} value={reason} onChange={({ currentTarget }) => say(currentTarget.value)} />
      </Group>
      <Refused error={giving.error} />
      <Outcome items={giving.data?.items ?? []} />
      <Group>
        <Button variant="default" disabled={to === '' || workItemIds.length === 0} loading={giving.isPending} onClick={give}>
          {t('portfolio.give')}
        </Button>
      </Group>
    </Section>
  );
}

/** How many went, and why the others did not. */
function Outcome({ items }: { items: { refused: string | null; refusedText: string | null }[] }) {
  const { t } = useTranslation();
  if (items.length === 0) return null;
  const reasons = [...new Set(items.flatMap(({ refusedText }) => refusedText ?? []))];
  const count = items.filter(({ refused }) => refused === null).length;
  return (
    <Alert role="status" color={reasons.length > 0 ? 'yellow' : 'green'} title={t('portfolio.givenCount', { count })}>
      {reasons.length > 0 && (
        <List size="sm">
          {reasons.map((text) => (
            <List.Item key={text}>{text}</List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}
