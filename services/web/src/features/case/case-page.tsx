import { Alert, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '../../i18n/moment';
import { Failed } from '../../parts/failed';
import { Waiting } from '../../parts/waiting';
import { useApi } from '../../session/api';
import { usePlatformClock } from '../clock/use-platform-clock';
import { CurrentCard } from './current-card';
import { TimeLineList } from './time-line-list';
import type { Case, TimeLine } from './types';

const REFRESH_MS = 10_000;

/** The caller's cases; the newest is shown until another is chosen. */
export function CasePage() {
  const [chosen, choose] = useState<string>();
  const { t } = useTranslation();
  const cases = useApi<{ items: Case[] }>('applications?limit=20', REFRESH_MS);
  if (cases.isPending) return <Waiting />;
  if (cases.isError && !cases.data) return <Failed title={t('case.problem')} error={cases.error} again={() => void cases.refetch()} />;
  const items = cases.data?.items ?? [];
  const shown = items.find(({ attestationId }) => attestationId === chosen) ?? items[0];
  if (!shown) return <Empty />;
  return (
    <Stack>
      {items.length > 1 && <CaseChoice items={items} chosen={shown.attestationId} choose={choose} />}
      <CaseView shown={shown} asOf={cases.dataUpdatedAt} />
    </Stack>
  );
}

function CaseChoice({ items, chosen, choose }: { items: Case[]; chosen: string; choose: (attestationId: string) => void }) {
  const { t } = useTranslation();
  const data = items.map(({ attestationId, teacher, claimed, year }) => ({ value: attestationId, label: [year, teacher.name, t(`category.${claimed}`)].filter(Boolean).join(', ') }));
  return <NativeSelect label={t('case.choose')} value={chosen} data={data} onChange={({ currentTarget }) => choose(currentTarget.value)} />;
}

/** One case: where it is, who holds it, by when, and what happened and why. */
function CaseView({ shown, asOf }: { shown: Case; asOf: number }) {
  const { t, i18n } = useTranslation();
  const ahead = usePlatformClock()?.offsetMs ?? 0;
  const line = useApi<TimeLine>(`applications/${shown.attestationId}/time-line`, REFRESH_MS);
  return (
    <>
      {line.isError && line.data && <Alert color="yellow">{t('case.stale', { at: moment(line.dataUpdatedAt + ahead, i18n.language) })}</Alert>}
      <CurrentCard shown={shown} current={line.data?.current ?? shown.current} asOf={(line.dataUpdatedAt || asOf) + ahead} />
      <Title order={2} size="h4">
        {t('case.timeLine')}
      </Title>
      {line.data && <TimeLineList entries={line.data.entries} />}
      {line.isPending && <Waiting />}
      {line.isError && !line.data && <Failed title={t('case.problem')} error={line.error} again={() => void line.refetch()} />}
    </>
  );
}

function Empty() {
  const { t } = useTranslation();
  return (
    <Stack py="xl" gap="xs">
      <Title order={2} size="h4">
        {t('case.none')}
      </Title>
      <Text>{t('case.noneHint')}</Text>
    </Stack>
  );
}
