import { useMemo } from 'react';
import { useParams } from 'react-router';
import { useTranslation } from '../../i18n/speech';
import { formOf } from '../form/fields';
import type { Schema } from '../form/schema';
import { Answered } from '../parts/answered';
import { Page } from '../parts/page';
import { useLaw } from '../parts/use-law';
import type { Question } from '../types';
import { AnswerView } from './answer-view';
import { QuestionForm } from './question-form';

/** One question: its form, made from the schema of its facts, and the answer with its reasons. */
export function QuestionPage() {
  const { t, i18n } = useTranslation();
  const { question = '' } = useParams();
  const asked = useLaw<Question>(`questions/${encodeURIComponent(question)}`);
  const title = asked.data?.title[i18n.language] ?? t('law.questions');
  return (
    <Page title={title} back={{ to: '/questions', title: t('law.toQuestions') }}>
      <Answered query={asked} missing={t('law.noQuestion')}>
        {(found) => <Asking key={found.question} question={found} />}
      </Answered>
    </Page>
  );
}

function Asking({ question }: { question: Question }) {
  const form = useMemo(() => formOf((question.facts ?? {}) as Schema), [question]);
  return <QuestionForm question={question} form={form} show={(evaluation, link) => <AnswerView evaluation={evaluation} link={link} />} />;
}
