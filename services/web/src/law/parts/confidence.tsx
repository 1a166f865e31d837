import { useTranslation } from '../../i18n/speech';

/** How sure the text of a rule is, in a word. */
export function Confidence({ confidence }: { confidence: string }) {
  const { t } = useTranslation();
  return (
    <span className={`mark ${confidence}`} title={t('law.confidenceTitle')}>
      {t(`law.confidence.${confidence}`)}
    </span>
  );
}
