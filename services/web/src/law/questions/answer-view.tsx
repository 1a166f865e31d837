import { useState } from 'react';
import { Link } from 'react-router';
import { dayOf } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Reasons } from '../parts/reasons';
import { Members, Value } from '../parts/value';
import type { Evaluation, Reason, Terms } from '../types';

/** The answer: what follows, why, by which settings and which edition. */
export function AnswerView({ evaluation, link }: { evaluation: Evaluation; link: { whole: boolean } }) {
  const { t } = useTranslation();
  const { outcome, details, reasons, askPerson, terms = {} } = evaluation;
  const { warnings = [], ...others } = details as { warnings?: Reason[] };
  return (
    <section aria-label={t('law.answer')} className="answer">
      <h3>{t('law.answer')}</h3>
      <div className="outcome">
        <Value value={outcome} member="outcome" terms={terms} />
      </div>
      {askPerson && (
        <div role="note" className="note late">
          <strong>{t('law.askPerson')}</strong>
          <p>{t('law.askPersonHint')}</p>
        </div>
      )}
      {Object.keys(others).length > 0 && (
        <>
          <h4>{t('law.details')}</h4>
          <Members members={others} terms={terms} />
        </>
      )}
      <Why warnings={warnings} reasons={reasons} />
      <Rest evaluation={evaluation} terms={terms} />
      <Share whole={link.whole} />
    </section>
  );
}

export function Why({ warnings, reasons }: { warnings: readonly Reason[]; reasons: readonly Reason[] }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <h4>{t('law.why')}</h4>
      <Reasons reasons={reasons} />
      {warnings.length > 0 && (
        <>
          <h4>{t('law.warnings')}</h4>
          <Reasons reasons={warnings} />
        </>
      )}
      {i18n.language !== 'ru' && <p className="small">{t('law.lang')}</p>}
    </>
  );
}

/** What else the answer rests on. */
export function Rest({ evaluation: { settingsUsed, ruleSet, date }, terms }: { evaluation: Evaluation; terms: Terms }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      {settingsUsed.length > 0 && (
        <>
          <h4>{t('law.settings')}</h4>
          <ul className="reasons">
            {settingsUsed.map(({ key, value, rule, owner, reason, validFrom }) => (
              <li key={key}>
                <p>
                  <strong>
                    <Value value={value} member={key} terms={terms} />
                  </strong>
                </p>
                <p>{reason[i18n.language]}</p>
                <p className="line small">
                  <Link to={`/rules/${rule}`}>{t('law.setting', { rule })}</Link>
                  <span>{t(`law.owner.${owner}`)}</span>
                  <span>{t('law.since', { day: dayOf(`${validFrom}T12:00:00+05:00`, i18n.language) })}</span>
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      <dl className="members">
        <div>
          <dt>{t('law.ruleSet')}</dt>
          <dd>
            <Link to="/editions">{ruleSet}</Link>
          </dd>
        </div>
        <div>
          <dt>{t('law.date')}</dt>
          <dd>{dayOf(`${date}T12:00:00+05:00`, i18n.language)}</dd>
        </div>
      </dl>
    </>
  );
}

export function Share({ whole }: { whole: boolean }) {
  const { t } = useTranslation();
  const [told, tell] = useState<string>();
  const copy = () => void navigator.clipboard.writeText(window.location.href).then(() => tell('law.shared'), () => tell('law.shareFailed'));
  return (
    <div className="share">
      <button type="button" onClick={copy}>
        {t('law.share')}
      </button>{' '}
      <span role="status">{told && t(told)}</span>
      {!whole && <p className="small">{t('law.sharePart')}</p>}
    </div>
  );
}
