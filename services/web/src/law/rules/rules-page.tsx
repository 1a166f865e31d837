import { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useList } from '../../api/use-asked';
import { useTranslation } from '../../i18n/speech';
import { Failed, Waiting } from '../parts/answered';
import { Confidence } from '../parts/confidence';
import { Nothing } from '../parts/nothing';
import { Page } from '../parts/page';
import { Source } from '../parts/reasons';
import { lawAt, useLaw } from '../parts/use-law';
import type { Rule, RuleList } from '../types';

const A_PAGE = 20;
const PAUSE_MS = 300;

/** The rule book, a page at a time, by chapter and by what is looked for. */
export function RulesPage() {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const [search, chapter] = [address.get('search') ?? '', address.get('chapter') ?? ''];
  const set = (name: string, value: string) =>
    setAddress(
      (before) => {
        const after = new URLSearchParams(before);
        if (value) after.set(name, value);
        else after.delete(name);
        return after;
      },
      { replace: true },
    );
  return (
    <Page title={t('law.rules')} lead={t('law.rulesLead')}>
      <div className="filters">
        <SearchField value={search} find={(text) => set('search', text)} />
        <ChapterField value={chapter} choose={(next) => set('chapter', next)} />
      </div>
      <Found search={search} chapter={chapter} clear={() => setAddress({}, { replace: true })} />
    </Page>
  );
}

function SearchField({ value, find }: { value: string; find: (text: string) => void }) {
  const { t } = useTranslation();
  const [typed, type] = useState(value);
  const [known, know] = useState(value);
  if (value !== known) {
    know(value);
    type(value);
  }
  useEffect(() => {
    if (typed.trim() === value) return;
    const later = setTimeout(() => find(typed.trim()), PAUSE_MS);
    return () => clearTimeout(later);
  });
  return (
    <div className="field">
      <label htmlFor="search">{t('law.searchRules')}</label>
      <input id="search" type="search" value={typed} maxLength={100} onChange={({ currentTarget }) => type(currentTarget.value)} />
    </div>
  );
}

function ChapterField({ value, choose }: { value: string; choose: (chapter: string) => void }) {
  const { t, i18n } = useTranslation();
  const chapters = useLaw<RuleList>('rules?limit=1').data?.chapters ?? [];
  return (
    <div className="field">
      <label htmlFor="chapter">{t('law.chapter')}</label>
      <select id="chapter" value={value} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        <option value="">{t('law.allChapters')}</option>
        {chapters.map(({ chapter, name }) => (
          <option key={chapter} value={chapter}>
            {name[i18n.language]}
          </option>
        ))}
      </select>
    </div>
  );
}

function Found({ search, chapter, clear }: { search: string; chapter: string; clear: () => void }) {
  const { t } = useTranslation();
  const list = useList<Rule>(['law', 'rules', search, chapter], (cursor) => lawAt<RuleList>(`rules?${new URLSearchParams({ limit: String(A_PAGE), ...(search && { search }), ...(chapter && { chapter }), ...(cursor && { cursor }) })}`));
  if (list.isPending) return <Waiting />;
  if (list.isError && list.items.length === 0) return <Failed error={list.error} again={() => void list.refetch()} />;
  if (list.items.length === 0) {
    return (
      <Nothing title={t('law.nothing')} hint={t('law.nothingHint')}>
        <button type="button" onClick={clear}>
          {t('law.clear')}
        </button>
      </Nothing>
    );
  }
  return (
    <div aria-busy={list.isPlaceholderData}>
      <p role="status" className="small">
        {t('law.found', { total: list.total ?? 0 })}
      </p>
      <ul className="cards">
        {list.items.map((rule) => (
          <RuleLine key={rule.rule} rule={rule} />
        ))}
      </ul>
      {list.hasNextPage && (
        <button type="button" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('law.more')}
        </button>
      )}
    </div>
  );
}

function RuleLine({ rule: { rule, source, confidence, sentences } }: { rule: Rule }) {
  const { i18n } = useTranslation();
  return (
    <li>
      <p className="line">
        <Link to={`/rules/${rule}`}>
          <strong>{rule}</strong>
        </Link>
        <Confidence confidence={confidence} />
      </p>
      <p>{sentences[0]?.plain[i18n.language]}</p>
      <p className="small">
        <Source source={source} />
      </p>
    </li>
  );
}
