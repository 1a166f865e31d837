import { Alert, Button, Card, List as Sheets, Stack, Text, Textarea, Title } from '@mantine/core';
import { Link, useLocation, useParams } from 'react-router';
import { answered, api, type Shapes } from '../../../api/client';
import { REFRESH_MS, useAsked } from '../../../api/use-asked';
import { useCommand } from '../../../api/use-command';
import { moment } from '../../../i18n/moment';
import { useTranslation } from '../../../i18n/speech';
import { Answered } from '../../../parts/answered';
import { AsOf } from '../../../parts/as-of';
import { Page } from '../../../parts/page';
import { Refused } from '../../../parts/refused';
import { useKeptValue } from '../../../parts/use-kept';
import { useRights } from '../../../session/use-rights';
import { Reasons } from '../reasons';
import { COMMISSION_KEY, type Person } from '../types';
import { useCommission } from '../use-commission';
import { overBy } from './over';
import { RecusalForm } from './recusal-form';

type Scoring = Shapes['CommissionsScoringOut'];

/** How far the scoring of one case has come: whose sheets are in, who takes no part, and its end. */
export function ScoringPage() {
  const { t } = useTranslation();
  const { may } = useRights();
  const { commissionId = '', attestationId = '' } = useParams();
  const { state } = useLocation() as { state: { teacher?: string } | null };
  const commission = useCommission(commissionId);
  const scoring = useAsked([...COMMISSION_KEY, 'scoring', attestationId], () => answered(api.GET('/api/v1/commissions/attestations/{attestationId}/scoring', { params: { path: { attestationId } } })), { refreshMs: REFRESH_MS });
  const members = commission.data?.members ?? [];
  return (
    <Page title={state?.teacher ?? t('commission.scoring')} back={{ to: `/commissions/${commissionId}/scorings`, title: t('commission.scorings') }}>
      <Answered query={scoring} problem={t('commission.problem')}>
        {(shown) => (
          <>
            <Progress scoring={shown} members={members} at={scoring.dataUpdatedAt} />
            {overBy(shown) === 'LET_GO' && <LetGo attestationId={attestationId} />}
            {!overBy(shown) && may('commissions.member.recuse') && <RecusalForm attestationId={attestationId} members={members} />}
            {!overBy(shown) && may('commissions.scoring.close') && <Close attestationId={attestationId} />}
          </>
        )}
      </Answered>
    </Page>
  );
}

function Progress({ scoring: { sheets, recusals, score, differing }, members, at }: { scoring: Scoring; members: readonly Person[]; at: number }) {
  const { t, i18n } = useTranslation();
  const nameOf = (id: string) => members.find(({ personId }) => personId === id)?.name ?? '—';
  return (
    <Card withBorder component="section" aria-label={t('commission.scoring')}>
      <Title order={3} size="h5">
        {t('commission.sheetsOf', { submitted: sheets.filter(({ status }) => status === 'SUBMITTED').length, all: sheets.filter(({ status }) => status !== 'WITHDRAWN').length })}
      </Title>
      <Sheets>
        {sheets.map(({ memberId, status, submittedAt }) => (
          <Sheets.Item key={memberId}>
            {nameOf(memberId)}: {t(`commission.sheetState.${status}`)}
            {submittedAt && `, ${moment(submittedAt, i18n.language)}`}
          </Sheets.Item>
        ))}
      </Sheets>
      {recusals.map(({ memberId, ground, note, at: since }) => (
        <Text key={memberId}>
          {t('commission.recused', { name: nameOf(memberId), ground: t(`commission.groundOf.${ground}`) })} {note} ({moment(since, i18n.language)})
        </Text>
      ))}
      {differing.length > 0 && <Alert color="yellow">{t('commission.sheetsDiffer', { criteria: differing.join(', ') })}</Alert>}
      {score && (
        <Alert color={score.meets ? 'green' : 'orange'} title={t('commission.sumOf', { sum: score.total, minimum: score.minimum })}>
          <Reasons reasons={score.reasons} />
        </Alert>
      )}
      <AsOf at={at} />
    </Card>
  );
}

/** Why, its time-line says. */
function LetGo({ attestationId }: { attestationId: string }) {
  const { t } = useTranslation();
  return (
    <Alert color="yellow">
      {t('commission.letGo')} <Link to={`/cases/${attestationId}`}>{t('case.timeLine')}</Link>
    </Alert>
  );
}

/** Ends the scoring without those who do not come. */
function Close({ attestationId }: { attestationId: string }) {
  const { t } = useTranslation();
  const { value: reason, change, forget } = useKeptValue(`scoring-end/${attestationId}`, '');
  const closing = useCommand(
    (body: { reason: string }, header) => answered(api.POST('/api/v1/commissions/attestations/{attestationId}/scoring/closing', { params: { path: { attestationId }, header }, body })),
    [COMMISSION_KEY],
  );
  return (
    <Card withBorder component="section" aria-label={t('commission.closeScoring')}>
      <Stack align="flex-start">
        <Textarea w="100%" label={t('commission.closeReason')} description={t('commission.closeScoringHint')} maxLength={500} value={reason} onChange={({ currentTarget: { value } }) => change(() => value)} />
        <Refused error={closing.error} />
        <Button disabled={reason.trim().length < 3} loading={closing.isPending} onClick={() => closing.mutate({ reason: reason.trim() }, { onSuccess: forget })}>
          {t('commission.closeScoring')}
        </Button>
      </Stack>
    </Card>
  );
}
