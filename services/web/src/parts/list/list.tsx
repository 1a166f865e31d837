import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/speech';
import { AsOf } from '../as-of';
import { Stale } from '../answered';
import { Empty } from '../empty';
import { Failed } from '../failed';
import { Waiting } from '../waiting';

/** What `useList` gives. */
export interface Listed<T> {
  items: T[];
  /** how many the whole list holds, where the platform says so with the page */
  total?: number;
  isPending: boolean;
  isError: boolean;
  error: Error | null;
  dataUpdatedAt: number;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isPlaceholderData: boolean;
  fetchNextPage(): unknown;
  refetch(): unknown;
}

interface ListProps<T> {
  list: Listed<T>;
  problem: string;
  /** search and filters */
  filters?: ReactNode;
  /** whether a filter is set, and how to drop all: an empty list says so */
  filtered?: { any: boolean; clear(): void };
  /** what is said where nothing is there, and the way to what may be done about it */
  empty: { title: string; hint?: string; action?: ReactNode };
  /** how many there are in all, where the platform counts them apart from the page */
  total?: number;
  children: (items: T[]) => ReactNode;
}

/** A list in all its states: filters, the rows, how many of how many, the next page, and of when it is. */
export function List<T>({ list, problem, filters, filtered, empty, total = list.total, children }: ListProps<T>) {
  return (
    <Stack aria-busy={list.isPlaceholderData}>
      {filters && (
        <Group align="end" gap="xs">
          {filters}
        </Group>
      )}
      {list.isPending && <Waiting />}
      {list.isError && list.items.length === 0 && <Failed title={problem} error={list.error ?? new Error(problem)} again={() => void list.refetch()} />}
      {list.isError && list.items.length > 0 && <Stale at={list.dataUpdatedAt} />}
      {!list.isPending && !list.isError && list.items.length === 0 && <Nothing filtered={filtered} empty={empty} />}
      {list.items.length > 0 && children(list.items)}
      {!list.isPending && <Foot list={list} total={total} />}
    </Stack>
  );
}

function Nothing({ filtered, empty: { action, ...said } }: Pick<ListProps<never>, 'filtered' | 'empty'>) {
  const { t } = useTranslation();
  if (!filtered?.any) return <Empty {...said}>{action}</Empty>;
  return (
    <Empty title={t('list.nothingFound')} hint={t('list.nothingFoundHint')}>
      <Button variant="default" onClick={filtered.clear}>
        {t('list.clear')}
      </Button>
    </Empty>
  );
}

function Foot<T>({ list, total }: { list: Listed<T>; total?: number }) {
  const { t } = useTranslation();
  const shown = list.items.length;
  return (
    <Group justify="space-between">
      <div>
        {shown > 0 && <Text size="sm">{total === undefined ? t('list.shown', { shown }) : t('list.shownOf', { shown, total })}</Text>}
        <AsOf at={list.dataUpdatedAt} />
      </div>
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('list.more')}
        </Button>
      )}
    </Group>
  );
}
