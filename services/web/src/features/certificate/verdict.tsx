import { Alert, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { dayOf } from '../../i18n/moment';
import { Sign, type SignKind } from './sign';
import type { CertificateState, CheckedCertificate } from './types';

const LOOKS: Record<CertificateState | 'UNKNOWN', { color: string; sign: SignKind }> = {
  VALID: { color: 'green', sign: 'yes' },
  EXPIRED: { color: 'orange', sign: 'no-longer' },
  ANNULLED: { color: 'red', sign: 'no' },
  UNKNOWN: { color: 'red', sign: 'no' },
};

/** What the certificate is worth: in words, by a sign, and by colour. */
export function Verdict({ certificate: { state, validUntil } }: { certificate: CheckedCertificate }) {
  const { t, i18n } = useTranslation();
  return <Said state={state} hint={t(`certificate.hint.${state}`, { until: dayOf(validUntil, i18n.language) })} />;
}

/** Nobody issued a certificate with the id of this address. */
export function UnknownVerdict() {
  const { t } = useTranslation();
  return <Said state="UNKNOWN" hint={t('certificate.hint.UNKNOWN')} />;
}

function Said({ state, hint }: { state: CertificateState | 'UNKNOWN'; hint: string }) {
  const { t } = useTranslation();
  const { color, sign } = LOOKS[state];
  return (
    <Alert role="note" color={color} icon={<Sign kind={sign} />}>
      <Title order={3} size="h4">
        {t(`certificate.state.${state}`)}
      </Title>
      <Text mt={4}>{hint}</Text>
    </Alert>
  );
}
