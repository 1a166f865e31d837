import type { WrongField } from '../../api/problem';
import { useTranslation } from '../../i18n/speech';
import type { Field } from '../form/fields';
import { idOf, type Wrongs } from '../form/form-context';
import { titleAt } from '../form/title-at';

/** What is wrong with the facts, each with the way to its field. */
export function WrongFacts({ wrongs, elsewhere, form }: { wrongs: Wrongs; elsewhere: readonly WrongField[]; form: Field }) {
  const { t, i18n } = useTranslation();
  return (
    <div role="alert" className="note bad">
      <strong>{t('law.wrong')}</strong>
      <p>{t('law.wrongHint')}</p>
      <ul>
        {[...wrongs].map(([path, why]) => (
          <li key={path}>
            <a
              href={`#${idOf(path)}`}
              onClick={(event) => {
                event.preventDefault();
                goTo(path);
              }}
            >
              {titleAt(form, path, i18n.language)}
            </a>
            : {why}
          </li>
        ))}
        {elsewhere.map(({ field, detail }) => (
          <li key={field}>
            {field}: {detail}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** To the control, or to where its error stands: a group has no control of its own. */
function goTo(path: string): void {
  const control = document.getElementById(idOf(path));
  const wrong = document.getElementById(`${idOf(path)}-wrong`);
  (control ?? wrong)?.scrollIntoView({ block: 'center' });
  (control ?? wrong?.closest('fieldset')?.querySelector<HTMLElement>('input, select, button'))?.focus({ preventScroll: true });
}
