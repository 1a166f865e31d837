import { Route, Routes } from 'react-router';
import { useTranslation } from '../i18n/speech';
import { DiffPage } from './editions/diff-page';
import { EditionsPage } from './editions/editions-page';
import { Frame } from './frame';
import { Nothing } from './parts/nothing';
import { Page } from './parts/page';
import { PlannerPage } from './questions/planner-page';
import { QuestionPage } from './questions/question-page';
import { QuestionsPage } from './questions/questions-page';
import { RulePage } from './rules/rule-page';
import { RulesPage } from './rules/rules-page';

/** What the law asks and answers, open to all: questions, the rule book, its editions. */
export const LawPages = () => (
  <Frame>
    <Routes>
      <Route index element={<QuestionsPage />} />
      <Route path="questions" element={<QuestionsPage />} />
      <Route path="questions/:question" element={<QuestionPage />} />
      <Route path="planner" element={<PlannerPage />} />
      <Route path="rules" element={<RulesPage />} />
      <Route path="rules/:rule" element={<RulePage />} />
      <Route path="editions" element={<EditionsPage />} />
      <Route path="editions/:first/diff/:second" element={<DiffPage />} />
      <Route path="*" element={<NoPage />} />
    </Routes>
  </Frame>
);

function NoPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('law.noPage')} back={{ to: '/questions', title: t('law.toQuestions') }}>
      <Nothing title={t('law.noPage')} hint={t('notFoundHint')} />
    </Page>
  );
}
