import { useCallback } from 'react';
import { useTranslation } from '../../i18n/speech';

/** What a code of a member is called: some mean one thing in one member and another in the next. */
export function useCodeText(): (member: string, code: string) => string {
  const { t } = useTranslation();
  return useCallback((member, code) => t([`evidence.value.${member}-${code}`, `evidence.value.${code}`], { defaultValue: code }), [t]);
}
