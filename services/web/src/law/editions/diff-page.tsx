import { useParams } from 'react-router';
import { useTranslation } from '../../i18n/speech';
import { Answered } from '../parts/answered';
import { Nothing } from '../parts/nothing';
import { Page } from '../parts/page';
import { useLaw } from '../parts/use-law';
import { Members } from '../parts/value';
import type { RuleSetDiff, TableDiff, Terms } from '../types';

/** What differs between two editions, or an edition and a draft: table by table, row by row. */
export function DiffPage() {
  const { t } = useTranslation();
  const { first = '', second = '' } = useParams();
  const asked = useLaw<RuleSetDiff>(`rule-sets/${encodeURIComponent(first)}/diff/${encodeURIComponent(second)}`);
  return (
    <Page title={t('law.diff', { first, second })} back={{ to: '/editions', title: t('law.editions') }}>
      <Answered query={asked} missing={t('law.noPage')}>
        {({ tables, terms }) => (tables.length === 0 ? <Nothing title={t('law.sameRules')} /> : tables.map((table) => <Table key={table.table} table={table} terms={terms} />))}
      </Answered>
    </Page>
  );
}

function Table({ table: { table, given, added, removed, changed }, terms }: { table: TableDiff; terms: Terms }) {
  const { t, i18n } = useTranslation();
  const said = [added.length && t('law.added', { count: added.length }), removed.length && t('law.removed', { count: removed.length }), changed.length && t('law.changed', { count: changed.length })].filter(Boolean).join('; ');
  return (
    <details className="table">
      <summary>
        <strong>{terms[table]?.[i18n.language] ?? table}</strong> <span className="small">— {given === 'BOTH' ? said : `${t(`law.given.${given}`)}; ${said}`}</span>
      </summary>
      {changed.map(({ key, from, to }) => (
        <div key={key} className="change">
          <Row title={`${t('law.before')}: ${key}`} row={from} terms={terms} />
          <Row title={`${t('law.after')}: ${key}`} row={to} terms={terms} />
        </div>
      ))}
      <Rows rows={removed} title="law.removed" terms={terms} />
      <Rows rows={added} title="law.added" terms={terms} />
    </details>
  );
}

function Rows({ rows, title, terms }: { rows: readonly object[]; title: string; terms: Terms }) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  return (
    <>
      <h3>{t(title, { count: rows.length })}</h3>
      <ul className="cards">
        {rows.map((row, at) => (
          <li key={at}>
            <Members members={row as Record<string, unknown>} terms={terms} />
          </li>
        ))}
      </ul>
    </>
  );
}

const Row = ({ title, row, terms }: { title: string; row: object; terms: Terms }) => (
  <div>
    <h4>{title}</h4>
    <Members members={row as Record<string, unknown>} terms={terms} />
  </div>
);
