import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { Problem } from '../../api/problem';
import { useTranslation } from '../../i18n/speech';
import { draftOf, emptyDraft } from '../form/draft';
import type { Field } from '../form/fields';
import { FormFields } from '../form/form-fields';
import { wrongsOf } from '../form/wrongs';
import { Failed, Waiting } from '../parts/answered';
import { useLaw } from '../parts/use-law';
import type { Evaluation, Question, RuleSet } from '../types';
import { type Under, useAsking } from './use-asking';
import { WrongFacts } from './wrong-facts';

interface FormProps {
  question: Question;
  form: Field;
  /** how the answer is shown; `whole`: its address holds all the facts */
  show: (evaluation: Evaluation, link: { whole: boolean }) => ReactNode;
}

/** The form of a question and, below it, its answer: asked by whoever fills it in, or at once where an address brings all facts. */
export function QuestionForm({ question, form, show }: FormProps) {
  const { t } = useTranslation();
  const { draft, change, under, changeUnder, submit, evaluation, whole } = useAsking(question.question, form);
  const { wrongs, elsewhere } = wrongsOf(form, evaluation.error);
  const result = useShown(evaluation.data, evaluation.error);
  const send = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  const begin = (facts?: object) => {
    evaluation.reset();
    change(facts ? draftOf(form, facts) : emptyDraft(form));
  };
  return (
    <>
      <form onSubmit={send} noValidate>
        <p className="line">
          <button type="button" className="quiet" onClick={() => begin(question.example)}>
            {t('law.example')}
          </button>
          <button type="button" className="quiet" onClick={() => begin()}>
            {t('law.clearForm')}
          </button>
        </p>
        <FormFields form={form} draft={draft} wrongs={wrongs} change={change} />
        <UnderFields under={under} change={changeUnder} />
        <button type="submit" className="main">
          {t('law.ask')}
        </button>
      </form>
      <div ref={result} tabIndex={-1} className="result" aria-live="polite">
        {evaluation.isPending && <Waiting />}
        {evaluation.isError && (isWrong(evaluation.error) ? <WrongFacts wrongs={wrongs} elsewhere={elsewhere} form={form} /> : <Failed error={evaluation.error} title={t('law.refused')} again={submit} />)}
        {evaluation.data && show(evaluation.data, { whole })}
      </div>
    </>
  );
}

const isWrong = (error: Error): boolean => error instanceof Problem && error.fields.length > 0;

/** What comes is brought into sight, and to the ears of who does not see it. */
function useShown(...told: unknown[]) {
  const result = useRef<HTMLDivElement>(null);
  const there = told.some((each) => each !== undefined && each !== null);
  useEffect(() => {
    if (there) result.current?.focus({ preventScroll: false });
  }, [there]);
  return result;
}

/** As of which day, and by which edition: both may be left to today. */
function UnderFields({ under, change }: { under: Under; change: (next: Under) => void }) {
  const { t, i18n } = useTranslation();
  const editions = useLaw<{ items: RuleSet[] }>('rule-sets').data?.items ?? [];
  return (
    <details className="under" open={under.date !== '' || under.ruleSet !== ''}>
      <summary>
        {t('law.byDate')}, {t('law.byEdition').toLowerCase()}
      </summary>
      <div className="stack">
        <div className="field">
          <label htmlFor="under-date">{t('law.byDate')}</label>
          <input id="under-date" type="date" value={under.date} onChange={({ currentTarget }) => change({ ...under, date: currentTarget.value })} />
          <span className="small">{t('law.byDateHint')}</span>
        </div>
        <div className="field">
          <label htmlFor="under-edition">{t('law.byEdition')}</label>
          <select id="under-edition" value={under.ruleSet} onChange={({ currentTarget }) => change({ ...under, ruleSet: currentTarget.value })}>
            <option value="">{t('law.inForce')}</option>
            {[...new Set([...editions.map(({ id }) => id), ...(under.ruleSet ? [under.ruleSet] : [])])].map((id) => (
              <option key={id} value={id}>
                {editions.find((each) => each.id === id)?.title[i18n.language] ?? id}
              </option>
            ))}
          </select>
        </div>
      </div>
    </details>
  );
}
