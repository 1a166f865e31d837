import { useTranslation } from '../../i18n/speech';
import { type Draft, emptyDraft, listOf, partsOf } from './draft';
import type { FieldOf } from './fields';
import { idOf } from './form-context';
import { useTitle, Wrong } from './labelled';
import { useAnyField, type ViewProps } from './view';

/** Values by names that are typed in, as points by the numbers of criteria. */
export function MapView({ field, draft, path, fallback, change }: ViewProps<FieldOf<'map'>>) {
  const AnyFieldView = useAnyField();
  const { t } = useTranslation();
  const title = useTitle(field, fallback);
  const entries = listOf(draft);
  const replace = (at: number, next: Draft) => change(entries.map((each, index) => (index === at ? next : each)));
  return (
    <fieldset className="group">
      <legend>{title}</legend>
      <Wrong path={path} />
      {entries.length === 0 && <p className="small">{t('law.empty')}</p>}
      {entries.map((entry, at) => {
        const { key, value } = partsOf(entry);
        const id = `${idOf(path)}-key-${at}`;
        return (
          <div key={at} className="pair">
            <div className="field">
              <label htmlFor={id}>{t('law.key')}</label>
              <input id={id} type="text" inputMode="decimal" autoComplete="off" value={String(key ?? '')} onChange={({ currentTarget }) => replace(at, { key: currentTarget.value, value })} />
            </div>
            <AnyFieldView field={{ ...field.value, title: undefined }} fallback={title} draft={value} path={`${path}.${String(key ?? '')}`} change={(next) => replace(at, { key, value: next })} />
            <button type="button" className="quiet" aria-label={t('law.removeOne', { name: title, number: at + 1 })} onClick={() => change(entries.filter((_, index) => index !== at))}>
              {t('law.remove')}
            </button>
          </div>
        );
      })}
      <button type="button" className="quiet" onClick={() => change([...entries, { key: '', value: emptyDraft(field.value) }])}>
        + {t('law.addOne', { name: title })}
      </button>
    </fieldset>
  );
}
