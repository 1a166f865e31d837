import { Alert, Radio, Stack, Text } from '@mantine/core';
import { answered, api } from '../../api/client';
import { useAsked } from '../../api/use-asked';
import { languageNow, useTranslation } from '../../i18n/speech';
import { Reasons } from '../../parts/reasons';

export type Consent = 'yes' | 'no' | '';

/** The consent to the use of restricted personal data: what it is for, and what follows without it, said before she decides. */
export function ConsentChoice({ consent, choose }: { consent: Consent; choose: (consent: Consent) => void }) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs">
      <Text>{t('application.consent.about')}</Text>
      <Radio.Group label={t('application.consent.question')} value={consent} onChange={(value) => choose(value as Consent)}>
        <Stack gap="xs" mt="xs">
          <Radio value="yes" label={t('application.consent.yes')} />
          <Radio value="no" label={t('application.consent.no')} />
        </Stack>
      </Radio.Group>
      {consent === 'no' && <WithoutConsent />}
    </Stack>
  );
}

/** What the rules make of an application without consent. */
function WithoutConsent() {
  const { t } = useTranslation();
  const facts = { untrueData: false, missing: [], consent: false };
  const said = useAsked(['without-consent'], () => answered(api.POST('/api/v1/regulation/evaluations', { body: { question: 'refusal-grounds', facts } })));
  const reasons = (said.data?.reasons ?? []).map(({ rule, source, text }) => ({ rule, source, text: text[languageNow()] }));
  return (
    <Alert color="orange" role="alert" title={t('application.consent.refusal')}>
      <Text>{t('application.consent.refusalHint')}</Text>
      <Reasons reasons={reasons} />
    </Alert>
  );
}
