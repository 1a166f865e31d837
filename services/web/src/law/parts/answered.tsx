import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Problem } from '../../api/problem';
import { useTranslation } from '../../i18n/speech';
import { Nothing } from './nothing';

type Query<T> = Pick<UseQueryResult<T>, 'data' | 'error' | 'isError' | 'fetchStatus'> & { refetch(): unknown };

/** What was asked for, in each of its states: waited for, not there, failed with a way to try again, there. @param missing what is said where there is no such thing */
export function Answered<T>({ query, missing, children }: { query: Query<T>; missing?: string; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (!query.isError && query.fetchStatus !== 'paused') return <Waiting />;
  if (missing && query.error instanceof Problem && query.error.status === 404) return <Nothing title={missing} />;
  return <Failed error={query.error} again={() => void query.refetch()} />;
}

export function Waiting() {
  const { t } = useTranslation();
  return (
    <p role="status" className="waiting">
      {t('loading')}
    </p>
  );
}

export function Failed({ error, again, title }: { error: Error | null; again?: () => void; title?: string }) {
  const { t } = useTranslation();
  const problem = error instanceof Problem ? error : undefined;
  return (
    <div role="alert" className="note bad">
      <strong>{title ?? t('law.problem')}</strong>
      <p>{problem ? saidBy(problem) : t('failed.unreachable')}</p>
      {problem?.reference && <p className="small">{t('failed.reference', { reference: problem.reference })}</p>}
      {again && (
        <button type="button" onClick={again}>
          {t('failed.again')}
        </button>
      )}
    </div>
  );
}

/** A title, and the detail where it says more. */
const saidBy = ({ title, detail }: Problem): string => (title === detail ? title : `${title} ${detail}`);
