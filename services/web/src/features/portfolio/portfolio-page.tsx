import { Alert, Anchor, Card, List, Stack, Text, Title } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { moment } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Answered } from '../../parts/answered';
import { AsOf } from '../../parts/as-of';
import { Line } from '../../parts/line';
import { Page } from '../../parts/page';
import { useKept } from '../../parts/use-kept';
import { useMe } from '../../session/use-me';
import { CheckItem, type Marking } from './check-item';
import { Decision } from './decision';
import { GiveForm } from './give-form';
import { type Marks, NO_MARKS } from './marks';
import { piecesBeside } from './proves';
import { type Portfolio, usePortfolio, useScans } from './use-portfolio';

/** One portfolio: the check-list item by item with the evidence beside it, and what the organisation finds. */
export function PortfolioPage() {
  const { t } = useTranslation();
  const { workItemId = '' } = useParams();
  const asked = usePortfolio(workItemId);
  return (
    <Page title={t('portfolio.one')} back={{ to: '/portfolios', title: t('portfolio.toCheck') }}>
      <Answered query={asked} problem={t('portfolio.problem')}>
        {(shown) => (
          <>
            <About shown={shown} asOf={asked.dataUpdatedAt} />
            {shown.followedBy ? <Followed by={shown.followedBy} /> : <Checked key={workItemId} shown={shown} />}
          </>
        )}
      </Answered>
    </Page>
  );
}

function About({ shown: { teacher, claimed, openedAt, due, status, holder }, asOf }: { shown: Portfolio; asOf: number }) {
  const { t, i18n } = useTranslation();
  return (
    <Card withBorder>
      <Stack gap="xs" component="dl" m={0}>
        <Line term={t('portfolio.teacher')}>{teacher ?? t('portfolio.nameless')}</Line>
        <Line term={t('portfolio.claimed')}>{t(`category.${claimed}`)}</Line>
        <Line term={t('portfolio.since')}>{moment(openedAt, i18n.language)}</Line>
        <Line term={t('portfolio.due')}>{due ? moment(due, i18n.language) : t('portfolio.noDue')}</Line>
        <Line term={t('portfolio.checks')}>{holder ? (holder.name ?? t('portfolio.nameless')) : t('portfolio.nobodyChecks')}</Line>
        <Line term={t('portfolio.state')}>
          <strong>{t(`portfolio.status.${status}`)}</strong>
        </Line>
      </Stack>
      <AsOf at={asOf} />
    </Card>
  );
}

/** Of a check that returned the portfolio: it was supplied, and another check is what counts. */
function Followed({ by }: { by: string }) {
  const { t } = useTranslation();
  return (
    <Card withBorder component="section" aria-label={t('portfolio.followed')}>
      <Text fw={500}>{t('portfolio.followed')}</Text>
      <Anchor component={Link} to={`/portfolios/${by}`}>
        {t('portfolio.toFollowing')}
      </Anchor>
    </Card>
  );
}

function Checked({ shown: { workItemId, status, portfolio, holder } }: { shown: Portfolio }) {
  const { t } = useTranslation();
  const [marks, mark, forget] = useKept<Marks>(`marks.${workItemId}`, NO_MARKS);
  const { checkList, late, corrections, gaps } = portfolio;
  const me = useMe().data?.personId;
  const anothers = holder !== null && holder.id !== me;
  const open = status === 'OPEN' && !anothers;
  return (
    <>
      {corrections.length > 0 && <Alert color="yellow">{t('portfolio.corrected', { what: corrections.map(({ text }) => text).join('; ') })}</Alert>}
      {late.length > 0 && <Alert color="yellow">{t('portfolio.late', { what: [...new Set(late.map(({ text }) => text))].join('; ') })}</Alert>}
      {gaps.length > 0 && (
        <Card withBorder>
          <Text fw={500}>{t('portfolio.wasReturned')}</Text>
          <List size="sm">
            {gaps.map(({ code, text, note }) => (
              <List.Item key={code}>{[text, note].filter(Boolean).join(' – ')}</List.Item>
            ))}
          </List>
        </Card>
      )}
      <Items portfolio={portfolio} marking={open ? { marks, mark } : undefined} />
      {status === 'OPEN' && anothers && <Alert color="yellow">{t('portfolio.heldBy', { name: holder.name ?? t('portfolio.nameless') })}</Alert>}
      {status === 'OPEN' && <GiveForm workItemIds={[workItemId]} />}
      {open && <Decision workItemId={workItemId} rows={checkList} marks={marks} mark={mark} decided={forget} />}
    </>
  );
}

/** The check-list; a scan lies beside the item it was sent for. */
function Items({ portfolio: { attestationId, checkList, evidence }, marking }: { portfolio: Portfolio['portfolio']; marking?: Marking }) {
  const { t } = useTranslation();
  const asked = useScans(attestationId);
  return (
    <Answered query={asked} problem={t('portfolio.scansProblem')}>
      {(scans) =>
        (['DOCUMENT', 'CRITERION'] as const).map((kind) => (
          <section key={kind} aria-label={t(`portfolio.kind.${kind}`)}>
            <Title order={3} size="h4" mb="xs">
              {t(`portfolio.kind.${kind}`)}
            </Title>
            <Stack component="ul" m={0} p={0} gap="xs" style={{ listStyle: 'none' }}>
              {checkList
                .filter((row) => row.kind === kind)
                .map((row) => (
                  <CheckItem key={row.code} row={row} pieces={piecesBeside(evidence, row)} scans={scans.filter(({ code }) => code === row.code)} marking={marking} />
                ))}
            </Stack>
          </section>
        ))
      }
    </Answered>
  );
}
