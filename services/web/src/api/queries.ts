import { QueryClient } from '@tanstack/react-query';
import { onLanguage } from '../i18n/speech';

/** What the pages know of the platform. */
export function makeQueries(): QueryClient {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: 2, refetchOnWindowFocus: true } } });
  askAgainInEachLanguage(queries);
  return queries;
}

/**
 * In another language everything is asked for again, for the texts in it. Until the answer comes, and where none comes,
 * what was known stays in the language it came in: no form goes from under whoever fills it in.
 */
function askAgainInEachLanguage(queries: QueryClient): void {
  onLanguage(() => void askAgain(queries));
}

/** What is being asked for in the language before is not waited for. */
async function askAgain(queries: QueryClient): Promise<void> {
  await queries.cancelQueries();
  await queries.invalidateQueries();
}
