import { Center, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** While the platform is asked. */
export function Waiting() {
  const { t } = useTranslation();
  return (
    <Center mih={160}>
      <Loader role="img" aria-label={t('loading')} />
    </Center>
  );
}
