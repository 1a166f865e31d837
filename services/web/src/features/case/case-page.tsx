import { Title } from '@mantine/core';
import { useParams } from 'react-router';
import { useTranslation } from '../../i18n/speech';
import { Answered } from '../../parts/answered';
import { Page } from '../../parts/page';
import { useRights } from '../../session/use-rights';
import { CertificateCard } from './certificate-card';
import { CurrentCard } from './current-card';
import { DocumentsList } from './documents-list';
import { ENDED } from './ended';
import { NoticesEmail } from './notices-email';
import { TimeLineList } from './time-line-list';
import { ToDo, ToTest } from './to-do';
import type { Case, Current } from './types';
import { useCase, useTimeLine } from './use-case';
import { useOwn } from './use-own';
import { Withdrawal } from './withdrawal';

/** One case: where it is, who holds it, by when, what to do, what happened and why, and its documents. */
export function CasePage() {
  const { t } = useTranslation();
  const { attestationId = '' } = useParams();
  const shown = useCase(attestationId);
  const line = useTimeLine(attestationId);
  const own = useOwn(shown.data);
  const { may } = useRights();
  return (
    <Page title={t('case.one')} back={{ to: '/cases', title: t('case.cases') }}>
      <Answered query={shown} problem={t('case.problem')}>
        {(data) => {
          const current = line.data?.current ?? data.current;
          return (
            <>
              <CurrentCard shown={data} current={current} asOf={line.dataUpdatedAt || shown.dataUpdatedAt} />
              {own && <ToDo shown={data} current={current} />}
              {!own && may('testing.violation.record') && <ToTest current={current} />}
            </>
          );
        }}
      </Answered>
      {shown.data && (
        <>
          <Title order={3} size="h4">
            {t('case.timeLine')}
          </Title>
          <Answered query={line} problem={t('case.problem')}>
            {({ entries }) => <TimeLineList entries={entries} />}
          </Answered>
          <Papers shown={shown.data} own={own} current={line.data?.current ?? shown.data.current} />
        </>
      )}
    </Page>
  );
}

/** Until the commission has decided she may take it back. */
const DECIDED: readonly Current['state'][] = ['DECISION', 'ORDER', 'CERTIFICATE', ...ENDED];
/** Where the address is asked for by the application itself, or by nobody. */
const WITHOUT_LETTERS: readonly Current['state'][] = ['DRAFT', ...ENDED];

function Papers({ shown: { attestationId, answer }, own, current }: { shown: Case; own: boolean; current: Current }) {
  const { may } = useRights();
  return (
    <>
      {current.state === 'CLOSED' && may('commissions.certificate.read') && <CertificateCard attestationId={attestationId} />}
      <DocumentsList attestationId={attestationId} accepted={answer?.answer === 'ACCEPTED'} />
      {own && may('applications.email.give') && !WITHOUT_LETTERS.includes(current.state) && <NoticesEmail attestationId={attestationId} />}
      {own && may('applications.case.withdraw') && !DECIDED.includes(current.state) && <Withdrawal attestationId={attestationId} />}
    </>
  );
}
