import { Button, Stack } from '@mantine/core';
import { useParams } from 'react-router';
import { moment } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Answered } from '../../parts/answered';
import { AsOf } from '../../parts/as-of';
import { Choice } from '../../parts/list/choice';
import { Line } from '../../parts/line';
import { List } from '../../parts/list/list';
import { Rows } from '../../parts/list/rows';
import { Search } from '../../parts/list/search';
import { useAddress } from '../../parts/list/use-address';
import { Page } from '../../parts/page';
import { Reasons } from '../../parts/reasons';
import { Refused } from '../../parts/refused';
import { Section } from '../../parts/section';
import { useRights } from '../../session/use-rights';
import { useAttesteeColumns } from './columns';
import { type ApprovedList, CATEGORIES, type Category } from './types';
import { useApproved, useNamed, useSending } from './use-attestees';

/** One approved list: whom it names, and its way to the authorised body. */
export function ListPage() {
  const { t } = useTranslation();
  const { listId = '' } = useParams();
  const asked = useApproved(listId);
  return (
    <Page title={asked.data ? t('attestee.numbered', { number: asked.data.number, year: asked.data.year }) : t('attestee.list')} back={{ to: '/attestee-lists', title: t('attestee.lists') }}>
      <Answered query={asked} problem={t('attestee.problem')}>
        {(list) => <ListCard list={list} asOf={asked.dataUpdatedAt} />}
      </Answered>
      <Named listId={listId} />
    </Page>
  );
}

function ListCard({ list, asOf }: { list: ApprovedList; asOf: number }) {
  const { t, i18n } = useTranslation();
  const { may } = useRights();
  const sending = useSending(list.listId);
  return (
    <Section title={list.placeName ?? list.placeCode}>
      <Stack component="dl" gap="xs" m={0}>
        <Line term={t('attestee.count')}>{list.count}</Line>
        <Line term={t('attestee.approvedAt')}>{`${moment(list.approvedAt, i18n.language)}, ${list.approvedBy.name ?? ''}`}</Line>
        <Line term={t('attestee.sentAt')}>{list.sentAt ? moment(list.sentAt, i18n.language) : t('attestee.notSent')}</Line>
      </Stack>
      <Reasons reasons={list.reasons} />
      <AsOf at={asOf} />
      <Refused error={sending.error} />
      {!list.sentAt && may('applications.attestee-list.send') && (
        <Button loading={sending.isPending} onClick={() => sending.mutate({})} style={{ alignSelf: 'flex-start' }}>
          {t('attestee.send')}
        </Button>
      )}
    </Section>
  );
}

function Named({ listId }: { listId: string }) {
  const { t } = useTranslation();
  const { values, set, clear, any } = useAddress(['q', 'category']);
  const { list, counts } = useNamed(listId, { q: values.q || undefined, category: (values.category || undefined) as Category | undefined });
  const columns = useAttesteeColumns();
  const filters = (
    <>
      <Search label={t('list.search')} value={values.q} find={(text) => set('q', text)} />
      <Choice label={t('case.claimed')} value={values.category} options={CATEGORIES.map((value) => ({ value, label: t(`category.${value}`) }))} choose={(category) => set('category', category)} />
    </>
  );
  return (
    <List list={list} problem={t('attestee.problem')} filters={filters} filtered={{ any, clear }} empty={{ title: t('attestee.nobody') }} total={counts.data?.count}>
      {(items) => <Rows items={items} columns={columns} idOf={({ attestationId }) => attestationId} label={t('attestee.list')} />}
    </List>
  );
}
