import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/speech';
import type { Field } from './fields';
import { idOf, useWrong } from './form-context';

/** What a fact is called, in the page's language. */
export function useTitle(field: Field, fallback = ''): string {
  const { i18n } = useTranslation();
  return field.title?.[i18n.language] ?? fallback;
}

interface LabelledProps {
  path: string;
  title: string;
  optional: boolean;
  hint?: string;
  /** the control, with what describes it and whether it is wrong */
  children: (described: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }) => ReactNode;
}

/** A control under its name, with what may stand in it and what is wrong with it. */
export function Labelled({ path, title, optional, hint, children }: LabelledProps) {
  const { t } = useTranslation();
  const wrong = useWrong(path);
  const id = idOf(path);
  const described = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ') || undefined;
  return (
    <div className="field">
      <label htmlFor={id}>
        {title}
        {optional && <span className="small"> ({t('law.optional')})</span>}
      </label>
      {children({ id, 'aria-describedby': described, 'aria-invalid': wrong ? true : undefined })}
      {hint && (
        <span className="small" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <Wrong path={path} />
    </div>
  );
}

/** What is wrong with the fact at a path, where it is. */
export function Wrong({ path }: { path: string }) {
  const wrong = useWrong(path);
  return wrong ? (
    <span className="wrong" id={`${idOf(path)}-wrong`}>
      {wrong}
    </span>
  ) : null;
}
