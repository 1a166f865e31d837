import { dayOf } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import type { Rule } from '../types';

/** Who compared a rule with the official text, and where; or that nobody has yet. */
export function SignOff({ signOff }: Pick<Rule, 'signOff'>) {
  const { t, i18n } = useTranslation();
  return <span className="small">{signOff ? t('law.signedOff', { day: dayOf(signOff.on, i18n.language), where: signOff.readIn }) : t('law.notSignedOff')}</span>;
}
