import { Button, Checkbox, NativeSelect, Stack, TextInput } from '@mantine/core';
import { answered, api, type Shapes } from '../../api/client';
import { useCommand } from '../../api/use-command';
import { useTranslation } from '../../i18n/speech';
import { Refused } from '../../parts/refused';
import { useKept } from '../../parts/use-kept';
import { CASE_KEY } from '../case/use-case';

type Given = Shapes['ApplicationsLanguageCertificateIn'];
const LANGUAGES: readonly Given['language'][] = ['ENGLISH', 'FRENCH', 'GERMAN', 'CHINESE', 'TURKISH', 'ARABIC', 'OTHER'];
const KINDS: readonly Given['kind'][] = ['IELTS', 'TOEFL_IBT', 'DELF', 'GOETHE', 'RECOGNISED'];
const EMPTY = { language: 'ENGLISH' as Given['language'], kind: 'IELTS' as Given['kind'], result: '', number: '', validUntil: '', endless: false };

/** What is printed on the certificate; kept here until the platform has it. */
export function LanguageForm({ attestationId }: { attestationId: string }) {
  const { t } = useTranslation();
  const [typed, change, forget] = useKept(`language-certificate:${attestationId}`, EMPTY);
  const showing = useCommand(
    (body: Given, header) => answered(api.PUT('/api/v1/applications/{attestationId}/language-certificate', { params: { path: { attestationId }, header }, body })),
    [CASE_KEY],
  );
  const { language, kind, result, number, validUntil, endless } = typed;
  const whole = result.trim() !== '' && number.trim() !== '' && (endless || validUntil !== '');
  const send = () => showing.mutate({ language, kind, result: result.trim(), number: number.trim(), validUntil: endless ? null : validUntil }, { onSuccess: forget });
  return (
    <Stack component="form" gap="xs" mt="xs" align="stretch" onSubmit={(event) => (event.preventDefault(), whole && send())}>
      <NativeSelect
        label={t('application.language.language')}
        value={language}
        data={LANGUAGES.map((value) => ({ value, label: t(`application.language.languages.${value}`) }))}
        onChange={({ currentTarget }) => change({ language: currentTarget.value as Given['language'] })}
      />
      <NativeSelect
        label={t('application.language.kind')}
        value={kind}
        data={KINDS.map((value) => ({ value, label: t(`application.language.kinds.${value}`) }))}
        onChange={({ currentTarget }) => change({ kind: currentTarget.value as Given['kind'] })}
      />
      <TextInput label={t('application.language.result')} description={t('application.language.resultHint')} value={result} maxLength={10} onChange={({ currentTarget }) => change({ result: currentTarget.value })} />
      <TextInput label={t('application.language.number')} value={number} maxLength={100} onChange={({ currentTarget }) => change({ number: currentTarget.value })} />
      <TextInput type="date" label={t('application.language.validUntil')} value={validUntil} disabled={endless} onChange={({ currentTarget }) => change({ validUntil: currentTarget.value })} />
      <Checkbox label={t('application.language.endless')} checked={endless} onChange={({ currentTarget }) => change({ endless: currentTarget.checked })} />
      <Refused error={showing.error} />
      <Button type="submit" disabled={!whole} loading={showing.isPending} style={{ alignSelf: 'flex-start' }}>
        {t('application.language.show')}
      </Button>
    </Stack>
  );
}
