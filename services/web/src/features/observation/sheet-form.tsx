import { Alert, Button, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../i18n/speech';
import { useKept } from '../../parts/use-kept';
import { usePlatformClock } from '../clock/use-platform-clock';
import { type Draft, type Faults, faultsOf, FIELDS, NOTHING, type SheetField, sheetOf } from './draft';
import type { KeptSheet } from './kept';
import { PointsFields } from './points-fields';
import { TeacherChoice } from './teacher-choice';
import { browserNow, uuidV7 } from './uuid-v7';

const KINDS = ['HEAD', 'DEPUTY', 'TEACHER', 'METHODIST', 'OFFICE_METHODIST', 'COMMISSION_MEMBER'] as const;

interface SheetFormProps {
  owner: string;
  /** one the platform refused, to be mended */
  mended?: { kept: KeptSheet; draft: Draft };
  /** hands the sheet on to what waits to be sent */
  done: (kept: KeptSheet) => Promise<void>;
  cancel?: () => void;
}

/** The observation sheet: filled in at the lesson, with a network or without. @source X-082 */
export function SheetForm({ owner, mended, done, cancel }: SheetFormProps) {
  const { t } = useTranslation();
  const [draft, type, forget] = useKept<Draft>(`observation.${mended?.kept.sheet.observationId ?? owner}`, mended?.draft ?? NOTHING);
  const today = usePlatformClock()?.today;
  const [tried, setTried] = useState(false);
  const faults: Faults = tried ? faultsOf(draft, today) : {};
  const saying = (name: keyof Draft): string | undefined => (faults[name] ? t(`observation.wrong.${faults[name]}`) : mended?.kept.refused?.fields.find(({ field }) => field.split('.')[0] === name)?.detail);
  const hand = async () => {
    setTried(true);
    if (Object.keys(faultsOf(draft, today)).length > 0) return;
    const sheet = sheetOf(draft, mended?.kept.sheet.observationId ?? uuidV7());
    await done({ sheet, teacher: draft.teacher, owner, revision: (mended?.kept.revision ?? 0) + 1, keptAt: mended?.kept.keptAt ?? browserNow(), refused: null });
    setTried(false);
    type({ ...NOTHING, indicators: undefined, form: undefined });
    forget();
  };
  return (
    <form noValidate onSubmit={(event) => (event.preventDefault(), void hand())}>
      <Stack>
        {mended?.kept.refused && (
          <Alert color="red" title={t('refused.title')} role="alert">
            {mended.kept.refused.detail}
          </Alert>
        )}
        <TeacherChoice owner={owner} draft={draft} error={saying('personId')} choose={type} />
        {FIELDS.map((field) => (
          <Field key={field.name} field={field} value={draft[field.name]} error={saying(field.name)} type={(value) => type({ [field.name]: value })} />
        ))}
        {(draft.form?.penalInstitution || (mended && !draft.form)) && (
          <TextInput
            type="date"
            label={t('observation.requestedOn')}
            description={t('observation.requestedHint')}
            value={draft.requestedOn}
            error={saying('requestedOn')}
            onChange={({ currentTarget }) => type({ requestedOn: currentTarget.value })}
          />
        )}
        <PointsFields draft={draft} errors={{ points: saying('points'), indicators: saying('indicators') }} type={type} />
        <NativeSelect
          label={t('observation.as')}
          value={draft.as}
          error={saying('as')}
          data={[{ value: '', label: t('observation.asFound') }, ...KINDS.map((kind) => ({ value: kind, label: t(`observation.kind.${kind}`) }))]}
          onChange={({ currentTarget }) => type({ as: currentTarget.value })}
        />
        <Group>
          <Button type="submit">{t('observation.hand')}</Button>
          {cancel && (
            <Button variant="default" onClick={cancel}>
              {t('cancel')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}

function Field({ field: { name, max, required, kind }, value, error, type }: { field: SheetField; value: string; error?: string; type: (value: string) => void }) {
  const { t } = useTranslation();
  const common = { label: t(`observation.field.${name}`), required: required ?? false, value, error, maxLength: max };
  if (kind === 'long') return <Textarea {...common} rows={3} onChange={({ currentTarget }) => type(currentTarget.value)} />;
  return <TextInput {...common} type={kind === 'date' ? 'date' : 'text'} onChange={({ currentTarget }) => type(currentTarget.value)} />;
}
