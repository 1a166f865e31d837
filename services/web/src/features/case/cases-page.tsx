import { Anchor, Badge, Checkbox, Group } from '@mantine/core';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate } from 'react-router';
import { answered, api, type Shapes } from '../../api/client';
import { REFRESH_MS, useAsked, useList } from '../../api/use-asked';
import { moment } from '../../i18n/moment';
import { Choice } from '../../parts/list/choice';
import { List } from '../../parts/list/list';
import { Rows } from '../../parts/list/rows';
import { useAddress } from '../../parts/list/use-address';
import { Page } from '../../parts/page';
import { useRights } from '../../session/use-rights';
import { CASE_KEY } from './use-case';

type Case = Shapes['ApplicationsCaseOut'];

/** The cases somebody answers for, by state and due date; who has only her own sees it at once. */
export function CasesPage() {
  const { t } = useTranslation();
  const { values, set, clear, any } = useAddress(['state', 'late']);
  const filter = { state: (values.state || undefined) as Case['current']['state'] | undefined, late: values.late === 'true' || undefined };
  const cases = useList([...CASE_KEY, 'list', filter], (cursor) => answered(api.GET('/api/v1/applications', { params: { query: { ...filter, order: 'DUE', limit: 20, cursor } } })), { refreshMs: REFRESH_MS });
  const counts = useAsked([...CASE_KEY, 'counts', filter], () => answered(api.GET('/api/v1/applications/counts', { params: { query: filter } })), { refreshMs: REFRESH_MS });
  const all = useAsked([...CASE_KEY, 'counts', {}], () => answered(api.GET('/api/v1/applications/counts')), { refreshMs: REFRESH_MS });
  const columns = useColumns();
  const onlyHerOwn = useOnlyHerOwn();
  const [only] = cases.items;
  if (onlyHerOwn && only && cases.items.length === 1 && !any) return <Navigate to={only.attestationId} replace />;
  const states = (all.data?.byState ?? []).map(({ code, text, count }) => ({ value: code, label: `${text} (${count})` }));
  const filters = (
    <>
      <Choice label={t('case.state')} value={values.state} options={states} choose={(state) => set('state', state)} />
      <Checkbox mb="xs" label={t('case.onlyLate', { count: all.data?.late ?? 0 })} checked={values.late === 'true'} onChange={({ currentTarget }) => set('late', currentTarget.checked ? 'true' : '')} />
    </>
  );
  return (
    <Page title={t('case.cases')}>
      <List list={cases} problem={t('case.problem')} filters={!onlyHerOwn && filters} filtered={{ any, clear }} empty={{ title: t('case.none'), hint: t('case.noneHint') }} total={counts.data?.count}>
        {(items) => <Rows items={items} columns={columns} idOf={({ attestationId }) => attestationId} label={t('case.cases')} />}
      </List>
    </Page>
  );
}

function useOnlyHerOwn(): boolean {
  const { roles } = useRights();
  return roles.every(({ role }) => role === 'TEACHER');
}

function useColumns(): ColumnDef<Case>[] {
  const { t, i18n } = useTranslation();
  return useMemo(
    () => [
      { id: 'teacher', header: t('case.teacher'), cell: ({ row: { original } }) => <CaseLink shown={original} /> },
      { id: 'organisation', header: t('case.organisation'), accessorFn: ({ organisation }) => organisation.name },
      { id: 'claimed', header: t('case.claimed'), accessorFn: ({ claimed }) => t(`category.${claimed}`) },
      { id: 'where', header: t('case.where'), accessorFn: ({ current }) => current.stepText ?? current.stateText },
      { id: 'holder', header: t('case.holder'), accessorFn: ({ current }) => current.holders.map(({ roleText, name }) => name ?? roleText).join('; ') },
      {
        id: 'due',
        header: t('case.due'),
        cell: ({ row: { original: { current } } }) => (
          <Group gap="xs">
            {current.due ? moment(current.due, i18n.language) : '—'}
            {current.late && <Badge color="red.9">{t('case.late')}</Badge>}
          </Group>
        ),
      },
    ],
    [t, i18n.language],
  );
}

function CaseLink({ shown: { attestationId, teacher, year } }: { shown: Case }) {
  const { t } = useTranslation();
  return (
    <Anchor component={Link} to={attestationId}>
      {teacher.name ?? t('case.nameless', { year })}
    </Anchor>
  );
}
