import { useTranslation } from '../../i18n/speech';
import { asShown, asTold } from './almaty';
import type { FieldOf } from './fields';
import { useWrong } from './form-context';
import { Labelled, useTitle, Wrong } from './labelled';
import { given, type ViewProps } from './view';

const textOf = (draft: unknown): string => (typeof draft === 'string' ? draft : '');
const mayBeLeft = ({ optional, nullable }: { optional: boolean; nullable: boolean }): boolean => optional || nullable;

/** One of the law's own names. */
export function ChoiceView({ field, draft, path, fallback, change }: ViewProps<FieldOf<'choice'>>) {
  const { t, i18n } = useTranslation();
  const title = useTitle(field, fallback);
  return (
    <Labelled path={path} title={title} optional={field.optional}>
      {(control) => (
        <select {...control} value={textOf(draft)} onChange={({ currentTarget }) => change(given(field, currentTarget.value))}>
          <option value="">{field.nullable ? t('law.none') : t('law.choose')}</option>
          {field.choices.map(({ code, name }) => (
            <option key={code} value={code}>
              {name?.[i18n.language] ?? code}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

/** Yes, no, and neither where it may be left out. */
export function FlagView({ field, draft, path, fallback, change }: ViewProps<FieldOf<'flag'>>) {
  const { t } = useTranslation();
  const title = useTitle(field, fallback);
  const wrong = useWrong(path);
  const options = [[true, 'law.yes'], [false, 'law.no'], ...(mayBeLeft(field) ? [[undefined, 'law.notGiven'] as const] : [])] as const;
  return (
    <fieldset className="field flag" aria-invalid={wrong ? true : undefined}>
      <legend>
        {title}
        {field.optional && <span className="small"> ({t('law.optional')})</span>}
      </legend>
      <div className="pills">
        {options.map(([value, name]) => (
          <label key={name} className="pill">
            <input type="radio" name={path} checked={(draft ?? undefined) === value && (value !== undefined || mayBeLeft(field))} onChange={() => change(value ?? (field.nullable && !field.optional ? null : undefined))} />
            {t(name)}
          </label>
        ))}
      </div>
      <Wrong path={path} />
    </fieldset>
  );
}

/** A number, with what it may be. */
export function NumberView({ field, draft, path, fallback, change }: ViewProps<FieldOf<'number'>>) {
  const title = useTitle(field, fallback);
  const hint = useRange(field);
  return (
    <Labelled path={path} title={title} optional={mayBeLeft(field)} hint={hint}>
      {(control) => <input {...control} type="text" inputMode={field.whole ? 'numeric' : 'decimal'} autoComplete="off" value={textOf(draft)} onChange={({ currentTarget }) => change(given(field, currentTarget.value))} />}
    </Labelled>
  );
}

function useRange({ least, most }: FieldOf<'number'>): string | undefined {
  const { t } = useTranslation();
  if (least !== undefined && most !== undefined) return t('law.between', { least, most });
  if (least !== undefined) return t('law.atLeast', { least });
  return most === undefined ? undefined : t('law.atMost', { most });
}

/** A short text, or one of some lines. */
export function TextView({ field, draft, path, fallback, change }: ViewProps<FieldOf<'text'>>) {
  const title = useTitle(field, fallback);
  const many = (field.longest ?? 0) > 1000;
  return (
    <Labelled path={path} title={title} optional={mayBeLeft(field)}>
      {(control) => {
        const shared = { ...control, value: textOf(draft), maxLength: field.longest, autoComplete: 'off', onChange: ({ currentTarget }: { currentTarget: { value: string } }) => change(given(field, currentTarget.value)) };
        return many ? <textarea {...shared} rows={3} /> : <input {...shared} type="text" />;
      }}
    </Labelled>
  );
}

/** A calendar day. */
export function DateView({ field, draft, path, fallback, change }: ViewProps<FieldOf<'date'>>) {
  const title = useTitle(field, fallback);
  return (
    <Labelled path={path} title={title} optional={mayBeLeft(field)}>
      {(control) => <input {...control} type="date" value={textOf(draft)} onChange={({ currentTarget }) => change(given(field, currentTarget.value))} />}
    </Labelled>
  );
}

/** A day and an hour, as the clocks of Almaty show them. */
export function TimeView({ field, draft, path, fallback, change }: ViewProps<FieldOf<'instant'>>) {
  const { t } = useTranslation();
  const title = useTitle(field, fallback);
  return (
    <Labelled path={path} title={title} optional={mayBeLeft(field)} hint={t('law.time')}>
      {(control) => <input {...control} type="datetime-local" value={asShown(textOf(draft))} onChange={({ currentTarget }) => change(given(field, asTold(currentTarget.value)))} />}
    </Labelled>
  );
}
