import { useTranslation } from '../../i18n/speech';
import { emptyDraft, partsOf } from './draft';
import { type Field, type FieldOf, variantAt } from './fields';
import { idOf } from './form-context';
import { useAnyField, type ViewProps } from './view';

/** One of several shapes: which, and then its own facts. */
export function VariantsView({ field, draft, path, fallback, change }: ViewProps<FieldOf<'variants'>>) {
  const AnyFieldView = useAnyField();
  const { t } = useTranslation();
  const nameOf = useVariantName();
  const { variant, value } = partsOf(draft);
  const chosen = variantAt(field, variant);
  const id = `${idOf(path)}-kind`;
  return (
    <div className="stack">
      <div className="field">
        <label htmlFor={id}>{field.title ? nameOf({ ...chosen, title: field.title }, 0) : t('law.kind')}</label>
        <select id={id} value={String(variant ?? 0)} onChange={({ currentTarget }) => change({ variant: currentTarget.value, value: emptyDraft(variantAt(field, currentTarget.value)) })}>
          {field.variants.map((each, at) => (
            <option key={at} value={String(at)}>
              {nameOf(each, at)}
            </option>
          ))}
        </select>
      </div>
      <AnyFieldView field={chosen} fallback={chosen.kind === 'object' ? '' : (fallback ?? '')} draft={value} path={path} change={(next) => change({ variant: variant ?? '0', value: next })} />
    </div>
  );
}

/** A shape is called by the fact that is fixed in it, else by its title or its members. */
function useVariantName(): (field: Field, at: number) => string {
  const { i18n } = useTranslation();
  return (field, at) => {
    if (field.title) return field.title[i18n.language];
    if (field.kind !== 'object') return `${at + 1}`;
    const fixed = field.members.map(({ field: each }) => each).find((each) => each.kind === 'fixed');
    if (fixed?.kind === 'fixed') return fixed.name?.[i18n.language] ?? fixed.value;
    return field.members.map(({ name, field: each }) => each.title?.[i18n.language] ?? name).join(', ');
  };
}
