import { Group } from '@mantine/core';
import { moment } from '../i18n/moment';
import { useTranslation } from '../i18n/speech';
import { Mark } from './mark';

/** By when, and whether that has passed. @param none what is said where nothing is due */
export function Due({ due, late, none = '—' }: { due: string | null; late: boolean; none?: string }) {
  const { t, i18n } = useTranslation();
  return (
    <Group gap="xs">
      {due ? moment(due, i18n.language) : none}
      {late && <Mark tone="bad">{t('case.late')}</Mark>}
    </Group>
  );
}
