import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Frame } from '../../frame';
import { Failed } from '../../parts/failed';
import { Waiting } from '../../parts/waiting';
import { usePlatformClock } from '../clock/use-platform-clock';
import { PrintedCard } from './printed-card';
import { useCertificate } from './use-certificate';
import { UnknownVerdict, Verdict } from './verdict';

/** Anybody checks a certificate by the address in its QR code: what it is worth, and what is printed on it. No search engine keeps it. */
export function CertificatePage() {
  const { t } = useTranslation();
  // the letters of an id are capitals: who types it from the paper need not care
  const publicId = (useParams()['*'] ?? '').trim().toUpperCase();
  const ahead = usePlatformClock()?.offsetMs ?? 0;
  const { data, error, isPending, dataUpdatedAt, refetch } = useCertificate(publicId, ahead);
  return (
    <Frame title={t('certificate.title')}>
      <meta name="robots" content="noindex, nofollow" />
      <meta name="referrer" content="no-referrer" />
      <Stack>
        <Title order={2} size="h4">
          {t('certificate.title')}
        </Title>
        <div aria-live="polite">
          {isPending && <Waiting />}
          {data && <Verdict certificate={data} />}
          {data === null && <UnknownVerdict />}
        </div>
        {data && <PrintedCard certificate={data} asOf={dataUpdatedAt + ahead} />}
        {error && !data && <Failed title={t('certificate.problem')} error={error} again={() => void refetch()} />}
      </Stack>
    </Frame>
  );
}
