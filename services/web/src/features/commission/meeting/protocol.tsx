import { Card, Stack, Text, Title } from '@mantine/core';
import { answered, api } from '../../../api/client';
import { documentAt } from '../../../api/document';
import { useAsked } from '../../../api/use-asked';
import { useCommand } from '../../../api/use-command';
import { useTranslation } from '../../../i18n/speech';
import { OpenDocument } from '../../../parts/open-document';
import { useRights } from '../../../session/use-rights';
import { SignDocuments } from '../../signing/sign-documents';
import { signExtracts, useExtracts } from './extracts';
import { type Commission, COMMISSION_KEY, type Meeting } from '../types';

/** The protocol in both languages: looked at and signed by chair and secretary, who signs its extracts with it; then open to all who may read it. */
export function Protocol({ meeting, commission, protocolId }: { meeting: Meeting; commission: Commission; protocolId: string }) {
  const { t } = useTranslation();
  const waits = useWaitsForMe(meeting.id);
  const path = (language: string) => `commissions/documents/${protocolId}.pdf?language=${language}`;
  const title = (language: 'kk' | 'ru') => `${t('commission.protocol')} № ${meeting.protocolNumber} (${t(`commission.languageOf.${language}`)})`;
  const extracts = useExtracts(meeting);
  const signing = useCommand(
    (body: { kk: string; ru: string }, header) =>
      answered(api.POST('/api/v1/commissions/{commissionId}/meetings/{meetingId}/protocol/signature', { params: { path: { commissionId: meeting.commissionId, meetingId: meeting.id }, header }, body })),
    [COMMISSION_KEY, ['count', '/protocols']],
  );
  const send = async ([kk = '', ru = '']: string[]) => {
    if (extracts !== undefined) await signExtracts(meeting);
    return signing.mutateAsync({ kk, ru });
  };
  const documents = async () => [
    { title: title('kk'), content: await documentAt(path('kk')) },
    { title: title('ru'), content: await documentAt(path('ru')) },
  ];
  return (
    <Card withBorder component="section" aria-label={t('commission.protocol')}>
      <Stack align="stretch">
        <Title order={3} size="h4">
          {t('commission.protocol')} № {meeting.protocolNumber}
        </Title>
        <SignedBy meeting={meeting} commission={commission} />
        {waits && extracts !== undefined && extracts > 0 && <Text>{t('commission.extractsToo', { count: extracts })}</Text>}
        {waits && <SignDocuments name={[protocolId]} documents={documents} send={send} />}
        {!waits && meeting.status === 'SIGNED' && (['kk', 'ru'] as const).map((language) => <OpenDocument key={language} path={path(language)} title={title(language)} named />)}
      </Stack>
    </Card>
  );
}

function SignedBy({ meeting: { signedBy, status }, commission: { chairId, secretaryId } }: { meeting: Meeting; commission: Commission }) {
  const { t } = useTranslation();
  const state = (personId: string | null) => t(personId !== null && signedBy.includes(personId) ? 'commission.hasSigned' : 'commission.hasNotSigned');
  if (status === 'SIGNED') return <Text>{t('commission.inForce')}</Text>;
  return (
    <Text>
      {t('role.COMMISSION_CHAIR')}: {state(chairId)}; {t('role.COMMISSION_SECRETARY')}: {state(secretaryId)}
    </Text>
  );
}

/** Whether this protocol waits for whoever is signed in: the platform knows who that is. */
function useWaitsForMe(meetingId: string): boolean {
  const { may } = useRights();
  const { data } = useAsked([...COMMISSION_KEY, 'protocols', 'mine'], () => answered(api.GET('/api/v1/commissions/protocols', { params: { query: { limit: 100 } } })), { enabled: may('commissions.protocol.sign') });
  return data?.items.some(({ id }) => id === meetingId) ?? false;
}
