import { Badge, Group } from '@mantine/core';
import { moment } from '../i18n/moment';
import { useTranslation } from '../i18n/speech';

/** By when, and whether that has passed. */
export function Due({ due, late }: { due: string | null; late: boolean }) {
  const { t, i18n } = useTranslation();
  return (
    <Group gap="xs">
      {due ? moment(due, i18n.language) : '—'}
      {late && <Badge color="red.9">{t('case.late')}</Badge>}
    </Group>
  );
}
