import { Text } from '@mantine/core';
import { useTranslation } from '../../i18n/speech';
import type { Row } from './use-portfolio';

/** What a portfolio lacks, and what has still to be seen. */
export function MissingList({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation();
  const missing = rows.filter(({ presence }) => presence === 'MISSING').map(({ text }) => text);
  const toSee = rows.filter(({ presence }) => presence === 'TO_CONFIRM').map(({ text }) => text);
  if (rows.length === 0) return <Text size="sm">{t('portfolio.allThere')}</Text>;
  return (
    <>
      {missing.length > 0 && <Text size="sm">{t('portfolio.isMissing', { what: missing.join('; ') })}</Text>}
      {toSee.length > 0 && <Text size="sm">{t('portfolio.isToSee', { what: toSee.join('; ') })}</Text>}
    </>
  );
}
