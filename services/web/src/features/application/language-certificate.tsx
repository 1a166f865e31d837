import { Alert, Button, Stack, Text } from '@mantine/core';
import { answered, api } from '../../api/client';
import { useCommand } from '../../api/use-command';
import { dayOf } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Reasons } from '../../parts/reasons';
import { Refused } from '../../parts/refused';
import type { Case } from '../case/types';
import { CASE_KEY } from '../case/use-case';
import { LanguageForm } from './language-form';

type Shown = NonNullable<Case['languageCertificate']>;

/** A certificate of a foreign language instead of the test: what is shown and what the rules say of it, or the form. */
export function LanguageCertificate({ attestationId, shown }: { attestationId: string; shown: Case['languageCertificate'] }) {
  const { t } = useTranslation();
  if (shown) return <ShownCertificate attestationId={attestationId} shown={shown} />;
  return (
    <details>
      <summary>{t('application.language.have')}</summary>
      <LanguageForm attestationId={attestationId} />
    </details>
  );
}

function ShownCertificate({ attestationId, shown: { kind, language, result, number, validUntil, counts, reasons } }: { attestationId: string; shown: Shown }) {
  const { t, i18n } = useTranslation();
  const removing = useCommand(
    (_: null, header) => answered(api.DELETE('/api/v1/applications/{attestationId}/language-certificate', { params: { path: { attestationId }, header } })),
    [CASE_KEY],
  );
  const until = validUntil ? t('application.language.until', { at: dayOf(validUntil, i18n.language) }) : t('application.language.noEnd');
  return (
    <Stack gap="xs" align="flex-start">
      <Text>
        {t(`application.language.kinds.${kind}`)}, {t(`application.language.languages.${language}`)}: <strong>{result}</strong> · № {number} · {until}
      </Text>
      <Alert color={counts ? 'green' : 'orange'} title={t(counts ? 'application.language.counts' : 'application.language.countsNot')}>
        <Reasons reasons={reasons} />
      </Alert>
      <Refused error={removing.error} />
      <Button variant="default" loading={removing.isPending} onClick={() => removing.mutate(null)}>
        {t('application.language.remove')}
      </Button>
    </Stack>
  );
}
