import { Checkbox, NativeSelect, Stack, Textarea } from '@mantine/core';
import { useTranslation } from '../../i18n/speech';
import type { Given } from './given';
import { DOCUMENTS, type DocumentCode, type Ground, GROUNDS } from './types';

interface FieldsProps {
  given: Given;
  change: (part: Partial<Given>) => void;
}

/** Why it is refused: the law's grounds, the documents that are missing or do not match, and a note. */
export function RefusalFields({ given, change }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <Stack>
      <Checkbox.Group label={t('acceptance.grounds')} value={given.grounds} onChange={(grounds) => change({ grounds: grounds as Ground[] })} error={given.grounds.length === 0 ? t('acceptance.groundNeeded') : undefined}>
        <Stack gap="xs" mt="xs">
          {GROUNDS.map((ground) => (
            <Checkbox key={ground} value={ground} label={t(`acceptance.ground.${ground}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Checkbox.Group label={t('acceptance.mismatches')} description={t('acceptance.mismatchesHint')} value={given.mismatches} onChange={(codes) => change({ mismatches: codes as DocumentCode[] })}>
        <Stack gap="xs" mt="xs">
          {DOCUMENTS.map((code) => (
            <Checkbox key={code} value={code} label={t(`acceptance.document.${code}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Textarea label={t('acceptance.note')} value={given.note} maxLength={2000} autosize minRows={2} onChange={({ currentTarget }) => change({ note: currentTarget.value })} />
    </Stack>
  );
}

/** In which of the two languages of papers the notice is read and signed; the other is its translation. */
export function NoticeLanguage({ given, change }: FieldsProps) {
  const { t } = useTranslation();
  const languages = (['kk', 'ru'] as const).map((value) => ({ value, label: t(`acceptance.in.${value}`) }));
  return <NativeSelect label={t('acceptance.noticeLanguage')} description={t('acceptance.translated')} value={given.language} data={languages} onChange={({ currentTarget }) => change({ language: currentTarget.value === 'ru' ? 'ru' : 'kk' })} />;
}
