import { Alert } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { usePlatformClock } from '../features/clock/use-platform-clock';
import { moment } from '../i18n/moment';
import { useTranslation } from '../i18n/speech';
import { Failed } from './failed';
import { Waiting } from './waiting';

type Query<T> = Pick<UseQueryResult<T>, 'data' | 'error' | 'isError' | 'dataUpdatedAt' | 'fetchStatus'> & { refetch(): unknown };

/** What was asked for, in each of its states: waited for, failed with a way to try again, stale (what was known before stays; also while there is no line), there. */
export function Answered<T>({ query, problem, children }: { query: Query<T>; problem: string; children: (data: T) => ReactNode }) {
  if (query.data === undefined) {
    if (!query.isError && query.fetchStatus !== 'paused') return <Waiting />;
    return <Failed title={problem} error={query.error ?? new Error(problem)} again={() => void query.refetch()} />;
  }
  return (
    <>
      {(query.isError || query.fetchStatus === 'paused') && <Stale at={query.dataUpdatedAt} />}
      {children(query.data)}
    </>
  );
}

/** What is shown could not be asked for again. */
export function Stale({ at }: { at: number }) {
  const { t, i18n } = useTranslation();
  const ahead = usePlatformClock()?.offsetMs ?? 0;
  return <Alert color="yellow">{t('stale', { at: moment(at + ahead, i18n.language) })}</Alert>;
}
