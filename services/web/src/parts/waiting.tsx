import { Center, Loader } from '@mantine/core';
import { useTranslation } from '../i18n/speech';

/** While the platform is asked. */
export function Waiting() {
  const { t } = useTranslation();
  return (
    <Center mih={160}>
      <Loader role="img" aria-label={t('loading')} />
    </Center>
  );
}
