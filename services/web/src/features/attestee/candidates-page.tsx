import type { RowSelectionState } from '@tanstack/react-table';
import { useState } from 'react';
import { useTranslation } from '../../i18n/speech';
import { useAddress } from '../../parts/list/use-address';
import { Choice } from '../../parts/list/choice';
import { List } from '../../parts/list/list';
import { Rows } from '../../parts/list/rows';
import { Search } from '../../parts/list/search';
import { useThisYear, YearChoice } from '../../parts/list/year-choice';
import { Page } from '../../parts/page';
import { useRights } from '../../session/use-rights';
import { ApproveForm } from './approve-form';
import { useAttesteeColumns } from './columns';
import type { Category } from './types';
import { type AttesteeFilter, useCandidateCounts, useCandidates } from './use-attestees';

/** Who is admitted and on no list yet: all or some of them are put on the region's list. */
export default function CandidatesPage() {
  const { t } = useTranslation();
  const { may } = useRights();
  const { values, set, clear, any } = useAddress(['q', 'year', 'placeCode', 'category']);
  const thisYear = useThisYear();
  const filter: AttesteeFilter = { q: values.q || undefined, year: Number(values.year) || thisYear, placeCode: values.placeCode || undefined, category: (values.category || undefined) as Category | undefined };
  const { list, counts } = useCandidates(filter);
  const all = useCandidateCounts({ year: filter.year });
  const [chosen, choose] = useState<RowSelectionState>({});
  const approves = may('applications.attestee-list.approve');
  const columns = useAttesteeColumns(approves);
  const counted = (groups: { code: string; text: string | null; count: number }[] = []) => groups.map(({ code, text, count }) => ({ value: code, label: `${text ?? code} (${count})` }));
  const filters = (
    <>
      <Search label={t('list.search')} value={values.q} find={(text) => set('q', text)} />
      <YearChoice one value={String(filter.year ?? '')} choose={(year) => set('year', year)} />
      <Choice label={t('attestee.place')} value={values.placeCode} options={counted(all.data?.byPlace)} choose={(place) => set('placeCode', place)} />
      <Choice label={t('case.claimed')} value={values.category} options={counted(all.data?.byCategory)} choose={(category) => set('category', category)} />
    </>
  );
  return (
    <Page title={t('attestee.candidates')}>
      <List list={list} problem={t('attestee.problem')} filters={filters} filtered={{ any, clear }} empty={{ title: t('attestee.nobody'), hint: t('attestee.nobodyHint') }} total={counts.data?.count}>
        {(items) => <Rows items={items} columns={columns} idOf={({ attestationId }) => attestationId} label={t('attestee.candidates')} selection={approves ? { chosen, choose } : undefined} />}
      </List>
      {approves && list.items.length > 0 && <ApproveForm filter={filter} total={counts.data?.count} chosen={Object.keys(chosen).filter((id) => chosen[id])} />}
    </Page>
  );
}
