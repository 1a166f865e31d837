import { Button, Card, Group, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useParams } from 'react-router';
import { answered, api, type Shapes } from '../../api/client';
import { useAsked } from '../../api/use-asked';
import { useCommand } from '../../api/use-command';
import { dayOf, moment } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Answered } from '../../parts/answered';
import { AsOf } from '../../parts/as-of';
import { Line } from '../../parts/line';
import { Page } from '../../parts/page';
import { Refused } from '../../parts/refused';
import { SheetState } from './observations-page';
import { SHEETS_KEY } from './use-kept';
import { useObserver } from './use-observer';

type Observation = Shapes['PortfolioObservationOut'];

/** One sheet: whole, with what the teacher or the observer may still do about it. */
export function ObservationPage() {
  const { t } = useTranslation();
  const { observationId = '' } = useParams();
  const me = useObserver()?.personId;
  const asked = useAsked([...SHEETS_KEY, observationId], () => answered(api.GET('/api/v1/portfolio/observations/{observationId}', { params: { path: { observationId } } })));
  return (
    <Page title={t('observation.sheet')} back={{ to: '/observations', title: t('observation.sheets') }}>
      <Answered query={asked} problem={t('observation.problem')}>
        {(shown) => (
          <>
            <SheetCard shown={shown} asOf={asked.dataUpdatedAt} />
            {shown.personId === me && !shown.acknowledgedAt && !shown.withdrawn && <Acknowledge observationId={observationId} />}
            {shown.observerId === me && !shown.withdrawn && <Withdraw observationId={observationId} />}
          </>
        )}
      </Answered>
    </Page>
  );
}

function SheetCard({ shown, asOf }: { shown: Observation; asOf: number }) {
  const { t, i18n } = useTranslation();
  const { observedOn, points, indicators, writtenAt, acknowledgedAt, withdrawn, observer, observerName, teacher } = shown;
  const at = (instant: string) => moment(instant, i18n.language);
  return (
    <Card withBorder>
      <Stack gap="xs" component="dl" m={0}>
        <Line term={t('observation.teacher')}>{teacher ?? '—'}</Line>
        <Line term={t(`observation.kind.${observer}`)}>{observerName ?? '—'}</Line>
        <Line term={t('observation.field.observedOn')}>{dayOf(observedOn, i18n.language)}</Line>
        {(['lesson', 'subject', 'className', 'topic', 'objectives'] as const).map((name) => shown[name] && <Line key={name} term={t(`observation.field.${name}`)}>{shown[name]}</Line>)}
        {shown.variant && <Line term={t('observation.sheet')}>{t(`observation.variant.${shown.variant}`)}</Line>}
        {shown.requestedOn && <Line term={t('observation.requestedOn')}>{dayOf(shown.requestedOn, i18n.language)}</Line>}
        <Line term={t('observation.points')}>
          {points}
          {indicators && ` (${indicators.join(', ')})`}
        </Line>
        <Line term={t('observation.field.conclusions')}>{shown.conclusions}</Line>
        <Line term={t('observation.field.recommendations')}>{shown.recommendations}</Line>
        <Line term={t('observation.stateIs')}>
          <SheetState shown={shown} /> {withdrawn ? `${at(withdrawn.at)}: ${withdrawn.reason}` : at(acknowledgedAt ?? writtenAt)}
        </Line>
      </Stack>
      <AsOf at={asOf} />
    </Card>
  );
}

function Acknowledge({ observationId }: { observationId: string }) {
  const { t } = useTranslation();
  const command = useCommand((_: object, header) => answered(api.POST('/api/v1/portfolio/observations/{observationId}/acknowledgement', { params: { path: { observationId }, header } })), [SHEETS_KEY, ['count']]);
  return (
    <Stack align="flex-start">
      <Refused error={command.error} />
      <Button loading={command.isPending} onClick={() => command.mutate({})}>
        {t('observation.acknowledge')}
      </Button>
    </Stack>
  );
}

function Withdraw({ observationId }: { observationId: string }) {
  const { t } = useTranslation();
  const [reason, type] = useState('');
  const command = useCommand((body: { reason: string }, header) => answered(api.POST('/api/v1/portfolio/observations/{observationId}/withdrawal', { params: { path: { observationId }, header }, body })), [SHEETS_KEY]);
  return (
    <details>
      <summary>{t('observation.withdraw')}</summary>
      <Stack align="flex-start" mt="xs">
        <Textarea w="100%" label={t('observation.reason')} required maxLength={1000} rows={2} value={reason} onChange={({ currentTarget }) => type(currentTarget.value)} />
        <Refused error={command.error} />
        <Group>
          <Button variant="default" disabled={reason.trim() === ''} loading={command.isPending} onClick={() => command.mutate({ reason: reason.trim() })}>
            {t('observation.withdraw')}
          </Button>
        </Group>
      </Stack>
    </details>
  );
}
