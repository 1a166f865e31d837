import { Text } from '@mantine/core';
import { useTranslation } from '../../i18n/speech';
import { megabytes } from './scan-fault';

/** What a scan may be, before one is chosen. @param most bytes */
export function ScanHint({ most }: { most: number }) {
  const { t } = useTranslation();
  return <Text size="sm">{t('application.scan.allowed', { most: megabytes(most) })}</Text>;
}
