import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { InfiniteQueryObserver, type QueryClient, QueryObserver } from '@tanstack/react-query';
import { languageNow, speak } from '../i18n/speech';
import { makeQueries } from './queries';

const KEY = ['case', '1'];
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

/** A platform that answers when it is told to. */
function platform() {
  const asked: { language: string; answer(): void; fail(): void }[] = [];
  const ask = () =>
    new Promise<string>((answer, refuse) => {
      const language = languageNow();
      asked.push({ language, answer: () => answer(`in ${language}`), fail: () => refuse(new Error('no line')) });
    });
  return { asked, ask };
}

describe('What a page knows, in another language', () => {
  let queries: QueryClient;
  beforeEach(() => {
    speak('kk');
    queries = makeQueries();
  });
  afterEach(() => queries.clear());

  /** @returns the states a component would have been shown in, and an end */
  function watch(ask: () => Promise<string>) {
    const observer = new QueryObserver(queries, { queryKey: KEY, queryFn: ask, retry: false });
    const shown: (string | undefined)[] = [];
    const end = observer.subscribe(({ data }) => void shown.push(data));
    return { observer, shown, end };
  }

  it('is asked for again, and what was known stays until the answer is there', async () => {
    const { asked, ask } = platform();
    const { observer, shown, end } = watch(ask);
    asked[0]?.answer();
    await settled();
    shown.length = 0;
    speak('ru');
    await settled();
    expect([asked.map(({ language }) => language), observer.getCurrentResult().data]).toEqual([['kk', 'ru'], 'in kk']);
    asked[1]?.answer();
    await settled();
    expect(observer.getCurrentResult()).toMatchObject({ data: 'in ru', fetchStatus: 'idle' });
    expect(shown).not.toContain(undefined);
    end();
  });

  it('stays where no answer comes, and says that it is stale', async () => {
    const { asked, ask } = platform();
    const { observer, end } = watch(ask);
    asked[0]?.answer();
    await settled();
    speak('ru');
    await settled();
    asked[1]?.fail();
    await settled();
    expect(observer.getCurrentResult()).toMatchObject({ data: 'in kk', isError: true });
    end();
  });

  it('does not wait for what was asked in the language before', async () => {
    const { asked, ask } = platform();
    const { observer, end } = watch(ask);
    speak('en');
    await settled();
    asked[0]?.answer();
    asked[1]?.answer();
    await settled();
    expect([asked.map(({ language }) => language), observer.getCurrentResult().data]).toEqual([['kk', 'en'], 'in en']);
    end();
  });

  it('is asked for page by page as far as it was shown', async () => {
    const observer = new InfiniteQueryObserver(queries, {
      queryKey: ['list'],
      queryFn: ({ pageParam }: { pageParam: number }) => Promise.resolve(`${languageNow()} ${pageParam}`),
      initialPageParam: 1,
      getNextPageParam: (_, __, page) => page + 1,
    });
    const end = observer.subscribe(() => undefined);
    await settled();
    await observer.fetchNextPage();
    speak('ru');
    await settled();
    expect(observer.getCurrentResult().data?.pages).toEqual(['ru 1', 'ru 2']);
    end();
  });

  it('is asked for again by whoever comes back to it later', async () => {
    const { asked, ask } = platform();
    const first = watch(ask);
    asked[0]?.answer();
    await settled();
    first.end();
    speak('ru');
    await settled();
    expect(asked).toHaveLength(1);
    const later = watch(ask);
    await settled();
    expect(asked.map(({ language }) => language)).toEqual(['kk', 'ru']);
    later.end();
  });
});
