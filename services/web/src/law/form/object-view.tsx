import { useTranslation } from '../../i18n/speech';
import { emptyDraft, partsOf } from './draft';
import type { FieldOf } from './fields';
import { useTitle, Wrong } from './labelled';
import { useAnyField, type ViewProps } from './view';

/** The members of an object, each under its name; one that may be left out is asked for when it is wanted. */
export function ObjectView({ field, draft, path, fallback, change }: ViewProps<FieldOf<'object'>>) {
  const { t } = useTranslation();
  const title = useTitle(field, fallback);
  const left = draft === undefined || draft === null;
  if (field.optional && left) {
    return (
      <div className="field">
        <button type="button" className="quiet" onClick={() => change(emptyDraft({ ...field, optional: false, nullable: false }))}>
          + {t('law.addOne', { name: title })}
        </button>
      </div>
    );
  }
  return (
    <fieldset className="group">
      {title && <legend>{title}</legend>}
      <Wrong path={path} />
      <MembersView field={field} draft={draft} path={path} change={change} />
      {field.optional && (
        <button type="button" className="quiet" onClick={() => change(undefined)}>
          {t('law.remove')}: {title}
        </button>
      )}
    </fieldset>
  );
}

/** Members without a frame around them: of the whole form. */
export function MembersView({ field, draft, path, change }: ViewProps<FieldOf<'object'>>) {
  const AnyFieldView = useAnyField();
  const parts = partsOf(draft);
  const many = field.members.length > 4 && field.members.every(({ field: each }) => each.kind === 'number');
  return (
    <div className={many ? 'grid' : 'stack'}>
      {field.members.map(({ name, field: member }) => (
        <AnyFieldView key={name} field={member} fallback={name} draft={parts[name]} path={`${path}.${name}`} change={(next) => change({ ...parts, [name]: next })} />
      ))}
    </div>
  );
}
