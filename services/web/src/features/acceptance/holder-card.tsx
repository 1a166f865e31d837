import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { timeOf } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Refused } from '../../parts/refused';
import { Section } from '../../parts/section';
import { useRights } from '../../session/use-rights';
import type { Item } from './types';
import { useColleagues, useReleasing, useTaking } from './use-acceptance';

/** Who of the providers works on it: so that no two do. Hers it may be given on or let go of; what is free may be taken. */
export function HolderCard({ item: { workItemId, taken } }: { item: Item }) {
  const { t } = useTranslation();
  const { may } = useRights();
  const [taking, releasing] = [useTaking(workItemId), useReleasing(workItemId)];
  const said = taken ? t(taken.mine ? 'acceptance.takenByMe' : 'acceptance.takenBy', { name: taken.by.name ?? '', until: timeOf(taken.until) }) : t('acceptance.nobody');
  return (
    <Section title={t('acceptance.works')}>
      <Text aria-live="polite">{said}</Text>
      <Refused error={taking.error ?? releasing.error} />
      {may('applications.queue.take') && (!taken || taken.mine) && (
        <Group align="end" gap="xs">
          {!taken && (
            <Button variant="default" loading={taking.isPending} onClick={() => taking.mutate({})}>
              {t('acceptance.take')}
            </Button>
          )}
          {taken && (
            <Button variant="default" loading={releasing.isPending} onClick={() => releasing.mutate({})}>
              {t('acceptance.release')}
            </Button>
          )}
          <GiveOn workItemId={workItemId} give={(personId) => taking.mutate({ personId })} giving={taking.isPending} me={taken?.mine ? taken.by.id : undefined} />
        </Group>
      )}
    </Section>
  );
}

function GiveOn({ workItemId, give, giving, me }: { workItemId: string; give: (personId: string) => void; giving: boolean; me?: string }) {
  const { t } = useTranslation();
  const [to, choose] = useState('');
  const colleagues = (useColleagues(workItemId, true).data?.items ?? []).filter(({ id }) => id !== me);
  if (colleagues.length === 0 || !me) return null;
  return (
    <>
      <NativeSelect
        label={t('acceptance.colleague')}
        value={to}
        data={[{ value: '', label: '—' }, ...colleagues.map(({ id, name }) => ({ value: id, label: name ?? id }))]}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      />
      <Button variant="default" disabled={to === ''} loading={giving} onClick={() => give(to)}>
        {t('acceptance.give')}
      </Button>
    </>
  );
}
