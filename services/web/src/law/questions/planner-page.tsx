import { useMemo } from 'react';
import { useTranslation } from '../../i18n/speech';
import { formOf } from '../form/fields';
import type { Schema } from '../form/schema';
import { Answered } from '../parts/answered';
import { Page } from '../parts/page';
import { useLaw } from '../parts/use-law';
import type { Question } from '../types';
import { PlanView } from './plan-view';
import { QuestionForm } from './question-form';

/** For a category wanted by a day: what is missing, who can supply it, by when. */
export function PlannerPage() {
  const { t } = useTranslation();
  const asked = useLaw<Question>('questions/planner');
  return (
    <Page title={t('law.planner')} back={{ to: '/questions', title: t('law.toQuestions') }} lead={t('law.plannerLead')}>
      <Answered query={asked} missing={t('law.noQuestion')}>
        {(question) => <Planning question={question} />}
      </Answered>
    </Page>
  );
}

function Planning({ question }: { question: Question }) {
  const form = useMemo(() => formOf((question.facts ?? {}) as Schema), [question]);
  return <QuestionForm question={question} form={form} show={(evaluation, link) => <PlanView evaluation={evaluation} link={link} />} />;
}
