import { Alert, List, Text } from '@mantine/core';
import { useNavigate } from 'react-router';
import { answered, api, type Shapes } from '../../api/client';
import { documentAt } from '../../api/document';
import { useCommand } from '../../api/use-command';
import { useTranslation } from '../../i18n/speech';
import type { Case } from '../case/types';
import { CASE_KEY } from '../case/use-case';
import { SignDocuments } from '../signing/sign-documents';
import type { Consent } from './consent';

interface SubmissionProps {
  shown: Case;
  consent: Consent;
  /** where notices go; null: none is given yet */
  email: string | null;
  /** the platform has it: what was kept for it may be forgotten */
  done: () => void;
}

/** The application as it will be submitted, to be read and signed; before that, what is still waited for. */
export function Submission({ shown, consent, email, done }: SubmissionProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'ru' ? 'ru' : 'kk';
  const awaited = shown.registries.filter(({ status }) => status === 'AWAITED');
  if (awaited.length > 0) {
    return (
      <Alert color="blue" title={t('application.submit.awaited')}>
        <Text>{t('application.submit.awaitedHint')}</Text>
        <List size="sm">
          {awaited.map(({ registry, text }) => (
            <List.Item key={registry}>{text}</List.Item>
          ))}
        </List>
      </Alert>
    );
  }
  if (consent === '') return <Text>{t('application.submit.chooseConsent')}</Text>;
  if (email === null) return <Text>{t('application.submit.giveEmail')}</Text>;
  return <Signing shown={shown} consent={consent === 'yes'} email={email} language={language} done={done} />;
}

interface SigningProps {
  shown: Case;
  consent: boolean;
  email: string;
  /** that of the page, where the application has a text in it */
  language: 'kk' | 'ru';
  done: () => void;
}

function Signing({ shown: { attestationId, registries, languageCertificate }, consent, email, language, done }: SigningProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const submitting = useCommand(
    (body: Shapes['ApplicationsSubmissionIn'], header) => answered(api.POST('/api/v1/applications/{attestationId}/submission', { params: { path: { attestationId }, header }, body })),
    [CASE_KEY],
  );
  const send = async ([signature = '']: string[]) => {
    await submitting.mutateAsync({ signature, consent, language });
    done();
    void navigate(`/cases/${attestationId}`);
  };
  const draft = async () => [{ title: t('application.submit.paper'), content: await documentAt(`applications/${attestationId}/submission-draft?language=${language}&consent=${consent}`) }];
  const known = registries.map(({ registry, status, items, byHand }) => [registry, status, items, byHand]);
  const certificate = languageCertificate && { ...languageCertificate, reasons: undefined };
  return (
    <>
      <Text mb="xs">{t('application.submit.hint')}</Text>
      <SignDocuments name={[attestationId, consent, email, language, known, certificate]} documents={draft} send={send} label={t('application.submit.sign')} />
    </>
  );
}
