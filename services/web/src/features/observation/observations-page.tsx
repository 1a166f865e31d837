import { Anchor, Card, Checkbox, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { answered, api, type Shapes } from '../../api/client';
import { REFRESH_MS, useList } from '../../api/use-asked';
import { dayOf } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Choice } from '../../parts/list/choice';
import { List } from '../../parts/list/list';
import { useAddress } from '../../parts/list/use-address';
import { Mark } from '../../parts/mark';
import { Page } from '../../parts/page';
import { useObserver } from './use-observer';
import { SHEETS_KEY } from './use-kept';
import { WriteSheet } from './write-sheet';

type Observation = Shapes['PortfolioObservationOut'];
const SIDES = ['ABOUT_ME', 'WRITTEN'] as const;

/** Sheets about whoever is signed in, and those she wrote or is writing. */
export function ObservationsPage() {
  const { t } = useTranslation();
  const observer = useObserver();
  const { values, set, clear, any } = useAddress(['side', 'open']);
  const filter = { side: SIDES.find((side) => side === values.side), open: values.open === 'true' || undefined };
  const list = useList([...SHEETS_KEY, filter], (cursor) => answered(api.GET('/api/v1/portfolio/observations', { params: { query: { ...filter, limit: 20, cursor } } })), { refreshMs: REFRESH_MS });
  const filters = (
    <>
      <Choice label={t('observation.side')} value={values.side} options={SIDES.map((side) => ({ value: side, label: t(`observation.sides.${side}`) }))} choose={(side) => set('side', side)} />
      <Checkbox mb="xs" label={t('observation.onlyOpen')} checked={values.open === 'true'} onChange={({ currentTarget }) => set('open', currentTarget.checked ? 'true' : '')} />
    </>
  );
  return (
    <Page title={t('observation.sheets')}>
      {observer && <WriteSheet owner={observer.personId} />}
      <List list={list} problem={t('observation.problem')} filters={filters} filtered={{ any, clear }} empty={{ title: t('observation.none'), hint: t('observation.noneHint') }}>
        {(items) => (
          <Stack component="ul" m={0} p={0} gap="xs" style={{ listStyle: 'none' }}>
            {items.map((each) => (
              <SheetLine key={each.observationId} shown={each} />
            ))}
          </Stack>
        )}
      </List>
    </Page>
  );
}

function SheetLine({ shown }: { shown: Observation }) {
  const { t, i18n } = useTranslation();
  const { observationId, teacher, lesson, observedOn, points, observerName, observer } = shown;
  return (
    <Card withBorder component="li">
      <Group gap="xs" justify="space-between">
        <Anchor component={Link} to={observationId} fw={500}>
          {teacher ?? lesson}
        </Anchor>
        <SheetState shown={shown} />
      </Group>
      <Text size="sm">
        {dayOf(observedOn, i18n.language)} · {lesson} · {t('observation.pointsOf', { points })}
      </Text>
      <Text size="sm">
        {t(`observation.kind.${observer}`)}: {observerName ?? '—'}
      </Text>
    </Card>
  );
}

const TONES = { WITHDRAWN: 'still', ACKNOWLEDGED: 'good', OPEN: 'note' } as const;

/** Withdrawn, acknowledged, or still to be. */
export function SheetState({ shown: { withdrawn, acknowledgedAt } }: { shown: Observation }) {
  const { t } = useTranslation();
  const state = withdrawn ? 'WITHDRAWN' : acknowledgedAt ? 'ACKNOWLEDGED' : 'OPEN';
  return <Mark tone={TONES[state]}>{t(`observation.state.${state}`)}</Mark>;
}
