import { Alert, Card, Stack } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { answered, api } from '../../../api/client';
import { useAsked } from '../../../api/use-asked';
import { moment } from '../../../i18n/moment';
import { useTranslation } from '../../../i18n/speech';
import { Answered } from '../../../parts/answered';
import { AsOf } from '../../../parts/as-of';
import { Line } from '../../../parts/line';
import { Page } from '../../../parts/page';
import { COMMISSION_KEY, type OwnSheet } from '../types';
import { SheetForm } from './sheet-form';
import { useEvidence } from './use-evidence';

/** A member's own sheet of a case: whose it is, the evidence beside each criterion, the points. */
export function SheetPage() {
  const { t } = useTranslation();
  const { attestationId = '' } = useParams();
  const path = { attestationId };
  const sheet = useAsked([...COMMISSION_KEY, 'sheet', attestationId], () => answered(api.GET('/api/v1/commissions/attestations/{attestationId}/score-sheet', { params: { path } })));
  const evidence = useEvidence(attestationId);
  return (
    <Page title={sheet.data?.teacher || t('commission.sheet')} back={{ to: '/score-sheets', title: t('commission.sheets') }}>
      <Answered query={sheet} problem={t('commission.problem')}>
        {(own) => (
          <>
            <About sheet={own} at={sheet.dataUpdatedAt} />
            {own.status === 'OPEN' && own.proposal === null && <Alert color="yellow">{t('commission.notEvaluated')}</Alert>}
            {own.status !== 'OPEN' && <Alert color="green">{t(`commission.sheetIs.${own.status}`, { total: own.total ?? '0' })}</Alert>}
            {own.differing.length > 0 && <Alert color="yellow">{t('commission.giveAnew', { criteria: own.differing.join(', ') })}</Alert>}
            <Answered query={evidence} problem={t('commission.evidenceProblem')}>
              {(shown) => <SheetForm sheet={own} evidence={shown} />}
            </Answered>
          </>
        )}
      </Answered>
    </Page>
  );
}

function About({ sheet: { attestationId, post, claimedCategory, currentCategory, due }, at }: { sheet: OwnSheet; at: number }) {
  const { t, i18n } = useTranslation();
  return (
    <Card withBorder component="section" aria-label={t('commission.sheet')}>
      <Stack gap="xs" component="dl" m={0}>
        <Line term={t('commission.post')}>{post}</Line>
        <Line term={t('commission.held')}>{t(`category.${currentCategory}`)}</Line>
        <Line term={t('case.claimed')}>{t(`category.${claimedCategory}`)}</Line>
        {due && <Line term={t('case.due')}>{moment(due, i18n.language)}</Line>}
      </Stack>
      <details>
        <summary>{t('commission.conflict')}</summary>
        {t('commission.conflictHint')}
      </details>
      <Link to={`/cases/${attestationId}`}>{t('case.timeLine')}</Link>
      <AsOf at={at} />
    </Card>
  );
}
