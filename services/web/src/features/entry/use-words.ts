import { useTranslation } from '../../i18n/speech';
import { useCodeText } from '../evidence/use-code-text';
import type { Words } from './lines';
import type { TemplateWords } from './table-file';

/** The words of a table, in the language of the page. */
export function useWords(): Words & TemplateWords {
  const { t } = useTranslation();
  const codeText = useCodeText();
  const [yes, no] = [t('evidence.yes'), t('evidence.no')];
  return {
    teacher: t('entry.teacher'),
    teachers: t('entry.teachers'),
    choices: t('entry.choices'),
    member: (name) => t(`evidence.member.${name}`, { defaultValue: name }),
    choice: codeText,
    yes,
    no,
    yesNo: `${yes} | ${no}`,
  };
}
