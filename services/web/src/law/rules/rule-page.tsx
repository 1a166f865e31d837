import { Link, useParams } from 'react-router';
import { LANGUAGES, type Language } from '../../i18n/languages';
import { useTranslation } from '../../i18n/speech';
import { Answered } from '../parts/answered';
import { Confidence } from '../parts/confidence';
import { Page } from '../parts/page';
import { Source } from '../parts/reasons';
import { SignOff } from '../parts/sign-off';
import { useLaw } from '../parts/use-law';
import { useSaid } from '../parts/value';
import type { Rule, Setting } from '../types';

/** One rule: what it says, where it stands, how sure that is, where it is applied and asked. */
export function RulePage() {
  const { t } = useTranslation();
  const { rule = '' } = useParams();
  const asked = useLaw<Rule>(`rules/${encodeURIComponent(rule)}`);
  return (
    <Page title={t('law.ruleTitle', { rule })} back={{ to: '/rules', title: t('law.rules') }}>
      <Answered query={asked} missing={t('law.noRule')}>
        {(found) => <Found rule={found} />}
      </Answered>
    </Page>
  );
}

function Found({ rule }: { rule: Rule }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <p className="line">
        <Confidence confidence={rule.confidence} /> <SignOff signOff={rule.signOff ?? null} />
      </p>
      <section aria-label={t('law.source')}>
        <h3>{t('law.source')}</h3>
        <p>
          <Source source={rule.source} />
        </p>
        {i18n.language !== 'ru' && <p className="small">{t('law.lang')}</p>}
      </section>
      <section aria-label={t('law.text')}>
        <h3>{t('law.text')}</h3>
        <Sentences rule={rule} language={i18n.language} />
        <details>
          <summary>{t('law.otherLanguages')}</summary>
          {(Object.keys(LANGUAGES) as Language[]).filter((each) => each !== i18n.language).map((each) => (
            <div key={each} lang={each}>
              <h4>{LANGUAGES[each]}</h4>
              <Sentences rule={rule} language={each} />
            </div>
          ))}
        </details>
      </section>
      <Asked rule={rule} />
      <Settings rule={rule.rule} />
      <Applied rule={rule} />
    </>
  );
}

/** A rule may need several sentences, each for another case; where they stand elsewhere they say so. */
function Sentences({ rule, language }: { rule: Rule; language: Language }) {
  return (
    <ul className="reasons">
      {rule.sentences.map(({ variant, plain, source }) => (
        <li key={variant ?? ''}>
          <p>{plain[language]}</p>
          {source !== rule.source && (
            <p className="small">
              <Source source={source} />
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function Asked({ rule: { askedIn } }: { rule: Rule }) {
  const { t, i18n } = useTranslation();
  return (
    <section aria-label={t('law.askedIn')}>
      <h3>{t('law.askedIn')}</h3>
      {askedIn.length === 0 && <p className="small">{t('law.notAsked')}</p>}
      <ul className="links">
        {askedIn.map(({ question, title }) => (
          <li key={question}>
            <Link to={`/questions/${question}`}>{title[i18n.language]}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The choices of the platform that answer the point. */
function Settings({ rule }: { rule: string }) {
  const { t, i18n } = useTranslation();
  const say = useSaid({});
  const { data } = useLaw<{ items: Setting[] }>('settings');
  const settings = data?.items.filter((each) => each.rule === rule) ?? [];
  if (settings.length === 0) return null;
  return (
    <section aria-label={t('law.ruleSettings')}>
      <h3>{t('law.ruleSettings')}</h3>
      <ul className="reasons">
        {settings.map(({ key, value, choices, owner, reason }) => (
          <li key={key}>
            <p>
              <strong>{say(key, value)}</strong> <code>{key}</code>
            </p>
            <p>{reason[i18n.language]}</p>
            <p className="line small">
              <span>{t(`law.owner.${owner}`)}</span>
              {choices.length > 0 && <span>{t('law.choices', { choices: choices.map((each) => say(key, each)).join(', ') })}</span>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Applied({ rule: { appliedIn } }: { rule: Rule }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('law.appliedIn')}>
      <h3>{t('law.appliedIn')}</h3>
      <p className="small">{appliedIn.length === 0 ? t('law.notApplied') : t('law.appliedInHint')}</p>
      <ul className="codes">
        {appliedIn.map((place) => (
          <li key={place}>
            <code>{place}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
