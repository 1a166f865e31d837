import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useTranslation } from '../../i18n/speech';
import { Answered } from '../../parts/answered';
import { AsOf } from '../../parts/as-of';
import { Empty } from '../../parts/empty';
import { Page } from '../../parts/page';
import { useKept } from '../../parts/use-kept';
import type { Case } from '../case/types';
import { useCase } from '../case/use-case';
import { CheckList } from './check-list';
import { type Consent, ConsentChoice } from './consent';
import { EmailForm } from './email-form';
import { LanguageCertificate } from './language-certificate';
import { RegistriesSection } from './registries-section';
import { Submission } from './submission';
import { useEmail } from './use-email';
import { useEvidence } from './use-evidence';

/** The application, from what the registries know to her signature. */
export default function ApplicationPage() {
  const { t } = useTranslation();
  const { attestationId = '' } = useParams();
  const shown = useCase(attestationId);
  return (
    <Page title={t('application.title')} back={{ to: `/cases/${attestationId}`, title: t('case.one') }}>
      <Answered query={shown} problem={t('case.problem')}>
        {(data) => (data.current.state === 'DRAFT' ? <Draft shown={data} /> : <Empty title={t('application.notDraft')} hint={t('application.notDraftHint')} />)}
      </Answered>
    </Page>
  );
}

function Draft({ shown }: { shown: Case }) {
  const { t } = useTranslation();
  const { attestationId, claimed, languageCertificate } = shown;
  const evidence = useEvidence(attestationId);
  const address = useEmail(attestationId);
  const [{ consent }, change, forget] = useKept<{ consent: Consent }>(`consent:${attestationId}`, { consent: '' });
  return (
    <Stack gap="xl">
      <Text>
        {t('application.claims', { category: t(`category.${claimed}`) })} {t('application.kept')}
      </Text>
      <Answered query={evidence} problem={t('application.problem')}>
        {(known) => (
          <>
            <Section title={t('application.registry.title')}>
              <RegistriesSection evidence={known.evidence} />
              <AsOf at={evidence.dataUpdatedAt} />
            </Section>
            <Section title={t('application.rows.title')} hint={t('application.rows.hint')}>
              <CheckList attestationId={attestationId} rows={known.checkList} />
            </Section>
          </>
        )}
      </Answered>
      <Section title={t('application.language.title')} hint={t('application.language.hint')}>
        <LanguageCertificate attestationId={attestationId} shown={languageCertificate} />
      </Section>
      <Section title={t('application.email.title')} hint={t('application.email.hint')}>
        <Answered query={address} problem={t('application.problem')}>
          {({ email }) => <EmailForm attestationId={attestationId} email={email} />}
        </Answered>
      </Section>
      <Section title={t('application.consent.title')}>
        <ConsentChoice consent={consent} choose={(chosen) => change({ consent: chosen })} />
      </Section>
      <Section title={t('application.submit.title')}>
        <Submission shown={shown} consent={consent} email={address.data?.email ?? null} done={forget} />
      </Section>
    </Stack>
  );
}

function Section({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <Stack component="section" gap="xs" aria-label={title}>
      <Title order={3} size="h4">
        {title}
      </Title>
      {hint && <Text size="sm">{hint}</Text>}
      {children}
    </Stack>
  );
}
