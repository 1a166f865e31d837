import { Stack, Text } from '@mantine/core';
import { useTranslation } from '../../i18n/speech';
import { Answered } from '../../parts/answered';
import { EmailForm } from './email-form';
import { useEmail } from './use-email';

/** Where notices go, of an application that is submitted: she may have mistyped it, or it is no longer hers. */
export default function CorrectEmail({ attestationId }: { attestationId: string }) {
  const { t } = useTranslation();
  const address = useEmail(attestationId);
  return (
    <Stack gap="xs" mt="xs">
      <Text size="sm">{t('application.email.correct')}</Text>
      <Answered query={address} problem={t('application.problem')}>
        {({ email }) => <EmailForm attestationId={attestationId} email={email} />}
      </Answered>
    </Stack>
  );
}
