import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { answered, api } from '../../api/client';
import { useAsked, useList } from '../../api/use-asked';
import { moment } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { List } from '../../parts/list/list';
import { Rows } from '../../parts/list/rows';
import { Page } from '../../parts/page';
import { CaseLink } from './case-columns';
import type { Case } from './types';
import { CASE_KEY } from './use-case';

/** Cases that moved away with their teachers: what was decided here stays to be read, nothing later. */
export default function LeftPage() {
  const { t } = useTranslation();
  const left = useList([...CASE_KEY, 'left'], (cursor) => answered(api.GET('/api/v1/applications/left', { params: { query: { limit: 20, cursor } } })));
  const count = useAsked([...CASE_KEY, 'left', 'count'], () => answered(api.GET('/api/v1/applications/left/count')));
  const columns = useColumns();
  return (
    <Page title={t('case.leftTitle')} back={{ to: '/cases', title: t('case.cases') }}>
      <List list={left} problem={t('case.problem')} empty={{ title: t('case.leftNone'), hint: t('case.leftHint') }} total={count.data?.count}>
        {(items) => <Rows items={items} columns={columns} idOf={({ attestationId, leftAt }) => `${attestationId} ${leftAt ?? ''}`} label={t('case.leftTitle')} />}
      </List>
    </Page>
  );
}

function useColumns(): ColumnDef<Case>[] {
  const { t, i18n } = useTranslation();
  return useMemo(
    () => [
      { id: 'teacher', header: t('case.teacher'), cell: ({ row: { original } }) => <CaseLink shown={original} /> },
      { id: 'claimed', header: t('case.claimed'), accessorFn: ({ claimed }) => t(`category.${claimed}`) },
      { id: 'state', header: t('case.state'), accessorFn: ({ current }) => current.stateText },
      { id: 'left', header: t('case.leftAt'), accessorFn: ({ leftAt }) => (leftAt ? moment(leftAt, i18n.language) : '—') },
    ],
    [t, i18n.language],
  );
}
