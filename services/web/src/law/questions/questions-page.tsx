import { nameFits } from '@attestation/contracts/names';
import { Link, useSearchParams } from 'react-router';
import { useTranslation } from '../../i18n/speech';
import { Answered } from '../parts/answered';
import { Nothing } from '../parts/nothing';
import { Page } from '../parts/page';
import { useLaw } from '../parts/use-law';
import type { QuestionHead } from '../types';

/** Every question the law can be asked, in the order of a case's life, with a search. */
export function QuestionsPage() {
  const { t } = useTranslation();
  const asked = useLaw<{ items: QuestionHead[] }>('questions?brief=true');
  const [address, setAddress] = useSearchParams();
  const search = address.get('search') ?? '';
  const find = (text: string) => setAddress(text ? { search: text } : {}, { replace: true });
  return (
    <Page title={t('law.questions')} lead={t('law.lead')}>
      <div className="field">
        <label htmlFor="search">{t('law.search')}</label>
        <input id="search" type="search" value={search} maxLength={100} onChange={({ currentTarget }) => find(currentTarget.value)} />
      </div>
      <Answered query={asked}>{({ items }) => <Stages questions={items.filter((each) => matches(each, search))} clear={() => find('')} />}</Answered>
    </Page>
  );
}

/** Each word typed begins a word of what is asked, in any of the languages. */
const matches = ({ question, about, title, stageTitle }: QuestionHead, search: string): boolean =>
  search.trim() === '' || nameFits([question, about, ...Object.values(title), ...Object.values(stageTitle)].join(' '), search);

function Stages({ questions, clear }: { questions: readonly QuestionHead[]; clear: () => void }) {
  const { t, i18n } = useTranslation();
  const stages = new Map(questions.map(({ stage, stageTitle }) => [stage, stageTitle[i18n.language]]));
  if (stages.size === 0) {
    return (
      <Nothing title={t('law.nothing')} hint={t('law.nothingHint')}>
        <button type="button" onClick={clear}>
          {t('law.clear')}
        </button>
      </Nothing>
    );
  }
  return [...stages].map(([stage, name]) => (
    <section key={stage} aria-label={name}>
      <h3>{name}</h3>
      <ul className="links">
        {questions.filter((each) => each.stage === stage).map(({ question, title }) => (
          <li key={question}>
            <Link to={`/questions/${question}`}>{title[i18n.language]}</Link>
          </li>
        ))}
      </ul>
    </section>
  ));
}
