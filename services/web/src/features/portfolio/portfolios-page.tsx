import type { RowSelectionState } from '@tanstack/react-table';
import { useState } from 'react';
import { answered, api } from '../../api/client';
import { REFRESH_MS, useList } from '../../api/use-asked';
import { useTranslation } from '../../i18n/speech';
import { Choice } from '../../parts/list/choice';
import { List } from '../../parts/list/list';
import { Rows } from '../../parts/list/rows';
import { useAddress } from '../../parts/list/use-address';
import { Page } from '../../parts/page';
import { GiveForm } from './give-form';
import { usePortfolioColumns } from './portfolio-columns';
import { PORTFOLIOS_KEY, useColleagues } from './use-portfolio';
import { useWish } from './wish';

const HOLDERS = ['MINE', 'FREE', 'OTHERS'] as const;

/** Portfolios whose completeness the organisation has to find, the oldest first; where several check, they hand them on to each other. */
export function PortfoliosPage() {
  const { t } = useTranslation();
  const { wish, filters, filtered } = useWish();
  const { values, set, clear, any } = useAddress(['holder']);
  const holder = HOLDERS.find((each) => each === values.holder);
  const several = (useColleagues().data?.items.length ?? 0) > 1;
  const list = useList([...PORTFOLIOS_KEY, 'list', wish, holder], (cursor) => answered(api.GET('/api/v1/portfolio/assessments', { params: { query: { ...wish, holder, limit: 20, cursor } } })), { refreshMs: REFRESH_MS });
  const [chosen, choose] = useState<RowSelectionState>({});
  const columns = usePortfolioColumns(several);
  const ids = list.items.map(({ workItemId }) => workItemId).filter((id) => chosen[id]);
  const all = (
    <>
      {filters}
      {(several || holder) && <Choice label={t('portfolio.checks')} value={values.holder} options={HOLDERS.map((value) => ({ value, label: t(`portfolio.holder.${value}`) }))} choose={(value) => set('holder', value)} />}
    </>
  );
  return (
    <Page title={t('portfolio.toCheck')}>
      <List list={list} problem={t('portfolio.problem')} filters={all} filtered={{ any: filtered.any || any, clear }} empty={{ title: t('portfolio.none'), hint: t('portfolio.noneHint') }}>
        {(items) => <Rows items={items} columns={columns} idOf={({ workItemId }) => workItemId} label={t('portfolio.toCheck')} selection={several ? { chosen, choose } : undefined} />}
      </List>
      {several && list.items.length > 0 && <GiveForm workItemIds={ids} given={(gone) => choose((before) => Object.fromEntries(Object.entries(before).filter(([id]) => !gone.includes(id))))} />}
    </Page>
  );
}
