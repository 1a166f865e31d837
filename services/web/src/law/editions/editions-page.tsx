import { Link } from 'react-router';
import { dayOf } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Answered } from '../parts/answered';
import { Page } from '../parts/page';
import { Source } from '../parts/reasons';
import { useLaw } from '../parts/use-law';
import type { RuleSet } from '../types';

/** The editions of the Rules that are loaded, the newest first, each with the way to what it changed. */
export function EditionsPage() {
  const { t } = useTranslation();
  const asked = useLaw<{ items: RuleSet[] }>('rule-sets');
  return (
    <Page title={t('law.editions')} lead={t('law.editionsLead')}>
      <Answered query={asked}>
        {({ items }) => (
          <ul className="cards">
            {items.map((each, at) => <Edition key={each.id} edition={each} before={items[at - 1]} />).reverse()}
          </ul>
        )}
      </Answered>
    </Page>
  );
}

function Edition({ edition: { id, title, validFrom, validTo, source, given }, before }: { edition: RuleSet; before: RuleSet | undefined }) {
  const { t, i18n } = useTranslation();
  const day = (date: string) => dayOf(`${date}T12:00:00+05:00`, i18n.language);
  return (
    <li>
      <h3>{title[i18n.language]}</h3>
      <p>
        <Source source={source} />
      </p>
      <dl className="members">
        <div>
          <dt>{t('law.validFrom')}</dt>
          <dd>{day(validFrom)}</dd>
        </div>
        <div>
          <dt>{t('law.validTo')}</dt>
          <dd>{validTo ? day(validTo) : t('law.now')}</dd>
        </div>
      </dl>
      <p className="small">{t('law.tables', { count: given.length })}</p>
      {before && (
        <p>
          <Link to={`/editions/${before.id}/diff/${id}`}>{t('law.compare')}</Link>
        </p>
      )}
    </li>
  );
}
