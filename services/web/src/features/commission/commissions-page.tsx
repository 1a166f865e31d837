import { Button } from '@mantine/core';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { answered, api } from '../../api/client';
import { useList } from '../../api/use-asked';
import { dayOf } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import { Choice } from '../../parts/list/choice';
import { leading } from '../../parts/list/leading';
import { List } from '../../parts/list/list';
import { Rows } from '../../parts/list/rows';
import { useAddress } from '../../parts/list/use-address';
import { Page } from '../../parts/page';
import { useRights } from '../../session/use-rights';
import { type Commission, COMMISSION_KEY } from './types';

const LEVELS = ['ORG', 'DISTRICT', 'REGION', 'MINISTRY'] as const;

/** The commissions somebody belongs to, or heads the body of. */
export function CommissionsPage() {
  const { t } = useTranslation();
  const { may } = useRights();
  const { values, set, clear, any } = useAddress(['level']);
  const level = LEVELS.find((each) => each === values.level);
  const commissions = useList([...COMMISSION_KEY, 'list', level], (cursor) => answered(api.GET('/api/v1/commissions', { params: { query: { level, limit: 20, cursor } } })));
  const columns = useColumns();
  const create = (
    <Button component={Link} to="new">
      {t('commission.approve')}
    </Button>
  );
  return (
    <Page title={t('commission.commissions')} actions={may('commissions.commission.approve') && create}>
      <List
        list={commissions}
        problem={t('commission.problem')}
        filters={<Choice label={t('commission.level')} value={values.level} options={LEVELS.map((value) => ({ value, label: t(`commission.levelOf.${value}`) }))} choose={(value) => set('level', value)} />}
        filtered={{ any, clear }}
        empty={{ title: t('commission.noCommissions'), hint: t('commission.noCommissionsHint') }}
      >
        {(items) => <Rows items={items} columns={columns} idOf={({ id }) => id} label={t('commission.commissions')} />}
      </List>
    </Page>
  );
}

function useColumns(): ColumnDef<Commission>[] {
  const { t, i18n } = useTranslation();
  return useMemo(
    () => [
      leading({ id: 'name', header: t('commission.commission'), to: ({ id }) => id, said: ({ name, orderNumber }) => name || orderNumber }),
      { id: 'level', header: t('commission.level'), accessorFn: ({ level }) => t(`commission.levelOf.${level}`) },
      { id: 'chair', header: t('role.COMMISSION_CHAIR'), accessorFn: ({ members, chairId }) => members.find(({ personId }) => personId === chairId)?.name ?? t('commission.noChair') },
      { id: 'secretary', header: t('role.COMMISSION_SECRETARY'), accessorFn: ({ secretary }) => secretary },
      { id: 'term', header: t('commission.term'), accessorFn: ({ from, to }) => `${dayOf(from, i18n.language)} – ${dayOf(to, i18n.language)}` },
    ],
    [t, i18n.language],
  );
}
