import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { moment } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { leading } from '../../parts/list/leading';
import { List } from '../../parts/list/list';
import { Rows } from '../../parts/list/rows';
import { useAddress } from '../../parts/list/use-address';
import { YearChoice } from '../../parts/list/year-choice';
import { Page } from '../../parts/page';
import type { ApprovedList } from './types';
import { useLists } from './use-attestees';

/** The lists a region approved; for the authorised body those that were sent to it. */
export function ListsPage() {
  const { t } = useTranslation();
  const { values, set, clear, any } = useAddress(['year']);
  const { list, counts } = useLists(Number(values.year) || undefined);
  const columns = useListColumns();
  return (
    <Page title={t('attestee.lists')}>
      <List
        list={list}
        problem={t('attestee.problem')}
        filters={<YearChoice value={values.year} choose={(year) => set('year', year)} />}
        filtered={{ any, clear }}
        empty={{ title: t('attestee.noLists'), hint: t('attestee.noListsHint') }}
        total={counts.data?.count}
      >
        {(items) => <Rows items={items} columns={columns} idOf={({ listId }) => listId} label={t('attestee.lists')} />}
      </List>
    </Page>
  );
}

function useListColumns(): ColumnDef<ApprovedList>[] {
  const { t, i18n } = useTranslation();
  return useMemo(
    () => [
      leading({ id: 'number', header: t('attestee.number'), to: ({ listId }) => listId, said: ({ number, year }) => t('attestee.numbered', { number, year }) }),
      { id: 'region', header: t('attestee.region'), accessorFn: ({ placeName, placeCode }) => placeName ?? placeCode },
      { id: 'count', header: t('attestee.count'), accessorFn: ({ count }) => count },
      { id: 'approved', header: t('attestee.approvedAt'), accessorFn: ({ approvedAt, approvedBy }) => `${moment(approvedAt, i18n.language)}, ${approvedBy.name ?? ''}` },
      { id: 'sent', header: t('attestee.sentAt'), accessorFn: ({ sentAt }) => (sentAt ? moment(sentAt, i18n.language) : t('attestee.notSent')) },
    ],
    [t, i18n.language],
  );
}
