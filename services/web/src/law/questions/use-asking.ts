import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { ask } from '../../api/ask';
import { mayYetBeAnswered } from '../../api/problem';
import { languageNow, onLanguage } from '../../i18n/speech';
import { type Draft, draftOf, emptyDraft, factsOf } from '../form/draft';
import type { Field } from '../form/fields';
import { sharedFacts } from '../form/shared';
import type { Evaluation } from '../types';

export interface Under {
  date: string;
  ruleSet: string;
}
interface Asked {
  question: string;
  facts: unknown;
  date?: string;
  ruleSet?: string;
}

/** The form of a question as the address brings it, and the way to its answer. Nothing that names a person gets into the address. */
export function useAsking(question: string, form: Field) {
  const [address, setAddress] = useSearchParams();
  const [draft, setDraft] = useState<Draft>(() => fromAddress(form, address.get('facts')));
  const [under, setUnder] = useState<Under>({ date: address.get('date') ?? '', ruleSet: address.get('ruleSet') ?? '' });
  const evaluation = useMutation<Evaluation, Error, Asked>({
    mutationFn: (about) => ask<Evaluation>('regulation/evaluations', { about, language: languageNow(), credentials: 'omit' }),
    retry: mayYetBeAnswered,
    networkMode: 'always',
  });
  const submit = (): void => {
    evaluation.mutate({ question, facts: factsOf(form, draft), date: under.date || undefined, ruleSet: under.ruleSet || undefined });
    setAddress(addressOf(form, draft, under), { replace: true });
  };
  useFromLink(address.has('facts') && !address.has('part'), submit);
  useInEachLanguage(evaluation.isError, submit);
  const change = (next: Draft): void => {
    setDraft(next);
    if (!evaluation.isError) evaluation.reset(); // what is answered belongs to the facts shown; what is wrong is shown until it is asked again
  };
  const changeUnder = (next: Under): void => {
    setUnder(next);
    evaluation.reset();
  };
  return { draft, change, under, changeUnder, submit, evaluation, whole: sharedFacts(form, draft).whole };
}

function fromAddress(form: Field, facts: string | null): Draft {
  try {
    return facts === null ? emptyDraft(form) : draftOf(form, JSON.parse(facts));
  } catch {
    return emptyDraft(form);
  }
}

function addressOf(form: Field, draft: Draft, { date, ruleSet }: Under): URLSearchParams {
  const { facts, whole } = sharedFacts(form, draft);
  return new URLSearchParams({ facts: JSON.stringify(facts ?? {}), ...(whole ? {} : { part: 'true' }), ...(date && { date }), ...(ruleSet && { ruleSet }) });
}

/** Whoever follows a link to an answer finds the answer. */
function useFromLink(isWhole: boolean, submit: () => void): void {
  const asked = useRef(false);
  const ask = useEffectEvent(submit);
  useEffect(() => {
    if (isWhole && !asked.current) ask();
    asked.current = true;
  }, [isWhole]);
}

/** What is wrong is told in the language of the page, also when that is changed. */
function useInEachLanguage(isWrong: boolean, submit: () => void): void {
  const again = useEffectEvent(submit);
  useEffect(() => (isWrong ? onLanguage(() => again()) : undefined), [isWrong]);
}
