import { Alert, Button, Card, Stack, Text } from '@mantine/core';
import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { answered, api, type Shapes } from '../../../api/client';
import { useCommand } from '../../../api/use-command';
import { useTranslation } from '../../../i18n/speech';
import { OpenDocument } from '../../../parts/open-document';
import { Refused } from '../../../parts/refused';
import { useKeptValue } from '../../../parts/use-kept';
import { COMMISSION_KEY, type OwnSheet } from '../types';
import { CriterionCard } from './criterion-card';
import { type Entered, hundredths, inPoints, sumOf, toSheet } from './points';
import type { Evidence } from './use-evidence';

/** The points of a sheet beside the evidence; kept on this device until they are submitted. */
export function SheetForm({ sheet, evidence }: { sheet: OwnSheet; evidence: Evidence }) {
  const { t } = useTranslation();
  const { attestationId, proposal } = sheet;
  const open = sheet.status === 'OPEN' && proposal !== null;
  const kept = useKeptValue<Entered>(`score-sheet/${attestationId}`, startOf(sheet));
  const entered = open ? kept.value : startOf(sheet);
  const { change } = kept;
  const enter = useCallback((criterion: string, typed: string) => change((before) => ({ ...before, [criterion]: typed })), [change]);
  const other = evidence.scans.filter(({ code }) => !evidence.criteria.some(({ criterion }) => criterion === code));
  return (
    <Stack>
      {evidence.criteria.map((criterion) => (
        <CriterionCard
          key={criterion.criterion}
          criterion={criterion}
          proposed={proposal?.criteria.find((each) => each.criterion === criterion.criterion)}
          evidence={evidence}
          differs={sheet.differing.some((each) => each === criterion.criterion)}
          typed={entered[criterion.criterion] ?? '0'}
          enter={open ? enter : undefined}
        />
      ))}
      {other.length > 0 && (
        <Card withBorder component="section" aria-label={t('commission.otherScans')}>
          <Stack gap="xs" align="flex-start">
            <Text fw={500}>{t('commission.otherScans')}</Text>
            {other.map(({ fileId, name }) => (
              <OpenDocument key={fileId} path={`portfolio/files/${fileId}/content`} title={name} named />
            ))}
          </Stack>
        </Card>
      )}
      {open && <Submit attestationId={attestationId} proposal={proposal} entered={entered} done={kept.forget} />}
    </Stack>
  );
}

/** The rules' proposal to begin with; of a sheet that is in, or was given back, what stands on it. */
function startOf({ submittedAt, points, proposal }: OwnSheet): Entered {
  if (submittedAt !== null) return Object.fromEntries(Object.entries(points).map(([criterion, value]) => [criterion, String(value)]));
  return Object.fromEntries((proposal?.criteria ?? []).map(({ criterion, points: proposed }) => [criterion, proposed]));
}

type Criterion = Shapes['CommissionsCriterionPointsIn']['criterion'];
type Proposal = NonNullable<OwnSheet['proposal']>;

function Submit({ attestationId, proposal, entered, done }: { attestationId: string; proposal: Proposal; entered: Entered; done: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const path = { attestationId };
  const submitting = useCommand(
    (points: { criterion: Criterion; points: number }[], header) =>
      answered(api.POST('/api/v1/commissions/attestations/{attestationId}/score-sheet/submission', { params: { path, header }, body: { points } })),
    [COMMISSION_KEY, ['count', '/score-sheets']],
  );
  const wrong = Object.values(entered).some((typed) => hundredths(typed) === undefined);
  const send = () => submitting.mutate(toSheet(entered) as { criterion: Criterion; points: number }[], { onSuccess: ({ status }) => (done(), status === 'OPEN' ? undefined : void navigate('/score-sheets')) }); // given back at once where all must be alike and are not
  return (
    <Card withBorder component="section" aria-label={t('commission.sum')}>
      <Stack align="flex-start">
        <Sum proposal={proposal} entered={entered} />
        <Text size="sm">{t('commission.keptHere')}</Text>
        <Refused error={submitting.error} />
        <Button disabled={wrong} loading={submitting.isPending} onClick={send}>
          {t('commission.submitSheet')}
        </Button>
      </Stack>
    </Card>
  );
}

/** The sum and the threshold, as they are at every keystroke. */
function Sum({ proposal: { criteria, minimum }, entered }: { proposal: Proposal; entered: Entered }) {
  const { t } = useTranslation();
  const sum = sumOf(entered);
  const without = criteria.filter(({ criterion, required }) => required && (hundredths(entered[criterion] ?? '') ?? 0) === 0).map(({ criterion }) => criterion);
  const meets = sum >= minimum * 100 && without.length === 0;
  return (
    <Alert color={meets ? 'green' : 'orange'} role="status" title={t('commission.sumOf', { sum: inPoints(sum), minimum })}>
      {meets ? t('commission.meets') : without.length > 0 ? t('commission.withoutPoints', { criteria: without.join(', ') }) : t('commission.below')}
    </Alert>
  );
}
