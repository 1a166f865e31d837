import { useTranslation } from '../../i18n/speech';
import { type Draft, emptyDraft, listOf } from './draft';
import type { FieldOf } from './fields';
import { useTitle, Wrong } from './labelled';
import { useAnyField, type ViewProps } from './view';

/** Several of a kind: codes to be ticked, or entries to be added and taken away. */
export function ListView(props: ViewProps<FieldOf<'list'>>) {
  const { item } = props.field;
  return item.kind === 'choice' ? <TickList {...props} choices={item.choices} /> : <Entries {...props} />;
}

function TickList({ field, draft, path, fallback, change, choices }: ViewProps<FieldOf<'list'>> & { choices: FieldOf<'choice'>['choices'] }) {
  const { i18n } = useTranslation();
  const title = useTitle(field, fallback);
  const ticked = listOf(draft);
  const tick = (code: string, on: boolean) => change(on ? [...ticked, code] : ticked.filter((each) => each !== code));
  return (
    <fieldset className="field">
      <legend>{title}</legend>
      <div className="ticks">
        {choices.map(({ code, name }) => (
          <label key={code} className="tick">
            <input type="checkbox" checked={ticked.includes(code)} onChange={({ currentTarget }) => tick(code, currentTarget.checked)} />
            <span>{name?.[i18n.language] ?? code}</span>
          </label>
        ))}
      </div>
      <Wrong path={path} />
    </fieldset>
  );
}

function Entries({ field, draft, path, fallback, change }: ViewProps<FieldOf<'list'>>) {
  const AnyFieldView = useAnyField();
  const { t } = useTranslation();
  const title = useTitle(field, fallback);
  const entries = listOf(draft);
  const replace = (at: number, next: Draft) => change(entries.map((each, index) => (index === at ? next : each)));
  const full = field.most !== undefined && entries.length >= field.most;
  return (
    <fieldset className="group">
      <legend>{title}</legend>
      <Wrong path={path} />
      {entries.length === 0 && <p className="small">{t('law.empty')}</p>}
      {entries.map((entry, at) => {
        const name = t('law.entry', { name: title, number: at + 1 });
        return (
          <div key={at} className="entry" role="group" aria-label={name}>
            <p className="line">
              <strong>{at + 1}</strong>
              <button type="button" className="quiet" aria-label={t('law.removeOne', { name: title, number: at + 1 })} onClick={() => change(entries.filter((_, index) => index !== at))}>
                {t('law.remove')}
              </button>
            </p>
            <AnyFieldView field={field.item} fallback={field.item.kind === 'object' ? '' : name} draft={entry} path={`${path}.${at}`} change={(next) => replace(at, next)} />
          </div>
        );
      })}
      {!full && (
        <button type="button" className="quiet" onClick={() => change([...entries, emptyDraft(field.item)])}>
          + {t('law.addOne', { name: title })}
        </button>
      )}
    </fieldset>
  );
}
